import { unzlibSync } from 'fflate';
import { deflated, DEFLATED } from './pdf-output';

/** A picture as a PDF holds it. */
export type PdfPicture = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Entries of its dictionary beside type and size. */
  readonly entries: string;
  readonly bytes: Uint8Array;
  /** Its colours are those that the document says (ISO 19005-2, 6.2.4.3): grey or RGB. */
  readonly isArchival: boolean;
};

/**
 * A JPEG, its own bytes; or a PNG, its packed pixels as they are where they have no transparency. Null for everything else,
 * and for a PNG that is interlaced.
 */
export function pdfPicture(bytes: Uint8Array): PdfPicture | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegPicture(bytes);
  return bytes[0] === 0x89 && bytes[1] === 0x50 ? pngPicture(bytes) : null;
}

const SPACES = new Map([
  [1, '/DeviceGray'],
  [3, '/DeviceRGB'],
  [4, '/DeviceCMYK'],
]);

/** By its frame header (ITU-T T.81, B.2.2). Adobe's programs write four colours the other way round, and say so. */
function jpegPicture(bytes: Uint8Array): PdfPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let isAdobe = false;
  for (let at = 2; at + 10 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    isAdobe ||= marker === 0xee && String.fromCharCode(...bytes.subarray(at + 4, at + 9)) === 'Adobe';
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const colours = bytes[at + 9] ?? 0;
      const space = SPACES.get(colours);
      if (space === undefined) return null;
      const inverted = isAdobe && colours === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
      return {
        ...{ widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5), bytes },
        entries: `/ColorSpace ${space} /BitsPerComponent ${bytes[at + 4] ?? 8} /Filter /DCTDecode${inverted}`,
        isArchival: colours !== 4,
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

type Png = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bits: number;
  readonly colours: number;
  readonly palette: Uint8Array;
  readonly packed: Uint8Array;
};

/** Kinds of PNG (RFC 2083, 4.1.1): grey, RGB, palette, grey and RGB with transparency; with how many numbers a pixel. */
const GREY = 0;
const PALETTE = 3;
const SAMPLES = new Map([
  [GREY, 1],
  [2, 3],
  [PALETTE, 1],
  [4, 2],
  [6, 4],
]);

function pngPicture(bytes: Uint8Array): PdfPicture | null {
  const png = readPng(bytes);
  const samples = png === null ? undefined : SAMPLES.get(png.colours);
  if (png === null || samples === undefined) return null;
  if (png.colours >= 4) return opaque(png, samples);
  const { widthPx, heightPx, bits, colours, palette, packed } = png;
  const table = [...palette].map((one) => one.toString(16).padStart(2, '0')).join('');
  const indexed = `[/Indexed /DeviceRGB ${Math.max(0, palette.length / 3 - 1)} <${table}>]`;
  const space = colours === PALETTE ? indexed : (SPACES.get(samples) ?? '');
  const rows = `/Predictor 15 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${widthPx}`;
  return {
    ...{ widthPx, heightPx, bytes: packed, isArchival: true },
    entries: `/ColorSpace ${space} /BitsPerComponent ${bits} ${DEFLATED} /DecodeParms << ${rows} >>`,
  };
}

function readPng(bytes: Uint8Array): Png | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isInterlaced = bytes[28] !== 0;
  if (bytes.length < 57 || isInterlaced) return null;
  const pieces: Uint8Array[] = [];
  let palette = new Uint8Array();
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    if (name === 'PLTE') palette = Uint8Array.from(data);
    if (name === 'IDAT') pieces.push(data);
  }
  const packed = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0));
  pieces.reduce((at, piece) => {
    packed.set(piece, at);
    return at + piece.length;
  }, 0);
  const [bits = 0, colours = 0] = [bytes[24], bytes[25]];
  const isWhole = packed.length > 0 && (colours !== PALETTE || palette.length > 0);
  return isWhole
    ? { widthPx: view.getUint32(16), heightPx: view.getUint32(20), bits, colours, palette, packed }
    : null;
}

/** On white paper, without its transparency. */
function opaque({ widthPx, heightPx, bits, packed }: Png, samples: number): PdfPicture | null {
  const unpacked = tryUnzip(packed);
  const deep = bits / 8;
  const wide = widthPx * samples * deep;
  if (unpacked?.length !== (wide + 1) * heightPx) return null;
  const rows = unfiltered(unpacked, wide, samples * deep);
  const kept = samples - 1;
  const pixels = new Uint8Array(widthPx * heightPx * kept);
  // Of 16 bits a sample the upper eight are enough to look at.
  for (let i = 0; i < widthPx * heightPx; i += 1) {
    const share = (rows[(i * samples + kept) * deep] ?? 255) / 255;
    for (let k = 0; k < kept; k += 1)
      pixels[i * kept + k] = Math.round(255 - (255 - (rows[(i * samples + k) * deep] ?? 0)) * share);
  }
  return {
    ...{ widthPx, heightPx, bytes: deflated(pixels), isArchival: true },
    entries: `/ColorSpace ${SPACES.get(kept) ?? ''} /BitsPerComponent 8 ${DEFLATED}`,
  };
}

function tryUnzip(packed: Uint8Array): Uint8Array | null {
  try {
    return unzlibSync(packed);
  } catch {
    return null;
  }
}

/** The rows as they were before each was filtered (RFC 2083, 6). `step`: bytes of a pixel. */
function unfiltered(bytes: Uint8Array, wide: number, step: number): Uint8Array {
  const rows = new Uint8Array((bytes.length / (wide + 1)) * wide);
  for (let from = 0, to = 0; from < bytes.length; from += wide + 1, to += wide) {
    const filter = bytes[from] ?? 0;
    for (let i = 0; i < wide; i += 1) {
      const left = i < step ? 0 : (rows[to + i - step] ?? 0);
      const above = to === 0 ? 0 : (rows[to + i - wide] ?? 0);
      const corner = to === 0 || i < step ? 0 : (rows[to + i - wide - step] ?? 0);
      rows[to + i] = (bytes[from + 1 + i] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
