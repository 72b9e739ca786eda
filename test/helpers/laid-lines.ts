import { mapBox, type Affine } from '../../app/core/image/transform';
import type { Line } from '../../app/core/page/transcription';

/** Small letters of the typed sheet made here, px, and the width of a letter. */
export const X_HEIGHT_PX = 14;
export const LETTER_PX = 10;
const CAPITAL = 1.45;
const DESCENT = 0.35;

const ABOVE = /[А-ЯЁ0-9бёйф]/u;
const BELOW = /[руфцщд]/u;

/**
 * Lines as a typewriter sets them: the first letter at `x`, small letters standing on `y`, each word's box as high as its
 * letters. `bend` tells how much lower a word stands, by where it is. Then all goes through `m`, as on a scan that lies askew.
 */
export function typedLines(
  rows: readonly { readonly text: string; readonly x: number; readonly y: number }[],
  m: Affine,
  bend: (xPx: number) => number = () => 0,
): readonly Line[] {
  return rows.map(({ text, x, y }, i) => {
    const words = [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => {
      const [x0, x1] = [x + index * LETTER_PX, x + (index + word.length) * LETTER_PX];
      const feet = y + bend((x0 + x1) / 2);
      const up = (ABOVE.test(word) ? CAPITAL : 1) * X_HEIGHT_PX;
      const down = (BELOW.test(word) ? DESCENT : 0) * X_HEIGHT_PX;
      const boxPx = mapBox(m, { x0, y0: feet - up, x1, y1: feet + down });
      return { from: index, to: index + word.length, boxPx, confidence: 0.9 };
    });
    const boxes = words.map(({ boxPx }) => boxPx);
    const boxPx = {
      x0: Math.min(...boxes.map(({ x0 }) => x0)),
      y0: Math.min(...boxes.map(({ y0 }) => y0)),
      x1: Math.max(...boxes.map(({ x1 }) => x1)),
      y1: Math.max(...boxes.map(({ y1 }) => y1)),
    };
    return { id: `l${i + 1}`, text, boxPx, words };
  });
}

/** Turns about the corner of the scan, clockwise, and moves everything back onto it. */
export function askew(deg: number, toX = 0, toY = 0): Affine {
  const rad = (deg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(rad), Math.sin(rad)];
  return { a: cos, b: -sin, c: sin, d: cos, tx: toX, ty: toY };
}
