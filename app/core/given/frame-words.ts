import { containsPoint, type BoxPx } from '../base/geometry';
import type { ReadRow } from './ink-reading';
import { wordKeyOf, type InkWord } from './words';

/**
 * The words of the reading that stand in a frame, as those of one row. On a sheet that lies askew the boxes of rows overlap:
 * a word is in the frame of its own row and not in that of the next.
 */
export function wordsWithin(rows: readonly ReadRow[], frame: BoxPx): readonly InkWord[] {
  return rows
    .filter(({ boxPx }) => isAcross(boxPx, frame))
    .flatMap(({ words }) => words)
    .filter(({ boxPx: { x0, y0, x1, y1 } }) => containsPoint(frame, (x0 + x1) / 2, (y0 + y1) / 2))
    .map(({ text, boxPx }) => inkWord(0, text, boxPx));
}

export function inkWord(row: number, text: string, boxPx: BoxPx): InkWord {
  return { sheet: 0, row, text, key: wordKeyOf(text), boxPx, confidence: null };
}

/** Whether the middle of either lies in the other, from top to bottom. */
function isAcross(row: BoxPx, frame: BoxPx): boolean {
  const [own, other] = [(row.y0 + row.y1) / 2, (frame.y0 + frame.y1) / 2];
  return (own >= frame.y0 && own < frame.y1) || (other >= row.y0 && other < row.y1);
}
