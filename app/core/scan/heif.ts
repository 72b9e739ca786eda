import { byteReader, type ByteReader } from './byte-reader';
import { findBox, fourChars, type Span } from './iso-boxes';

/** An image in HEIF: `heic` is mostly HEVC, as telephones write it; `avif` is AV1. */
export type HeifHeader = {
  readonly format: 'heic' | 'avif';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: null;
};

const AVIF_BRANDS = ['avif', 'avis'].map(fourChars);
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'].map(
  fourChars,
);
const BOX = {
  ...{ type: fourChars('ftyp'), meta: fourChars('meta'), properties: fourChars('iprp') },
  ...{ container: fourChars('ipco'), size: fourChars('ispe') },
};
/** A real file has a property for each image, its thumbnail and its tiles. */
const MAX_SIZES = 10_000;
/** Version and flags, which begin a full box (ISO/IEC 14496-12, 4.2). */
const FULL_BOX_BYTES = 4;

/**
 * Reads a HEIF header (ISO/IEC 23008-12). The size is the largest that the file gives to any of its images, before
 * cropping and turning: tiles and thumbnails are smaller than the picture itself. Null for other files, for one cut
 * short, and for films without a still image.
 */
export function readHeif(bytes: Uint8Array): HeifHeader | null {
  const reader = byteReader(bytes, false);
  if (reader.u32(4) !== BOX.type) return null;
  const brands = brandsOf(reader);
  const format = brands.some((brand) => AVIF_BRANDS.includes(brand)) ? 'avif' : 'heic';
  if (format === 'heic' && !brands.some((brand) => HEIC_BRANDS.includes(brand))) return null;
  const meta = findBox(reader, 0, reader.length, [BOX.meta]);
  if (meta === null) return null;
  const properties = findBox(reader, meta.from + FULL_BOX_BYTES, meta.to, [BOX.properties]);
  const container = properties && findBox(reader, properties.from, properties.to, [BOX.container]);
  const size = container && largestSize(reader, container);
  return size && { format, ...size, dpi: null };
}

/** The major brand and those it is compatible with. */
function brandsOf(reader: ByteReader): readonly number[] {
  const end = Math.min(reader.u32(0) ?? 0, reader.length);
  const brands = [reader.u32(8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(reader.u32(at));
  return brands.filter((brand) => brand !== null);
}

function largestSize(
  reader: ByteReader,
  { from, to }: Span,
): { readonly widthPx: number; readonly heightPx: number } | null {
  let best: { widthPx: number; heightPx: number } | null = null;
  let box = findBox(reader, from, to, [BOX.size]);
  for (let sizes = 0; box !== null && sizes < MAX_SIZES; sizes += 1) {
    const widthPx = reader.u32(box.from + FULL_BOX_BYTES);
    const heightPx = reader.u32(box.from + FULL_BOX_BYTES + 4);
    if (widthPx === null || heightPx === null) return best;
    if (best === null || widthPx * heightPx > best.widthPx * best.heightPx) best = { widthPx, heightPx };
    box = findBox(reader, box.to, to, [BOX.size]);
  }
  return best;
}
