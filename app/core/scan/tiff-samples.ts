import { byteReader } from './byte-reader';
import { tiffKind, type TiffPage } from './tiff';

/** Where the fields of a page's directory stand that say how its 16-bit samples lie; `at` is that of the first value. */
export type TiffSamples = {
  readonly isLittle: boolean;
  readonly perPixel: 1 | 3;
  /** Whether 0 is white (PhotometricInterpretation 0). */
  readonly isWhiteZero: boolean;
  /** Whether each sample is the difference from the one before it on its row (Predictor 2). */
  readonly isDifference: boolean;
  /** The width of a tile, px; the page's own where it lies in strips. */
  readonly runPx: number;
  /** Values to be written over so that a decoder hands out the bytes of the samples as so many grey px. */
  readonly patches: readonly { readonly at: number; readonly bytes: 2 | 4; readonly value: number }[];
};

const MOST_SHORT = 0xffff;

/** Changes `bytes` so that the page is read as grey px of 8 bits, one a byte of its samples. */
export function patchToBytes(
  bytes: Uint8Array,
  { patches, isLittle }: Pick<TiffSamples, 'patches' | 'isLittle'>,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { at, bytes: size, value } of patches) {
    if (size === 2) view.setUint16(at, value, isLittle);
    else view.setUint32(at, value, isLittle);
  }
}

/** Samples out of the bytes of a page of the given size in px, row after row. */
export function samplesOf(
  bytes: Uint8Array,
  { isLittle, isDifference, perPixel, runPx }: TiffSamples,
  { widthPx }: Pick<TiffPage, 'widthPx'>,
): Uint16Array<ArrayBuffer> {
  const samples = new Uint16Array(bytes.length >> 1);
  const [high, low] = isLittle ? [1, 0] : [0, 1];
  for (let at = 0; at < samples.length; at += 1)
    samples[at] = ((bytes[2 * at + high] as number) << 8) | (bytes[2 * at + low] as number);
  if (!isDifference) return samples;
  const [row, run] = [widthPx * perPixel, runPx * perPixel];
  for (let at = 0; at < samples.length; at += 1)
    if ((at % row) % run >= perPixel)
      samples[at] = (samples[at] as number) + (samples[at - perPixel] as number);
  return samples;
}

const TAG = {
  ...{ width: 256, bits: 258, photometric: 262, orientation: 274, samplesPerPixel: 277 },
  ...{ planar: 284, predictor: 317, tileWidth: 322, sampleFormat: 339, compression: 259, extra: 338 },
} as const;
/** None, LZW, Deflate under both its numbers, PackBits: what hands out samples as they are. */
const LOSSLESS = [1, 5, 8, 32946, 32773];
const SHORT = 3;
const LONG = 4;

type Field = { readonly type: number; readonly count: number; readonly at: number };

/** How the 16-bit grey or colour samples of the page whose directory begins at `offset` lie, or null for other pages. */
export function tiffSamples(bytes: Uint8Array, offset: number): TiffSamples | null {
  const directory = directoryAt(bytes, offset);
  if (directory === null) return null;
  const { isLittle, fields, value } = directory;
  const perPixel = value(TAG.samplesPerPixel, 1);
  const [width, tile] = [value(TAG.width, 0), value(TAG.tileWidth, 0)];
  const isPlain =
    value(TAG.bits, 1) === 16 &&
    (perPixel === 1 || perPixel === 3) &&
    (perPixel === 1 || value(TAG.planar, 1) === 1) &&
    value(TAG.photometric, 1) <= 2 &&
    value(TAG.sampleFormat, 1) === 1 &&
    value(TAG.predictor, 1) <= 2 &&
    LOSSLESS.includes(value(TAG.compression, 1)) &&
    !fields.has(TAG.extra);
  if (!isPlain || width === 0) return null;
  const across = 2 * perPixel;
  const wanted: readonly (readonly [number, number])[] = [
    ...([[TAG.width, width * across]] as const),
    ...(tile === 0 ? [] : [[TAG.tileWidth, tile * across] as const]),
    ...([
      [TAG.photometric, 1],
      [TAG.orientation, 1],
      [TAG.samplesPerPixel, 1],
      [TAG.predictor, 1],
    ] as const),
  ];
  const patches = wanted.flatMap(([tag, to]) => patchOf(fields.get(tag), to));
  const depths = depthPatches(fields.get(TAG.bits));
  if (wanted.some(([tag, to]) => fields.get(tag)?.type === SHORT && to > MOST_SHORT)) return null;
  return {
    ...{ isLittle, perPixel: perPixel === 3 ? 3 : 1, runPx: tile === 0 ? width : tile },
    ...{ isWhiteZero: value(TAG.photometric, 1) === 0, isDifference: value(TAG.predictor, 1) === 2 },
    patches: [...patches, ...depths],
  };
}

/** Bits a sample of which the decoder turns white and black round by itself where 0 is white. */
const TURNED_ROUND = [1, 8, 16];

/**
 * Where 0 is white on a grey page of 2 to 7, or 10 to 14 bits, changes `bytes` so that it is read with 0 as black, and answers true:
 * whoever has the picture then turns it round. The decoder forgets to, for these alone (ImageMagick 7, `ImportGrayQuantum`).
 */
export function patchWhiteZero(bytes: Uint8Array, offset: number): boolean {
  const directory = directoryAt(bytes, offset);
  if (directory === null) return false;
  const { isLittle, fields, value } = directory;
  if (value(TAG.photometric, 1) !== 0 || value(TAG.samplesPerPixel, 1) !== 1) return false;
  if (TURNED_ROUND.includes(value(TAG.bits, 1))) return false;
  patchToBytes(bytes, { isLittle, patches: patchOf(fields.get(TAG.photometric), 1) });
  return true;
}

type Directory = {
  readonly isLittle: boolean;
  readonly fields: ReadonlyMap<number, Field>;
  /** The first value of a field, or `otherwise` where the page has none. */
  readonly value: (tag: number, otherwise: number) => number;
};

/** The directory of a page of a classic TIFF; null for other files. */
function directoryAt(bytes: Uint8Array, offset: number): Directory | null {
  const kind = tiffKind(bytes);
  if (kind === null || kind.isBig) return null;
  const { isLittle } = kind;
  const fields = fieldsAt(bytes, offset, isLittle);
  const reader = byteReader(bytes, isLittle);
  const value = (tag: number, otherwise: number): number => {
    const field = fields.get(tag);
    if (field === undefined) return otherwise;
    return (field.type === SHORT ? reader.u16(field.at) : reader.u32(field.at)) ?? otherwise;
  };
  return { isLittle, fields, value };
}

function patchOf(field: Field | undefined, value: number): TiffSamples['patches'] {
  return field === undefined ? [] : [{ at: field.at, bytes: field.type === SHORT ? 2 : 4, value }];
}

function depthPatches(field: Field | undefined): TiffSamples['patches'] {
  if (field === undefined) return [];
  return Array.from({ length: field.count }, (_, i) => ({ at: field.at + 2 * i, bytes: 2, value: 8 }));
}

/** The fields with whole numbers of a classic directory, each with the place of its first value. */
function fieldsAt(bytes: Uint8Array, offset: number, isLittle: boolean): ReadonlyMap<number, Field> {
  const reader = byteReader(bytes, isLittle);
  const fields = new Map<number, Field>();
  const count = reader.u16(offset) ?? 0;
  for (let at = offset + 2; at < offset + 2 + count * 12; at += 12) {
    const [tag, type, values] = [reader.u16(at), reader.u16(at + 2), reader.u32(at + 4)];
    if (tag === null || values === null || (type !== SHORT && type !== LONG)) continue;
    const size = (type === SHORT ? 2 : 4) * values;
    const from = size <= 4 ? at + 8 : reader.u32(at + 8);
    if (from !== null && from + size <= reader.length && !fields.has(tag))
      fields.set(tag, { type, count: values, at: from });
  }
  return fields;
}
