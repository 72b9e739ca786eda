import { byteReader, type ByteReader } from './byte-reader';

/** A BMP or GIF, with the size that its header claims. */
export type BitmapHeader = {
  readonly format: 'bmp' | 'gif';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number | null;
};

const INCH_IN_METRES = 0.0254;
/** Lengths of the headers that there are, from OS/2 to version 5. */
const BMP_HEADERS: readonly number[] = [12, 16, 40, 52, 56, 64, 108, 124];
const OLD_HEADER = 12;

/**
 * BMP: the length of its second header says which it is. A height below zero means that the rows run downwards. Two
 * letters alone are no mark, so that the length of the header must be a known one, too.
 */
export function readBmp(bytes: Uint8Array): BitmapHeader | null {
  const reader = byteReader(bytes, true);
  const length = reader.u32(14);
  if (reader.u16(0) !== 0x4d42 || length === null || !BMP_HEADERS.includes(length)) return null;
  const sides = length === OLD_HEADER ? [reader.u16(18), reader.u16(20)] : [reader.u32(18), reader.u32(22)];
  const [widthPx, heightPx] = sides;
  if (widthPx == null || heightPx == null) return null;
  const perMetre = length >= 40 ? (reader.u32(38) ?? 0) : 0;
  const dpi = Math.round(perMetre * INCH_IN_METRES);
  const isTold = dpi >= 20 && dpi <= 10_000;
  return {
    format: 'bmp',
    widthPx: Math.abs(widthPx | 0),
    heightPx: Math.abs(heightPx | 0),
    dpi: isTold ? dpi : null,
  };
}

const GIF = { head: 0x4749_4638, screen: 13, extension: 0x21, image: 0x2c };
const MAX_EXTENSIONS = 1_000;

/** GIF89a: the first image may be larger than the screen that the head claims, and decoders then draw all of it. */
export function readGif(bytes: Uint8Array): BitmapHeader | null {
  const reader = byteReader(bytes, true);
  if (byteReader(bytes, false).u32(0) !== GIF.head) return null;
  const [width, height] = [reader.u16(6), reader.u16(8)];
  if (width === null || height === null) return null;
  const image = firstImage(reader);
  const right = image === null ? 0 : (reader.u16(image + 1) ?? 0) + (reader.u16(image + 5) ?? 0);
  const bottom = image === null ? 0 : (reader.u16(image + 3) ?? 0) + (reader.u16(image + 7) ?? 0);
  return { format: 'gif', widthPx: Math.max(width, right), heightPx: Math.max(height, bottom), dpi: null };
}

/** Where the first image's descriptor stands, after the colours and the extensions. */
function firstImage(reader: ByteReader): number | null {
  const packed = reader.u8(10) ?? 0;
  let at = GIF.screen + ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));
  for (let extensions = 0; extensions < MAX_EXTENSIONS; extensions += 1) {
    const kind = reader.u8(at);
    if (kind === GIF.image) return at;
    if (kind !== GIF.extension) return null;
    at += 2;
    for (let length = reader.u8(at); length !== null && length > 0; length = reader.u8(at)) at += 1 + length;
    at += 1;
  }
  return null;
}
