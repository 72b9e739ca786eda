import type { ScanErrorCode } from '../engine';
import { fail, ok, type Result } from '../result';
import { byteReader, type ByteReader } from './byte-reader';

/** One image of a TIFF, as its directory describes it before anything is decoded. Sizes are those of the stored rows. */
export type TiffPage = {
  /** Where its image file directory (IFD) begins, in bytes. */
  readonly offset: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Dots per inch along and across the stored rows, or null where the file does not say. */
  readonly dpi: { readonly x: number; readonly y: number } | null;
  /** Which corner comes first, 1–8 (TIFF 6.0, section 8); EXIF has the same numbers. */
  readonly orientation: number;
  /** Whether the decoder knows its compression and depth. */
  readonly isSupported: boolean;
  /** Whether its directory cannot be read: the page is there and fails, alone. Its size is made up. */
  readonly isDamaged: boolean;
  /** Where the offset of the next directory stands, so that a decoder can be given this page alone. */
  readonly nextAt: number;
};

type Entry = { readonly type: number; readonly count: number; readonly at: number };
type Directory = {
  readonly offset: number;
  readonly nextAt: number;
  readonly next: number;
  readonly entries: ReadonlyMap<number, Entry>;
};

/** Archives put whole files of a fond into one TIFF, but never more sheets than this. */
const MAX_DIRECTORIES = 10_000;
/** Libtiff's own bound on a sane directory. */
const MAX_ENTRIES = 4_096;

const TAG = {
  ...{ subfile: 254, oldSubfile: 255, width: 256, height: 257, bits: 258, compression: 259 },
  ...{ orientation: 274, xResolution: 282, yResolution: 283, resolutionUnit: 296, sampleFormat: 339 },
} as const;

/** Bytes of one value, by field type (TIFF 6.0, section 2; BigTIFF adds 16–18). */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
  ...{ 16: 8, 17: 8, 18: 8 },
};

/**
 * The compressions that the decoder reads: none, the CCITT ones, LZW, old and new JPEG, Deflate under both its numbers,
 * PackBits, and the rare word-aligned fax, ThunderScan and SGI LogLuv.
 */
const COMPRESSIONS = [1, 2, 3, 4, 5, 6, 7, 8, 32771, 32773, 32809, 32946, 34676, 34677];
/** Whole numbers up to 32 bits, fractions up to 64. */
const MAX_BITS = 32;
const MAX_FLOAT_BITS = 64;
const FLOAT = 3;

/** How a TIFF begins, by its first four bytes, or null for another file. */
export function tiffKind(bytes: Uint8Array): { readonly isLittle: boolean; readonly isBig: boolean } | null {
  const [a, b, c, d] = bytes;
  const isLittle = a === 0x49 && b === 0x49;
  if (!isLittle && !(a === 0x4d && b === 0x4d)) return null;
  const [version, other] = isLittle ? [c, d] : [d, c];
  if (other !== 0 || (version !== 42 && version !== 43)) return null;
  return { isLittle, isBig: version === 43 };
}

/**
 * The pages of a TIFF or BigTIFF, read from its directories alone. Every offset is checked, a directory that was seen
 * before ends the chain, and thumbnails and masks are no pages. Where a directory lies outside the file or a page has no size, a
 * damaged page stands for it, so that no page is lost without a word and none takes the others with it.
 */
export function readTiffPages(bytes: Uint8Array): Result<readonly TiffPage[], ScanErrorCode> {
  const kind = tiffKind(bytes);
  if (kind === null) return fail('unknown-format', 'not a TIFF');
  const reader = byteReader(bytes, kind.isLittle);
  const { directories, isBroken } = readDirectories(reader, kind.isBig);
  const own = directories.filter((directory) => !isBesidePage(reader, directory));
  const kept = own.length > 0 ? own : directories;
  if (kept.length === 0)
    return isBroken
      ? fail('scan-damaged', 'a directory lies outside the file')
      : fail('no-pages', 'no directory');
  const found = kept.map((directory) => pageOf(reader, directory));
  const hasGood = found.some(({ widthPx, heightPx, isDamaged }) => !isDamaged && widthPx > 0 && heightPx > 0);
  const pages = found.map((page) =>
    hasGood && (page.widthPx < 1 || page.heightPx < 1) ? damagedPage(page.offset, page.nextAt) : page,
  );
  if (pages.every(({ isDamaged }) => isDamaged)) return fail('scan-damaged', 'no page has a size');
  return ok(isBroken ? [...pages, damagedPage(0, 0)] : pages);
}

type Chain = { readonly directories: readonly Directory[]; readonly isBroken: boolean };

/** The directories up to the end of the chain, or up to where it leaves the file. */
function readDirectories(reader: ByteReader, isBig: boolean): Chain {
  const found: Directory[] = [];
  const seen = new Set<number>();
  let offset = isBig ? reader.u64(8) : reader.u32(4);
  while (offset !== null && offset !== 0 && !seen.has(offset) && found.length < MAX_DIRECTORIES) {
    seen.add(offset);
    const directory: Directory | null = readDirectory(reader, offset, isBig);
    if (directory === null) return { directories: found, isBroken: true };
    found.push(directory);
    offset = directory.next;
  }
  return { directories: found, isBroken: offset === null };
}

function readDirectory(reader: ByteReader, offset: number, isBig: boolean): Directory | null {
  const count = isBig ? reader.u64(offset) : reader.u16(offset);
  if (count === null || count > MAX_ENTRIES) return null;
  const first = offset + (isBig ? 8 : 2);
  const entryBytes = isBig ? 20 : 12;
  const entries = new Map<number, Entry>();
  for (let at = first; at < first + count * entryBytes; at += entryBytes) {
    const tag = reader.u16(at);
    const entry = readEntry(reader, at, isBig);
    if (tag === null || entry === null) return null;
    // Values outside the file are as good as missing; the first of two entries counts, as in libtiff.
    if (entry !== 'outside' && !entries.has(tag)) entries.set(tag, entry);
  }
  const end = first + count * entryBytes;
  // Some writers leave the last directory without its closing zero.
  const next = (isBig ? reader.u64(end) : reader.u32(end)) ?? 0;
  return { offset, nextAt: end, next, entries };
}

function readEntry(reader: ByteReader, at: number, isBig: boolean): Entry | 'outside' | null {
  const type = reader.u16(at + 2);
  const count = isBig ? reader.u64(at + 4) : reader.u32(at + 4);
  if (type === null || count === null) return null;
  const valueAt = at + (isBig ? 12 : 8);
  const bytes = (TYPE_BYTES[type] ?? 0) * count;
  if (bytes === 0) return 'outside';
  const from = bytes <= (isBig ? 8 : 4) ? valueAt : isBig ? reader.u64(valueAt) : reader.u32(valueAt);
  return from === null || from + bytes > reader.length ? 'outside' : { type, count, at: from };
}

/** The first value of a whole-number field. */
function whole(reader: ByteReader, directory: Directory, tag: number): number | null {
  const entry = directory.entries.get(tag);
  if (entry === undefined) return null;
  switch (entry.type) {
    case 1:
      return reader.u8(entry.at);
    case 3:
      return reader.u16(entry.at);
    case 4:
      return reader.u32(entry.at);
    case 16:
      return reader.u64(entry.at);
    default:
      return null;
  }
}

function rational(reader: ByteReader, directory: Directory, tag: number): number | null {
  const entry = directory.entries.get(tag);
  if (entry === undefined) return null;
  if (entry.type === 11) return reader.f32(entry.at);
  if (entry.type === 12) return reader.f64(entry.at);
  if (entry.type !== 5) return whole(reader, directory, tag);
  const [over, under] = [reader.u32(entry.at), reader.u32(entry.at + 4)];
  return over === null || under === null || under === 0 ? null : over / under;
}

/** A thumbnail or a transparency mask of another page: bits 0 and 2 of NewSubfileType, or the old field's 2. */
function isBesidePage(reader: ByteReader, directory: Directory): boolean {
  const kind = whole(reader, directory, TAG.subfile) ?? 0;
  return (kind & 5) !== 0 || whole(reader, directory, TAG.oldSubfile) === 2;
}

function pageOf(reader: ByteReader, directory: Directory): TiffPage {
  const { offset, nextAt } = directory;
  const [widthPx, heightPx] = [whole(reader, directory, TAG.width), whole(reader, directory, TAG.height)];
  if (widthPx === null || heightPx === null) return damagedPage(offset, nextAt);
  const compression = whole(reader, directory, TAG.compression) ?? 1;
  const bits = whole(reader, directory, TAG.bits) ?? 1;
  const maxBits = whole(reader, directory, TAG.sampleFormat) === FLOAT ? MAX_FLOAT_BITS : MAX_BITS;
  const orientation = whole(reader, directory, TAG.orientation) ?? 1;
  return {
    ...{ offset, nextAt, widthPx, heightPx },
    dpi: dpiOf(reader, directory),
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    isSupported: COMPRESSIONS.includes(compression) && bits <= maxBits,
    isDamaged: false,
  };
}

/** A4 at 300 dpi: what a page whose size is not known is taken for. */
const UNKNOWN_SIZE = { widthPx: 2480, heightPx: 3508, dpi: { x: 300, y: 300 } } as const;

function damagedPage(offset: number, nextAt: number): TiffPage {
  return { ...UNKNOWN_SIZE, offset, nextAt, orientation: 1, isSupported: true, isDamaged: true };
}

const CM_PER_INCH = 2.54;
const LEAST_DPI = 20;
const MOST_DPI = 10_000;

function dpiOf(reader: ByteReader, directory: Directory): TiffPage['dpi'] {
  const unit = whole(reader, directory, TAG.resolutionUnit) ?? 2;
  const [x, y] = [TAG.xResolution, TAG.yResolution].map((tag) => rational(reader, directory, tag));
  if (x == null || y == null || unit === 1) return null;
  const scale = unit === 3 ? CM_PER_INCH : 1;
  const isSane = [x, y].every((value) => value * scale >= LEAST_DPI && value * scale <= MOST_DPI);
  return isSane ? { x: x * scale, y: y * scale } : null;
}

/** Changes `bytes` so that a decoder finds one page in it, and need not walk the chain to it. */
export function keepTiffPage(bytes: Uint8Array, page: Pick<TiffPage, 'offset' | 'nextAt'>): void {
  const kind = tiffKind(bytes);
  if (kind === null) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const write = (at: number, value: number) => {
    if (at + (kind.isBig ? 8 : 4) > bytes.length) return;
    if (kind.isBig) view.setBigUint64(at, BigInt(value), kind.isLittle);
    else view.setUint32(at, value, kind.isLittle);
  };
  write(page.nextAt, 0);
  write(kind.isBig ? 8 : 4, page.offset);
}
