import jpeg from 'jpeg-js';

/** How two pictures of one screen differ where their letters may be drawn by other rules. */
export type PictureDifference = {
  /** Mean difference of squares, 0–255. */
  readonly mean: number;
  /** Of 1: squares that differ by more than a tenth of all shades; words in another width push what is behind them. */
  readonly differingShare: number;
};

/** Wide enough that the edges of single letters do not count. */
const SQUARE_PX = 16;
const DIFFERS = 25;

type Shades = { readonly columns: number; readonly rows: number; readonly means: readonly number[] };

/** Compares two JPEG pictures square by square; null where they are not of one size. */
export function pictureDifference(one: Uint8Array, other: Uint8Array): PictureDifference | null {
  const [a, b] = [shadesOf(one), shadesOf(other)];
  if (a.columns !== b.columns || a.rows !== b.rows) return null;
  const apart = a.means.map((mean, i) => Math.abs(mean - (b.means[i] ?? 0)));
  return {
    mean: apart.reduce((sum, each) => sum + each, 0) / apart.length,
    differingShare: apart.filter((each) => each > DIFFERS).length / apart.length,
  };
}

function shadesOf(bytes: Uint8Array): Shades {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true });
  const [columns, rows] = [Math.floor(width / SQUARE_PX), Math.floor(height / SQUARE_PX)];
  const means = Array.from({ length: columns * rows }, (_, square) => {
    const [left, top] = [(square % columns) * SQUARE_PX, Math.floor(square / columns) * SQUARE_PX];
    let sum = 0;
    for (let y = top; y < top + SQUARE_PX; y += 1)
      for (let x = left; x < left + SQUARE_PX; x += 1) sum += greyAt(data, (y * width + x) * 4);
    return sum / SQUARE_PX ** 2;
  });
  return { columns, rows, means };
}

function greyAt(data: Uint8Array, at: number): number {
  return ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
}
