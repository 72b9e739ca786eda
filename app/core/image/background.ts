import { blockMeans, shadeAt, WHITE, type GreyImage } from './grey';

/** Blocks this large are smooth enough to see the paper by, and small enough to follow a fold or a shadow. */
const BLOCKS_ACROSS = 160;
/** Letters are narrower than this many blocks; paper shows within it even in a dense line. */
const CLOSE_RADIUS_BLOCKS = 4;

/**
 * Divides the page by the shade of its paper, so that paper is white everywhere and ink keeps its share of the
 * light. The paper's shade is the grey closing (Serra 1982) of block means, smoothed; a flat page only gets lighter.
 */
export function flattenBackground(image: GreyImage): GreyImage {
  const { widthPx, heightPx, pixels } = image;
  const blockPx = Math.max(2, Math.round(Math.min(widthPx, heightPx) / BLOCKS_ACROSS));
  const paper = paperShades(image, blockPx);
  const flat = new Uint8Array(pixels.length);
  const row = new Float32Array(paper.widthPx);
  const mix = columnMix(widthPx, blockPx, paper.widthPx);
  for (let y = 0; y < heightPx; y += 1) {
    mixRows(paper, y / blockPx - 0.5 + 0.5 / blockPx, row);
    flattenRow(pixels, y * widthPx, row, mix, flat);
  }
  return { widthPx, heightPx, pixels: flat };
}

/** For each column of px: the block whose middle lies left of it, and how far it is on the way to the next, 0–1. */
type ColumnMix = { readonly lefts: Uint32Array; readonly shares: Float64Array };

function columnMix(widthPx: number, blockPx: number, blocks: number): ColumnMix {
  const mix = { lefts: new Uint32Array(widthPx), shares: new Float64Array(widthPx) };
  for (let x = 0; x < widthPx; x += 1) {
    const at = clamp((x + 0.5) / blockPx - 0.5, 0, blocks - 1);
    mix.lefts[x] = Math.floor(at);
    mix.shares[x] = at - Math.floor(at);
  }
  return mix;
}

function flattenRow(
  pixels: Uint8Array,
  start: number,
  row: Float32Array,
  { lefts, shares }: ColumnMix,
  flat: Uint8Array,
): void {
  const last = row.length - 1;
  for (let x = 0; x < lefts.length; x += 1) {
    const left = lefts[x] as number;
    const a = row[left] as number;
    const b = row[left < last ? left + 1 : last] as number;
    const shade = a + (b - a) * (shares[x] as number);
    const value = ((pixels[start + x] as number) * WHITE) / (shade > 1 ? shade : 1) + 0.5;
    flat[start + x] = value > WHITE ? WHITE : value;
  }
}

/** The paper's shade, one value a block of `blockPx`. */
export function paperShades(image: GreyImage, blockPx: number): GreyImage {
  const means = blockMeans(image, blockPx);
  const closed = boxMin(boxMax(means, CLOSE_RADIUS_BLOCKS), CLOSE_RADIUS_BLOCKS);
  return boxMean(boxMean(closed, CLOSE_RADIUS_BLOCKS / 2), CLOSE_RADIUS_BLOCKS / 2);
}

function mixRows(paper: GreyImage, yBlocks: number, into: Float32Array): void {
  const at = clamp(yBlocks, 0, paper.heightPx - 1);
  const top = Math.floor(at);
  const below = Math.min(paper.heightPx - 1, top + 1);
  for (let x = 0; x < paper.widthPx; x += 1) {
    const a = paper.pixels[top * paper.widthPx + x] ?? WHITE;
    const b = paper.pixels[below * paper.widthPx + x] ?? a;
    into[x] = a + (b - a) * (at - top);
  }
}

/** What becomes of the window `[from, to)` of a line. */
type Fold = (line: Uint8Array, from: number, to: number) => number;

function boxMax(image: GreyImage, radius: number): GreyImage {
  return separable(image, radius, (line, from, to) => {
    let most = 0;
    for (let i = from; i < to; i += 1) if ((line[i] as number) > most) most = line[i] as number;
    return most;
  });
}

function boxMin(image: GreyImage, radius: number): GreyImage {
  return separable(image, radius, (line, from, to) => {
    let least = WHITE;
    for (let i = from; i < to; i += 1) if ((line[i] as number) < least) least = line[i] as number;
    return least;
  });
}

function boxMean(image: GreyImage, radius: number): GreyImage {
  return separable(image, radius, (line, from, to) => {
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += line[i] as number;
    return Math.round(sum / (to - from));
  });
}

/** A box filter that is done along rows, then along columns. Windows are cut at the edges. */
function separable(image: GreyImage, radius: number, fold: Fold): GreyImage {
  const { widthPx, heightPx } = image;
  const along = filterLines(
    image.pixels,
    { count: heightPx, length: widthPx, step: 1, jump: widthPx },
    radius,
    fold,
  );
  const pixels = filterLines(
    along,
    { count: widthPx, length: heightPx, step: widthPx, jump: 1 },
    radius,
    fold,
  );
  return { widthPx, heightPx, pixels };
}

type Lines = {
  readonly count: number;
  readonly length: number;
  readonly step: number;
  readonly jump: number;
};

function filterLines(
  from: Uint8Array,
  { count, length, step, jump }: Lines,
  radius: number,
  fold: Fold,
): Uint8Array {
  const to = new Uint8Array(from.length);
  const line = new Uint8Array(length);
  for (let n = 0; n < count; n += 1) {
    for (let i = 0; i < length; i += 1) line[i] = from[n * jump + i * step] as number;
    for (let i = 0; i < length; i += 1)
      to[n * jump + i * step] = fold(line, Math.max(0, i - radius), Math.min(length, i + radius + 1));
  }
  return to;
}

/** Darker than this share of the paper's shade, a whole block is no text: type covers a fifth of its line. */
const EDGE_SHARE = 0.45;
const EDGE_BLOCKS_ACROSS = 200;

/**
 * Paints what is dark all through and joined to the edge of the picture (the frame of a microfilm, the scanner's
 * lid beside the sheet) with the paper's shade. Type is left alone, even where it touches the edge.
 */
export function clearDarkEdges(image: GreyImage): GreyImage {
  const { widthPx, heightPx, pixels } = image;
  const blockPx = Math.max(2, Math.round(Math.min(widthPx, heightPx) / EDGE_BLOCKS_ACROSS));
  const means = blockMeans(image, blockPx);
  const paper = shadeAt(means, 0.7);
  const edge = floodFromEdges(means, paper * EDGE_SHARE);
  const cleared = pixels.slice();
  for (let at = 0; at < edge.length; at += 1) {
    if (edge[at] !== 1) continue;
    const column = at % means.widthPx;
    const row = Math.floor(at / means.widthPx);
    paint(cleared, image, {
      x0: (column - 1) * blockPx,
      x1: (column + 2) * blockPx,
      y0: (row - 1) * blockPx,
      y1: (row + 2) * blockPx,
      shade: paper,
    });
  }
  return { widthPx, heightPx, pixels: cleared };
}

/** 1 for each pixel up to `darkest` that a path of such pixels joins to an edge (4-neighbours), else 0. */
function floodFromEdges(image: GreyImage, darkest: number): Uint8Array {
  const { widthPx, heightPx, pixels } = image;
  const reached = new Uint8Array(pixels.length);
  const queue: number[] = [];
  const visit = (x: number, y: number) => {
    const at = y * widthPx + x;
    if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) return;
    if (reached[at] === 1 || (pixels[at] ?? 0) > darkest) return;
    reached[at] = 1;
    queue.push(at);
  };
  for (let x = 0; x < widthPx; x += 1) [0, heightPx - 1].forEach((y) => visit(x, y));
  for (let y = 0; y < heightPx; y += 1) [0, widthPx - 1].forEach((x) => visit(x, y));
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const x = at % widthPx;
    const y = (at - x) / widthPx;
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return reached;
}

type Patch = {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly shade: number;
};

function paint(pixels: Uint8Array, { widthPx, heightPx }: GreyImage, patch: Patch): void {
  const x0 = Math.max(0, patch.x0);
  const x1 = Math.min(widthPx, patch.x1);
  for (let y = Math.max(0, patch.y0); y < Math.min(heightPx, patch.y1); y += 1) {
    pixels.fill(patch.shade, y * widthPx + x0, y * widthPx + x1);
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
