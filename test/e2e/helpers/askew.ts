import { readFileSync, writeFileSync } from 'node:fs';
import jpeg from 'jpeg-js';

/** What lies around a sheet that lies askew. */
const TABLE_GREY = 110;

/** Writes a JPEG turned clockwise by `deg`, the table around it; bilinear. */
export function writeAskew(from: string, to: string, deg: number): void {
  const { width, height, data } = jpeg.decode(readFileSync(from));
  const rad = (deg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(rad), Math.sin(rad)];
  const wide = Math.round(width * Math.abs(cos) + height * Math.abs(sin));
  const high = Math.round(width * Math.abs(sin) + height * Math.abs(cos));
  const out = Buffer.alloc(wide * high * 4, TABLE_GREY);
  const grey = (x: number, y: number) => data[(y * width + x) * 4] ?? TABLE_GREY;
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const [dx, dy] = [x + 0.5 - wide / 2, y + 0.5 - high / 2];
      const [sx, sy] = [dx * cos + dy * sin + width / 2 - 0.5, dy * cos - dx * sin + height / 2 - 0.5];
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) continue;
      const [fx, fy] = [sx - x0, sy - y0];
      const above = grey(x0, y0) * (1 - fx) + grey(x0 + 1, y0) * fx;
      const below = grey(x0, y0 + 1) * (1 - fx) + grey(x0 + 1, y0 + 1) * fx;
      const value = Math.round(above * (1 - fy) + below * fy);
      out.set([value, value, value, 255], (y * wide + x) * 4);
    }
  writeFileSync(to, jpeg.encode({ width: wide, height: high, data: out }, 92).data);
}
