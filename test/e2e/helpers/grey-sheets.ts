import jpeg from 'jpeg-js';
import { typedSheet, type TypedLine } from './typed-sheet';

/** Row after row from the top; 0 is black. */
export type GreySheet = { readonly widthPx: number; readonly heightPx: number; readonly pixels: Uint8Array };

const PAPER = 225;

/** A typed sheet in grey at 150 dpi, half of what it is typed at: a quarter of the work, and typescript reads as well. */
export async function greySheet(lines: readonly TypedLine[]): Promise<GreySheet> {
  const { width, height, data } = jpeg.decode(await typedSheet(lines), { useTArray: true });
  const green = (x: number, y: number) => data[(y * width + x) * 4 + 1] ?? PAPER;
  return sheetOf(width >> 1, height >> 1, (x, y) => {
    const [left, top] = [2 * x, 2 * y];
    return (green(left, top) + green(left + 1, top) + green(left, top + 1) + green(left + 1, top + 1)) / 4;
  });
}

export function sheetOf(
  widthPx: number,
  heightPx: number,
  shadeAt: (x: number, y: number) => number,
): GreySheet {
  const pixels = new Uint8Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1)
      pixels[y * widthPx + x] = Math.min(255, Math.max(0, Math.round(shadeAt(x, y))));
  return { widthPx, heightPx, pixels };
}

function shade({ widthPx, heightPx, pixels }: GreySheet, x: number, y: number): number {
  const isInside = x >= 0 && y >= 0 && x < widthPx && y < heightPx;
  return isInside ? (pixels[y * widthPx + x] ?? PAPER) : PAPER;
}

export function greyJpeg({ widthPx, heightPx, pixels }: GreySheet, quality = 75): Buffer {
  const data = Buffer.alloc(pixels.length * 4, 255);
  pixels.forEach((value, i) => data.fill(value, i * 4, i * 4 + 3));
  return Buffer.from(jpeg.encode({ width: widthPx, height: heightPx, data }, quality).data);
}

/** The upper part of a sheet. */
export function topOf(page: GreySheet, heightPx: number): GreySheet {
  return { ...page, heightPx, pixels: page.pixels.slice(0, page.widthPx * heightPx) };
}

/** Turned clockwise by quarters. */
export function turnedSheet(page: GreySheet, quarters: 1 | 2 | 3): GreySheet {
  const { widthPx: w, heightPx: h } = page;
  if (quarters === 1) return sheetOf(h, w, (x, y) => shade(page, y, h - 1 - x));
  if (quarters === 2) return sheetOf(w, h, (x, y) => shade(page, w - 1 - x, h - 1 - y));
  return sheetOf(h, w, (x, y) => shade(page, w - 1 - y, x));
}

/** The sheet as it lies askew in the scanner, its lines falling to the right; all corners stay inside. */
export function askew(page: GreySheet, deg: number): GreySheet {
  const { widthPx: w, heightPx: h } = page;
  const [cos, sin] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)];
  const [outW, outH] = [Math.abs(w * cos) + Math.abs(h * sin), Math.abs(w * sin) + Math.abs(h * cos)].map(
    Math.ceil,
  ) as [number, number];
  return sheetOf(outW, outH, (x, y) => {
    const [dx, dy] = [x - outW / 2, y - outH / 2];
    return between(page, dx * cos + dy * sin + w / 2, -dx * sin + dy * cos + h / 2);
  });
}

/** The shade between four px. */
function between(page: GreySheet, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const upper = shade(page, left, top) * (1 - fx) + shade(page, left + 1, top) * fx;
  const lower = shade(page, left, top + 1) * (1 - fx) + shade(page, left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Ink of the other side, mirrored and faint, shines through. */
export function withShine(page: GreySheet, other: GreySheet, share: number): GreySheet {
  return sheetOf(page.widthPx, page.heightPx, (x, y) => {
    const behind = shade(other, page.widthPx - 1 - x, y);
    return shade(page, x, y) - share * Math.max(0, PAPER - behind);
  });
}

export type Rule = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Black rules, in px. */
export function ruled(page: GreySheet, rules: readonly Rule[]): GreySheet {
  const pixels = page.pixels.slice();
  for (const { x0, y0, x1, y1 } of rules)
    for (let y = y0; y < y1; y += 1) pixels.fill(25, y * page.widthPx + x0, y * page.widthPx + x1);
  return { ...page, pixels };
}

/** Paper without ink, with fine even grain. */
export function grainySheet(widthPx: number, heightPx: number): GreySheet {
  let state = 21;
  return sheetOf(widthPx, heightPx, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return PAPER + ((state >>> 24) % 24) - 12;
  });
}

/** Lines of a typed sheet, each with words that no other has. */
export const TYPED_LINES = [
  'Докладываю обстановку на станции',
  'Поезд вышел из города в полдень',
  'Груз принят по накладной и сдан',
  'Запасы угля хватит до навигации',
  'Прошу выделить рабочих для склада',
  'Ответ на письмо получен вчера',
  'Дорога размыта и требует ремонта',
  'Копия верна секретарь комитета',
] as const;
