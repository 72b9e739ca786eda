import { describe, expect, it } from 'vitest';
import { mapPoint } from '../../../app/core/image/transform';
import { lineCut, type Cut } from '../../../app/core/layout/cut';
import { baselineOf, xHeightPx } from '../../../app/core/layout/baseline';
import { lieOf } from '../../../app/core/layout/lie';
import { askew, LETTER_PX, typedLines, X_HEIGHT_PX } from '../../helpers/laid-lines';

const TEXTS = [
  'Страна отмечает праздник пионерской организации имени',
  'народ знает имена героев и рядом с ними новые имена сов',
  'когда вечер сменяет утро над рекой и морем в нашем краю',
];
const PITCH_PX = 34;
const ROWS = TEXTS.map((text, i) => ({ text, x: 100, y: 200 + i * PITCH_PX }));

/** Where in the cut a place of the scan is shown, or null where it is cut away. */
function shownAt({ pieces, heightPx }: Cut, x: number, y: number): { x: number; y: number } | null {
  for (const { fromPx, toPx, toCut } of pieces) {
    const at = mapPoint(toCut, { x, y });
    if (at.x >= fromPx && at.x < toPx && at.y >= 0 && at.y <= heightPx) return at;
  }
  return null;
}

const BENDS: readonly (readonly [string, (xPx: number) => number])[] = [
  ['straight', () => 0],
  ['bent like the page of a thick book', (x) => 12 * ((x - 370) / 270) ** 2],
];
const TURNS = [0, 2.2, -3, 90, 91.5, 180, 178, 270, 267.5];

for (const [how, bend] of BENDS) {
  describe.each(TURNS)(`a ${how} line on a scan turned by %d°`, (deg) => {
    const m = askew(deg, 2000, 2000);
    const lines = typedLines(ROWS, m, bend);
    const lie = lieOf(lines);
    const xHeight = xHeightPx(lines, lie) ?? 0;
    const cut = lineCut(lines, 1, lie, xHeight);

    it('has its small letters measured', () => {
      expect(xHeight / X_HEIGHT_PX).toBeGreaterThan(0.85);
      expect(xHeight / X_HEIGHT_PX).toBeLessThan(1.2);
    });

    it('is in its cut from end to end, upright and level', () => {
      const feet = [0, 10, 25, 40, 54].map((letter) => {
        const x = 100 + letter * LETTER_PX;
        const { x: onScanX, y: onScanY } = mapPoint(m, { x, y: 234 + bend(x) });
        const at = cut === null ? null : shownAt(cut.cut, onScanX, onScanY);
        return at === null ? null : { x: at.x, below: at.y - cut!.baselinePx };
      });
      for (const foot of feet) expect(Math.abs(foot?.below ?? 99)).toBeLessThan(0.3 * X_HEIGHT_PX);
      const across = feet.map((foot) => foot?.x ?? 0);
      expect(across).toEqual([...across].sort((a, b) => a - b));
    });

    it('has no neighbour’s small letters in its cut', () => {
      for (const [row, to] of [
        [0, 0],
        [2, -X_HEIGHT_PX],
      ] as const)
        for (const letter of [2, 20, 45]) {
          const x = 100 + letter * LETTER_PX;
          const at = mapPoint(m, { x, y: 200 + row * PITCH_PX + bend(x) + to });
          // The top of the line below, and the feet of the one above, a little into their letters.
          const inside = mapPoint(m, {
            x,
            y: 200 + row * PITCH_PX + bend(x) + (row === 0 ? -4 : -X_HEIGHT_PX + 4),
          });
          expect([shownAt(cut!.cut, at.x, at.y), shownAt(cut!.cut, inside.x, inside.y)]).toEqual([
            null,
            null,
          ]);
        }
    });

    it('has a letter of ink as wide as it was typed, its first one where the line begins', () => {
      expect(cut?.letterPx).toBeCloseTo(LETTER_PX, 0);
      const { x, y } = mapPoint(m, { x: 100, y: 230 });
      const at = cut === null ? null : shownAt(cut.cut, x, y + 0.01);
      expect(Math.abs((at?.x ?? 99) - (cut?.inkFromPx ?? 0))).toBeLessThan(0.6 * X_HEIGHT_PX);
    });
  });
}

describe('a line', () => {
  it('without ink has no cut, and one that is not there has none', () => {
    const bare = { id: 'x', text: 'набрано', boxPx: null, words: [] };
    const lines = [...typedLines(ROWS, askew(0)), bare];
    expect(lineCut(lines, 3, lieOf(lines), X_HEIGHT_PX)).toBeNull();
    expect(lineCut(lines, 9, lieOf(lines), X_HEIGHT_PX)).toBeNull();
  });

  it('of which only the box is known is cut by that', () => {
    const lines = typedLines(ROWS, askew(0)).map((line) => ({ ...line, words: [] }));
    const cut = lineCut(lines, 1, lieOf(lines), xHeightPx(lines, lieOf(lines)) ?? 0);
    expect(cut?.cut.pieces).toHaveLength(1);
    expect(cut?.letterPx).toBeCloseTo(LETTER_PX, 0);
  });

  it('keeps to its page’s lie where it is too short, or where a speck made a box higher', () => {
    const rows = [...ROWS, { text: 'Итого', x: 100, y: 320 }];
    const lines = typedLines(rows, askew(2)).map((line, i) =>
      i === 1
        ? {
            ...line,
            words: line.words.map((word, j) =>
              j === 2 ? { ...word, boxPx: { ...word.boxPx, y1: word.boxPx.y1 + 18 } } : word,
            ),
          }
        : line,
    );
    const lie = lieOf(lines);
    const slopes = [1, 3].map((i) => baselineOf(lines[i]!, lie, X_HEIGHT_PX)?.lie.slopeRad ?? 0);
    for (const slope of slopes) expect(Math.abs((slope * 180) / Math.PI - 2)).toBeLessThan(0.3);
  });
});
