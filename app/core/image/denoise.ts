import type { GreyImage } from './grey';

/** How strongly and how far non-local means looks. */
export type NlmOptions = {
  /** Differences of this many shades between patches count as noise. */
  readonly strength: number;
  /** Patches of (2r+1)² px are compared. */
  readonly patchRadiusPx: number;
  /** Patches up to this far away are compared, in each direction. */
  readonly searchRadiusPx: number;
};

/**
 * Non-local means (Buades, Coll, Morel 2005), each pixel a mean of those whose surroundings look alike: it takes
 * off paper grain and film noise and keeps strokes sharp. One pass per offset over running sums (Darbon 2008), and
 * each pair of pixels is compared once, so the time does not grow with the patch.
 */
export function denoise(image: GreyImage, options: NlmOptions): GreyImage {
  const { widthPx, heightPx, pixels } = image;
  const sums = new Float32Array(pixels.length);
  const weights = new Float32Array(pixels.length).fill(1);
  for (let i = 0; i < pixels.length; i += 1) sums[i] = pixels[i] ?? 0;
  const table = weightTable(options);
  for (let dy = 0; dy <= options.searchRadiusPx; dy += 1) {
    for (let dx = dy === 0 ? 1 : -options.searchRadiusPx; dx <= options.searchRadiusPx; dx += 1) {
      addOffset(image, { dx, dy }, options.patchRadiusPx, table, sums, weights);
    }
  }
  const out = new Uint8Array(pixels.length);
  for (let i = 0; i < out.length; i += 1) out[i] = (sums[i] ?? 0) / (weights[i] ?? 1) + 0.5;
  return { widthPx, heightPx, pixels: out };
}

const TABLE_SHADES = 3;

/** Weight by the patches' summed squared difference; 0 from `TABLE_SHADES` strengths on. */
function weightTable({ strength, patchRadiusPx }: NlmOptions): {
  readonly per: number;
  readonly of: Float32Array;
} {
  const area = (2 * patchRadiusPx + 1) ** 2;
  const steps = 512;
  const most = area * (TABLE_SHADES * strength) ** 2;
  const of = new Float32Array(steps + 1);
  for (let i = 0; i < steps; i += 1) of[i] = Math.exp(-((i / steps) * most) / (area * strength * strength));
  return { per: steps / most, of };
}

type Offset = { readonly dx: number; readonly dy: number };

/** Adds, for every pixel and its neighbour at `offset`, each to the other's mean. */
function addOffset(
  { widthPx, heightPx, pixels }: GreyImage,
  { dx, dy }: Offset,
  radius: number,
  table: { readonly per: number; readonly of: Float32Array },
  sums: Float32Array,
  weights: Float32Array,
): void {
  const x0 = Math.max(0, -dx);
  const x1 = Math.min(widthPx, widthPx - dx);
  const rows = heightPx - dy;
  const columns = new Int32Array(widthPx);
  const jump = dy * widthPx + dx;
  const addRow = (y: number, sign: 1 | -1) => {
    if (y < 0 || y >= rows) return;
    for (let x = x0, i = y * widthPx + x0; x < x1; x += 1, i += 1) {
      const difference = (pixels[i] as number) - (pixels[i + jump] as number);
      columns[x] = (columns[x] as number) + sign * difference * difference;
    }
  };
  for (let y = 0; y < radius; y += 1) addRow(y, 1);
  const last = table.of.length - 1;
  for (let y = 0; y < rows; y += 1) {
    addRow(y + radius, 1);
    addRow(y - radius - 1, -1);
    let sum = 0;
    for (let x = x0; x < Math.min(x1, x0 + radius); x += 1) sum += columns[x] as number;
    for (let x = x0, i = y * widthPx + x0; x < x1; x += 1, i += 1) {
      if (x + radius < x1) sum += columns[x + radius] as number;
      if (x - radius - 1 >= x0) sum -= columns[x - radius - 1] as number;
      const step = sum * table.per;
      if (step >= last) continue;
      const weight = table.of[step | 0] as number;
      sums[i] = (sums[i] as number) + weight * (pixels[i + jump] as number);
      weights[i] = (weights[i] as number) + weight;
      sums[i + jump] = (sums[i + jump] as number) + weight * (pixels[i] as number);
      weights[i + jump] = (weights[i + jump] as number) + weight;
    }
  }
}
