import { readBmp, readGif } from './bitmaps';
import { readHeif } from './heif';
import { readJpeg2000 } from './jpeg2000';
import { tiffKind } from './tiff';

/**
 * What the first bytes of a file say it is, with the size in px that its own header claims before anything is decoded.
 * A PDF has pages of many sizes, and so has a TIFF (`readTiffPages`).
 */
export type ScanHeader =
  | { readonly format: 'pdf' }
  | { readonly format: 'tiff' }
  | {
      readonly format: 'jpeg' | 'png' | 'webp' | 'jp2' | 'j2k' | 'heic' | 'avif' | 'bmp' | 'gif';
      readonly widthPx: number;
      readonly heightPx: number;
      readonly dpi: number | null;
    };

/** A PDF header may follow up to 1,024 bytes of other matter (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_WITHIN_BYTES = 1024;

/**
 * Reads a scan's header without decoding it, so that a size bomb or a wrongly named file is known before a
 * decoder sees it. Null where no known format begins here, or its header is cut short.
 */
export function readScanHeader(bytes: Uint8Array): ScanHeader | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes);
  if (isAscii(bytes, 0, 'RIFF') && isAscii(bytes, 8, 'WEBP')) return readWebp(bytes);
  if (tiffKind(bytes) !== null) return { format: 'tiff' };
  const image = readJpeg2000(bytes) ?? readHeif(bytes) ?? readGif(bytes) ?? readBmp(bytes);
  if (image !== null) return image;
  return hasPdfHeader(bytes) ? { format: 'pdf' } : null;
}

/** DjVu, which no reader here opens; it is known so that the person can be told what to do. */
export function isDjvu(bytes: Uint8Array): boolean {
  return isAscii(bytes, 0, 'AT&TFORM');
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

function isAscii(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0));
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  const limit = Math.min(bytes.length, PDF_HEADER_WITHIN_BYTES);
  for (let at = 0; at < limit; at += 1) if (bytes[at] === 0x25 && isAscii(bytes, at, '%PDF-')) return true;
  return false;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const INCH_IN_METRES = 0.0254;

/** PNG (RFC 2083): IHDR first; pHYs, when it comes before the pixels, gives dots per metre. */
function readPng(bytes: Uint8Array): ScanHeader | null {
  if (bytes.length < 24 || !isAscii(bytes, 12, 'IHDR')) return null;
  const view = viewOf(bytes);
  const size = { format: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) } as const;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (isAscii(bytes, at + 4, 'IDAT')) break;
    if (isAscii(bytes, at + 4, 'pHYs') && at + 17 <= bytes.length && bytes[at + 16] === 1) {
      return { ...size, dpi: Math.round(view.getUint32(at + 8) * INCH_IN_METRES) };
    }
  }
  return { ...size, dpi: null };
}

/** JPEG (ITU-T T.81): the size stands in the frame header SOFn, the density in JFIF's APP0. */
function readJpeg(bytes: Uint8Array): ScanHeader | null {
  const view = viewOf(bytes);
  let dpi: number | null = null;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xe0 && isAscii(bytes, at + 4, 'JFIF')) dpi = jfifDpi(view, at);
    if (isFrameHeader(marker)) {
      return { format: 'jpeg', widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5), dpi };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jfifDpi(view: DataView, at: number): number | null {
  if (at + 14 > view.byteLength) return null;
  const unit = view.getUint8(at + 11);
  const density = view.getUint16(at + 12);
  if (density <= 1 || unit === 0) return null;
  return unit === 1 ? density : Math.round(density * 2.54);
}

/** WebP (RFC 9649): VP8X, VP8L and VP8 each say their size in their own way. */
function readWebp(bytes: Uint8Array): ScanHeader | null {
  if (bytes.length < 30) return null;
  const view = viewOf(bytes);
  const size = webpSize(bytes, view);
  return size === null ? null : { format: 'webp', ...size, dpi: null };
}

function webpSize(bytes: Uint8Array, view: DataView): { widthPx: number; heightPx: number } | null {
  if (isAscii(bytes, 12, 'VP8X')) {
    return { widthPx: 1 + uint24(view, 24), heightPx: 1 + uint24(view, 27) };
  }
  if (isAscii(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { widthPx: 1 + (bits & 0x3fff), heightPx: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (isAscii(bytes, 12, 'VP8 ')) {
    return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
  }
  return null;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
