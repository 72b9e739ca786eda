import { byteReader, type ByteReader } from './byte-reader';
import { findBox, fourChars, type Span } from './iso-boxes';

/** A JPEG 2000 file (`jp2`) or a bare codestream (`j2k`), with the size that its header claims. */
export type Jpeg2000Header = {
  readonly format: 'jp2' | 'j2k';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number | null;
};

const BOX = { signature: fourChars('jP  '), header: fourChars('jp2h'), image: fourChars('ihdr') };
const RESOLUTION = { all: fourChars('res '), captured: fourChars('resc'), shown: fourChars('resd') };
const START_AND_SIZE = 0xff4fff51;
const INCH_IN_METRES = 0.0254;

/** Reads a JPEG 2000 header (ISO/IEC 15444-1, annexes A and I). Null for other files, and for one cut short. */
export function readJpeg2000(bytes: Uint8Array): Jpeg2000Header | null {
  const reader = byteReader(bytes, false);
  if (reader.u32(0) === START_AND_SIZE) return readCodestream(reader);
  if (reader.u32(4) !== BOX.signature) return null;
  const header = findBox(reader, 0, reader.length, [BOX.header]);
  const image = header === null ? null : findBox(reader, header.from, header.to, [BOX.image]);
  if (header === null || image === null) return null;
  const [heightPx, widthPx] = [reader.u32(image.from), reader.u32(image.from + 4)];
  if (widthPx === null || heightPx === null) return null;
  return { format: 'jp2', widthPx, heightPx, dpi: readDpi(reader, header) };
}

/** SIZ: the image area is the reference grid less its offset. */
function readCodestream(reader: ByteReader): Jpeg2000Header | null {
  const [right, bottom, left, top] = [8, 12, 16, 20].map((at) => reader.u32(at));
  if (right == null || bottom == null || left == null || top == null) return null;
  const size = { widthPx: Math.max(0, right - left), heightPx: Math.max(0, bottom - top) };
  return { format: 'j2k', ...size, dpi: null };
}

/** Dots per metre as a fraction with a power of ten: vertical first, then horizontal. */
function readDpi(reader: ByteReader, header: Span): number | null {
  const all = findBox(reader, header.from, header.to, [RESOLUTION.all]);
  const box =
    all === null ? null : findBox(reader, all.from, all.to, [RESOLUTION.captured, RESOLUTION.shown]);
  if (box === null) return null;
  const [over, under, power] = [reader.u16(box.from), reader.u16(box.from + 2), reader.u8(box.from + 8)];
  if (over === null || under === null || under === 0 || power === null) return null;
  const exponent = power > 127 ? power - 256 : power;
  const dpi = Math.round((over / under) * 10 ** exponent * INCH_IN_METRES);
  return dpi >= 20 && dpi <= 10_000 ? dpi : null;
}
