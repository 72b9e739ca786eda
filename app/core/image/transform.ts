import type { BoxPx } from '../base/geometry';
import { blankImage, type GreyImage } from './grey';

/** (x, y) → (a·x + b·y + tx, c·x + d·y + ty), in px; pixel centres stand at half px. */
export type Affine = {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly tx: number;
  readonly ty: number;
};

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0 };

type Point = { readonly x: number; readonly y: number };

export function mapPoint(m: Affine, { x, y }: Point): Point {
  return { x: m.a * x + m.b * y + m.tx, y: m.c * x + m.d * y + m.ty };
}

/** The exact inverse. Throws where there is none (a scale of 0), which is a bug of the caller. */
export function invertAffine(m: Affine): Affine {
  const det = m.a * m.d - m.b * m.c;
  if (det === 0) throw new Error('The transform has no inverse');
  const a = m.d / det;
  const b = -m.b / det;
  const c = -m.c / det;
  const d = m.a / det;
  return { a, b, c, d, tx: -(a * m.tx + b * m.ty), ty: -(c * m.tx + d * m.ty) };
}

/** First `first`, then `second`. */
export function composed(first: Affine, second: Affine): Affine {
  const { a, b, c, d } = second;
  const { x: tx, y: ty } = mapPoint(second, { x: first.tx, y: first.ty });
  return {
    a: a * first.a + b * first.c,
    b: a * first.b + b * first.d,
    c: c * first.a + d * first.c,
    d: c * first.b + d * first.d,
    tx,
    ty,
  };
}

/** The upright box around `box` after `m`: as an upright box turned by an angle is not upright, it may be larger. */
export function mapBox(m: Affine, box: BoxPx): BoxPx {
  const corners = [
    mapPoint(m, { x: box.x0, y: box.y0 }),
    mapPoint(m, { x: box.x1, y: box.y0 }),
    mapPoint(m, { x: box.x0, y: box.y1 }),
    mapPoint(m, { x: box.x1, y: box.y1 }),
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

/** Scales by `scale` and turns by `-skewRad`, so that lines that fell to the right by it lie level; all corners stay inside. */
export function straighten(
  image: GreyImage,
  scale: number,
  skewRad: number,
): { readonly m: Affine; readonly widthPx: number; readonly heightPx: number } {
  const cos = Math.cos(skewRad) * scale;
  const sin = Math.sin(skewRad) * scale;
  const turned: Affine = { a: cos, b: sin, c: -sin, d: cos, tx: 0, ty: 0 };
  const box = mapBox(turned, { x0: 0, y0: 0, x1: image.widthPx, y1: image.heightPx });
  return {
    m: { ...turned, tx: -box.x0, ty: -box.y0 },
    widthPx: Math.max(1, Math.round(box.x1 - box.x0)),
    heightPx: Math.max(1, Math.round(box.y1 - box.y0)),
  };
}

/**
 * The picture after `m`, which takes its px to those of a picture of the given size. Bicubic (Keys 1981, a = −0.5);
 * what lies outside the original is white. Shrinking needs `m` near 1: see `shrink`.
 */
export function warp(image: GreyImage, m: Affine, widthPx: number, heightPx: number): GreyImage {
  const back = invertAffine(m);
  const out = blankImage(widthPx, heightPx);
  const { pixels } = out;
  for (let y = 0, to = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1, to += 1) {
      const sx = back.a * (x + 0.5) + back.b * (y + 0.5) + back.tx - 0.5;
      const sy = back.c * (x + 0.5) + back.d * (y + 0.5) + back.ty - 0.5;
      if (sx < -0.5 || sy < -0.5 || sx > image.widthPx - 0.5 || sy > image.heightPx - 0.5) continue;
      pixels[to] = bicubic(image, sx, sy);
    }
  }
  return out;
}

function bicubic({ widthPx, heightPx, pixels }: GreyImage, sx: number, sy: number): number {
  const x0 = Math.floor(sx);
  const y0 = Math.floor(sy);
  const fx = sx - x0;
  const fy = sy - y0;
  const xa = x0 < 1 ? 0 : x0 - 1;
  const xb = x0 < 0 ? 0 : x0;
  const xc = x0 + 1 >= widthPx ? widthPx - 1 : x0 + 1;
  const xd = x0 + 2 >= widthPx ? widthPx - 1 : x0 + 2;
  let sum = 0;
  for (let k = -1; k <= 2; k += 1) {
    const y = Math.min(heightPx - 1, Math.max(0, y0 + k)) * widthPx;
    const row = cubic(
      pixels[y + xa] as number,
      pixels[y + xb] as number,
      pixels[y + xc] as number,
      pixels[y + xd] as number,
      fx,
    );
    sum += row * keys(k - fy);
  }
  return sum <= 0 ? 0 : sum >= 255 ? 255 : sum + 0.5;
}

function cubic(p: number, q: number, r: number, s: number, t: number): number {
  return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
}

function keys(distance: number): number {
  const t = Math.abs(distance);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}
