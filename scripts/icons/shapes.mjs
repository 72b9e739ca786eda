// The few shapes an icon needs, read from SVG and drawn by their distance from each pixel: rectangles with round
// corners, and round strokes along straight lines (path commands M and L, absolute). Anything else is refused.
import { SaxesParser } from 'saxes';

/** @typedef {{ rgb: number[], distance: (x: number, y: number) => number }} Shape distance in user units, < 0 inside */

/**
 * @param {string} svg with a square viewBox from 0 0
 * @returns {{ side: number, shapes: Shape[] }}
 */
export function shapesOf(svg) {
  const shapes = [];
  const fills = ['#000000'];
  let side = 0;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const fill = attributes.fill ?? fills.at(-1);
    fills.push(fill);
    if (name === 'svg') side = Number(attributes.viewBox.split(' ')[2]);
    else if (name === 'rect') shapes.push(rectangle(attributes, fill));
    else if (name === 'path') shapes.push(strokes(attributes));
    else if (name !== 'g') throw new Error(`An icon cannot hold <${name}>`);
  });
  parser.on('closetag', () => fills.pop());
  parser.write(svg).close();
  return { side, shapes };
}

const rgbOf = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

function rectangle(attributes, fill) {
  const [x0, y0, width, height, radius] = ['x', 'y', 'width', 'height', 'rx'].map((key) =>
    Number(attributes[key] ?? 0),
  );
  const [halfX, halfY] = [width / 2 - radius, height / 2 - radius];
  const distance = (x, y) => {
    const [dx, dy] = [Math.abs(x - x0 - width / 2) - halfX, Math.abs(y - y0 - height / 2) - halfY];
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(0, Math.max(dx, dy)) - radius;
  };
  return { rgb: rgbOf(fill), distance };
}

function strokes(attributes) {
  const points = attributes.d.match(/[ML]\s*[\d.]+[\s,]+[\d.]+/g).map((part) =>
    part
      .slice(1)
      .trim()
      .split(/[\s,]+/)
      .map(Number),
  );
  const half = Number(attributes['stroke-width']) / 2;
  const distance = (x, y) => {
    const all = points.slice(1).map((end, i) => toSegment(x, y, points[i], end));
    return Math.min(...all) - half;
  };
  return { rgb: rgbOf(attributes.stroke), distance };
}

function toSegment(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/**
 * @param {ReturnType<typeof shapesOf>} drawing
 * @param {number} size of the image, px
 * @returns {Buffer} RGBA, four bytes a pixel
 */
export function drawShapes({ side, shapes }, size) {
  const pixels = Buffer.alloc(size * size * 4);
  const scale = size / side;
  for (let at = 0; at < size * size; at += 1) {
    const [x, y] = [((at % size) + 0.5) / scale, (Math.floor(at / size) + 0.5) / scale];
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (const { rgb, distance } of shapes) {
      const cover = Math.min(1, Math.max(0, 0.5 - distance(x, y) * scale));
      if (cover === 0) continue;
      const left = alpha * (1 - cover);
      const total = left + cover;
      [red, green, blue] = [red, green, blue].map((value, i) => (value * left + rgb[i] * cover) / total);
      alpha = total;
    }
    pixels.set([red, green, blue, alpha * 255].map(Math.round), at * 4);
  }
  return pixels;
}
