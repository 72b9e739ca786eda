import type { PointPx } from './lie';

/** Coefficients of a polynomial, that of x⁰ first. */
export type Polynomial = readonly number[];

const ROUNDS = 8;

/**
 * The polynomial of a degree that most points lie near: least squares, repeated with less weight for what is farther off
 * than `tolerance` (Huber 1964). Null where there are too few points.
 */
export function fitPolynomial(
  points: readonly PointPx[],
  degree: number,
  tolerance: number,
): Polynomial | null {
  if (points.length <= degree) return null;
  let weights = points.map(() => 1);
  let fitted: Polynomial | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    fitted = leastSquares(points, weights, degree);
    if (fitted === null) return null;
    const polynomial = fitted;
    weights = points.map(({ x, y }) => {
      const off = Math.abs(y - valueAt(polynomial, x));
      return off <= tolerance ? 1 : (tolerance / off) ** 2;
    });
  }
  return fitted;
}

export function valueAt(polynomial: Polynomial, x: number): number {
  return polynomial.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/** The normal equations, solved by elimination with the largest pivot. */
function leastSquares(
  points: readonly PointPx[],
  weights: readonly number[],
  degree: number,
): Polynomial | null {
  const size = degree + 1;
  const rows = Array.from({ length: size }, () => new Float64Array(size + 1));
  points.forEach(({ x, y }, i) => {
    for (let row = 0; row < size; row += 1) {
      const equation = rows[row] as Float64Array;
      const factor = (weights[i] ?? 0) * x ** row;
      for (let column = 0; column < size; column += 1)
        equation[column] = (equation[column] as number) + factor * x ** column;
      equation[size] = (equation[size] as number) + factor * y;
    }
  });
  return solved(rows);
}

function solved(rows: Float64Array[]): Polynomial | null {
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const below = rows.slice(at).map((row) => Math.abs(row[at] as number));
    const pivot = at + below.indexOf(Math.max(...below));
    [rows[at], rows[pivot]] = [rows[pivot] as Float64Array, rows[at] as Float64Array];
    const row = rows[at] as Float64Array;
    const value = row[at] as number;
    if (Math.abs(value) < 1e-9) return null;
    for (let other = 0; other < size; other += 1) {
      const target = rows[other] as Float64Array;
      const share = (target[at] as number) / value;
      if (other !== at)
        for (let column = at; column <= size; column += 1)
          target[column] = (target[column] as number) - share * (row[column] as number);
    }
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number));
}
