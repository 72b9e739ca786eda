// Grey images of one value a pixel (Float32Array), and what draws into them. All lengths are pixels.

/** @typedef {{ width: number, height: number, data: Float32Array }} Layer values from 0 (none) to 1 (full) */

const SUBROWS = 4;

/** @returns {Layer} */
export const layerOf = (width, height) => ({ width, height, data: new Float32Array(width * height) });

/**
 * How much of each pixel lies inside the contours, by the nonzero rule.
 * @param {readonly number[][]} contours x, y, x, y … in pixels of the new layer
 * @returns {Layer}
 */
export function fillContours(contours, width, height) {
  const layer = layerOf(width, height);
  for (let row = 0; row < height * SUBROWS; row += 1) {
    const crossings = crossingsAt(contours, (row + 0.5) / SUBROWS);
    let winding = 0;
    for (let i = 0; i + 1 < crossings.length; i += 1) {
      winding += crossings[i].turn;
      if (winding !== 0) addSpan(layer, Math.floor(row / SUBROWS), crossings[i].x, crossings[i + 1].x);
    }
  }
  return layer;
}

function crossingsAt(contours, y) {
  const found = [];
  for (const points of contours) {
    let [px, py] = [points[points.length - 2], points[points.length - 1]];
    for (let i = 0; i < points.length; i += 2) {
      const [x, py2] = [points[i], points[i + 1]];
      if (py <= y !== py2 <= y)
        found.push({ x: px + ((y - py) / (py2 - py)) * (x - px), turn: py <= y ? 1 : -1 });
      [px, py] = [x, py2];
    }
  }
  return found.sort((a, b) => a.x - b.x);
}

function addSpan(layer, row, from, to) {
  const start = Math.max(0, from);
  const end = Math.min(layer.width, to);
  for (let x = Math.floor(start); x < end; x += 1) {
    layer.data[row * layer.width + x] += (Math.min(end, x + 1) - Math.max(start, x)) / SUBROWS;
  }
}

/** Three box passes: near enough to a Gaussian of the given radius (a whole number of pixels, 0 leaves it as it is). */
export function blur(layer, radius) {
  if (radius < 1) return layer;
  let data = layer.data;
  for (let pass = 0; pass < 2; pass += 1) {
    data = boxPass(data, layer.height, layer.width, layer.width, 1, radius);
    data = boxPass(data, layer.width, layer.height, 1, layer.width, radius);
  }
  return { ...layer, data };
}

function boxPass(source, lanes, length, laneStep, step, radius) {
  const target = new Float32Array(source.length);
  const share = 1 / (2 * radius + 1);
  for (let lane = 0; lane < lanes; lane += 1) {
    const base = lane * laneStep;
    let sum = 0;
    for (let i = 0; i < Math.min(radius, length); i += 1) sum += source[base + i * step];
    for (let i = 0; i < length; i += 1) {
      if (i + radius < length) sum += source[base + (i + radius) * step];
      if (i - radius - 1 >= 0) sum -= source[base + (i - radius - 1) * step];
      target[base + i * step] = sum * share;
    }
  }
  return target;
}

/**
 * Lays a small layer over a large one; where both have ink the darker stays a little darker, as with two strikes.
 * @param {Layer} page
 * @param {Layer} patch
 */
export function lay(page, patch, left, top) {
  for (let y = Math.max(0, -top); y < patch.height && top + y < page.height; y += 1) {
    for (let x = Math.max(0, -left); x < patch.width && left + x < page.width; x += 1) {
      const value = patch.data[y * patch.width + x];
      if (value <= 0) continue;
      const at = (top + y) * page.width + left + x;
      page.data[at] = page.data[at] + value - page.data[at] * value;
    }
  }
}

/** A soft round dot; the darkest of what is there and what is drawn stays. */
export function dot(page, cx, cy, radius, value) {
  const reach = radius + 1;
  for (let y = Math.max(0, Math.floor(cy - reach)); y <= Math.min(page.height - 1, cy + reach); y += 1) {
    for (let x = Math.max(0, Math.floor(cx - reach)); x <= Math.min(page.width - 1, cx + reach); x += 1) {
      const inside = radius + 0.5 - Math.sqrt((x - cx) ** 2 + (y - cy) ** 2);
      const at = y * page.width + x;
      if (inside > 0) page.data[at] = Math.max(page.data[at], value * Math.min(1, inside));
    }
  }
}
