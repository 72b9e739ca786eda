import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphStarts } from '../../../app/core/document-text';
import type { QuarterTurns } from '../../../app/core/image/orientation';
import { lineHeightPx, textTurns, turnedBox, uprightBox } from '../../../app/core/layout/text-turns';
import { replaceWithinEdit } from '../../../app/core/line-edits';
import type { Line } from '../../../app/core/transcription';
import { machineLines } from '../../helpers/machine-lines';

const TURNS = [0, 1, 2, 3] as const;

/** The lines as they lie on a scan of a sheet turned clockwise, moved to where no px is negative. */
function turnedLines(lines: readonly Line[], turns: QuarterTurns): Line[] {
  const onScan = (box: { x0: number; y0: number; x1: number; y1: number }) => {
    const { x0, y0, x1, y1 } = turnedBox(box, turns);
    return { x0: x0 + 1000, y0: y0 + 1000, x1: x1 + 1000, y1: y1 + 1000 };
  };
  return lines.map((line) => ({
    ...line,
    boxPx: line.boxPx === null ? null : onScan(line.boxPx),
    words: line.words.map((word) => ({ ...word, boxPx: onScan(word.boxPx) })),
  }));
}

describe('how a text lies on its scan', () => {
  it.each(TURNS)('is told from its words: %i quarter turns', (turns) => {
    const lines = turnedLines(machineLines('Прошу сообщить Ваше мнение', '8', 'из Пекина'), turns);
    expect(textTurns(lines)).toBe(turns);
    expect(lines.map(lineHeightPx)).toEqual(turns % 2 === 0 ? [16, 16, 16] : [16, 36, 16]);
  });

  it('is upright where nothing tells', () => {
    expect(textTurns([])).toBe(0);
    expect(textTurns(machineLines('8'))).toBe(0);
  });

  it('turns boxes there and back', () => {
    const box = fc.record({ x0: fc.nat(99), y0: fc.nat(99), x1: fc.nat(99), y1: fc.nat(99) });
    fc.assert(
      fc.property(box, fc.constantFrom(...TURNS), (one, turns) => {
        const back = turnedBox(uprightBox(one, turns), turns);
        expect(Object.values(back).map((value) => value + 0)).toEqual([back.x0, back.y0, back.x1, back.y1]);
        expect({ x0: back.x0 + 0, y0: back.y0 + 0, x1: back.x1 + 0, y1: back.y1 + 0 }).toEqual(one);
      }),
    );
  });

  it.each(TURNS)('does not change where paragraphs begin: %i', (turns) => {
    const lines = machineLines('а б в г', 'а б в г', 'а б в г', 'а б в г', 'а б в г', 'а б в г').map(
      (line, i) =>
        i < 4
          ? line
          : {
              ...line,
              boxPx: line.boxPx && { ...line.boxPx, y0: line.boxPx.y0 + 30, y1: line.boxPx.y1 + 30 },
            },
    );
    expect([...paragraphStarts(turnedLines(lines, turns))]).toEqual([4]);
  });

  it.each(TURNS)('puts a part that was read behind the line above it: %i', (turns) => {
    const lines = turnedLines(machineLines('а б в', 'г д е', 'ж з и'), turns);
    const [gap] = turnedLines(
      machineLines('x y z').map((line) => ({
        ...line,
        boxPx: { x0: 0, y0: 37, x1: 116, y1: 40 },
      })),
      turns,
    );
    const page = { id: '0001', image: { widthPx: 2000, heightPx: 2000, dpi: null }, lines };
    const read = machineLines('новая строка');
    if (gap?.boxPx == null) throw new Error('no box');
    expect(replaceWithinEdit(page, gap.boxPx, read)).toMatchObject({ at: 2, removed: [] });
  });
});
