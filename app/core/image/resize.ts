import { WHITE, type GreyImage } from './grey';
import { IDENTITY, type Affine } from './transform';

/** A picture made from another, and the way from the other's px to its own. */
export type Derived = { readonly image: GreyImage; readonly m: Affine };

/**
 * The picture made smaller by `scale` (0–1) in both directions, each pixel the mean of what it covers. A scale of 1
 * or more gives the picture itself; see `warp` for larger pictures.
 */
export function shrink(image: GreyImage, scale: number): Derived {
  if (scale >= 1) return { image, m: IDENTITY };
  const widthPx = Math.max(1, Math.round(image.widthPx * scale));
  const heightPx = Math.max(1, Math.round(image.heightPx * scale));
  const columns = spansOf(image.widthPx, widthPx);
  const rows = spansOf(image.heightPx, heightPx);
  const pixels = new Uint8Array(widthPx * heightPx);
  const sums = new Float32Array(image.widthPx);
  const row = new Float32Array(widthPx);
  const area = (image.widthPx / widthPx) * (image.heightPx / heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    sumRows(image, rows, y, sums);
    sumColumns(sums, columns, row);
    const start = y * widthPx;
    for (let x = 0; x < widthPx; x += 1) pixels[start + x] = (row[x] as number) / area + 0.5;
  }
  const m: Affine = { ...IDENTITY, a: widthPx / image.widthPx, d: heightPx / image.heightPx };
  return { image: { widthPx, heightPx, pixels }, m };
}

/** Source pixels `first` to `last` lie under a target pixel, the outer two by the given shares. */
type Spans = {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly firstShare: Float32Array;
  readonly lastShare: Float32Array;
};

function spansOf(from: number, to: number): Spans {
  const spans = {
    first: new Int32Array(to),
    last: new Int32Array(to),
    firstShare: new Float32Array(to),
    lastShare: new Float32Array(to),
  };
  for (let i = 0; i < to; i += 1) {
    const start = (i * from) / to;
    const end = ((i + 1) * from) / to;
    const first = Math.floor(start);
    const last = Math.min(from - 1, Math.ceil(end) - 1);
    spans.first[i] = first;
    spans.last[i] = last;
    spans.firstShare[i] = Math.min(first + 1, end) - start;
    spans.lastShare[i] = last > first ? end - last : 0;
  }
  return spans;
}

function sumRows({ widthPx, pixels }: GreyImage, rows: Spans, target: number, sums: Float32Array): void {
  const first = rows.first[target] as number;
  const last = rows.last[target] as number;
  sums.fill(0);
  for (let y = first; y <= last; y += 1) {
    const share = shareOf(rows, target, y);
    const start = y * widthPx;
    for (let x = 0; x < widthPx; x += 1)
      sums[x] = (sums[x] as number) + share * (pixels[start + x] as number);
  }
}

function sumColumns(sums: Float32Array, columns: Spans, into: Float32Array): void {
  for (let x = 0; x < into.length; x += 1) {
    const last = columns.last[x] as number;
    let sum = 0;
    for (let i = columns.first[x] as number; i <= last; i += 1)
      sum += shareOf(columns, x, i) * (sums[i] as number);
    into[x] = sum;
  }
}

function shareOf(spans: Spans, target: number, at: number): number {
  if (at === spans.first[target]) return spans.firstShare[target] as number;
  return at === spans.last[target] ? (spans.lastShare[target] as number) : 1;
}

/** Light for dark: a negative becomes a positive. */
export function inverted(image: GreyImage): GreyImage {
  const pixels = new Uint8Array(image.pixels.length);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = WHITE - (image.pixels[at] as number);
  return { ...image, pixels };
}
