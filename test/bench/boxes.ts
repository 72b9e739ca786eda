import type { BoxPx } from '../../app/core/base/geometry';

export function intersectBox(a: BoxPx, b: BoxPx): BoxPx {
  return {
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  };
}

export function boxArea({ x0, y0, x1, y1 }: BoxPx): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}
