import { describe, expect, it } from 'vitest';
import {
  joinPages,
  paragraphStarts,
  sheetDoubts,
  sheetText,
  toLineSpans,
  toOffset,
} from '../../../app/core/check/document-text';
import { withMarks } from '../../../app/core/page/marks';
import { learnedKnots, tallied, TYPESCRIPT_KNOTS } from '../../../app/core/recognise/calibration';
import type { Line, Page } from '../../../app/core/page/transcription';
import { machineLines } from '../../helpers/machine-lines';

const image = { widthPx: 1000, heightPx: 1000, dpi: 300 };

function line(text: string, y0: number, x0 = 100): Line {
  return { id: `y${y0}`, text, boxPx: { x0, y0, x1: 900, y1: y0 + 20 }, words: [] };
}

function page(id: string, lines: readonly Line[]): Page {
  return { id, image, lines };
}

describe('joinPages', () => {
  const first = page('0001', [line('один', 0), line('два', 40), line('три', 80), line('четыре', 180)]);
  const second = page('0002', [line('пять', 0)]);

  it('puts an empty line at a wide gap and between pages', () => {
    const joined = joinPages([first, page('0003', []), second]);
    expect(joined.text).toBe('один\nдва\nтри\n\nчетыре\n\nпять\n');
    expect(joined.sheetStarts).toEqual([0, joined.text.indexOf('пять')]);
  });

  it('sees a paragraph in an indent', () => {
    const lines = [line('а', 0), line('б', 40), line('в', 80, 200), line('г', 120)];
    expect([...paragraphStarts(lines)]).toEqual([2]);
  });

  it('leads from offsets to Lines and back', () => {
    const joined = joinPages([first, second]);
    const from = joined.text.indexOf('ри');
    expect(toLineSpans(joined, { from, to: joined.text.indexOf('тыре') })).toEqual([
      { pageId: '0001', lineIndex: 2, from: 1, to: 3 },
      { pageId: '0001', lineIndex: 3, from: 0, to: 2 },
    ]);
    expect(toOffset(joined, '0001', 2, 1)).toBe(from);
    expect(toOffset(joined, '0009', 2, 1)).toBeNull();
  });

  it('gives an empty span its Line, at the end the last', () => {
    const joined = joinPages([first, second]);
    expect(toLineSpans(joined, { from: 0, to: 0 })).toEqual([
      { pageId: '0001', lineIndex: 0, from: 0, to: 0 },
    ]);
    const end = joined.text.length;
    expect(toLineSpans(joined, { from: end, to: end })).toEqual([
      { pageId: '0002', lineIndex: 0, from: 4, to: 4 },
    ]);
  });
});

describe('words in doubt', () => {
  const [read, stamp] = machineLines('войска=62 отошли=79 на=81 север=97', 'Печать=10');
  const apart = withMarks(stamp!, [{ kind: 'stamp', from: 0, to: stamp!.text.length }]);
  const sheet = page('0001', [line('слово', 0), read!, apart]);
  const doubted = (knots?: Parameters<typeof sheetDoubts>[2]) =>
    sheetDoubts(sheet, sheetText(sheet), knots).map(({ from, to }) => sheetText(sheet).text.slice(from, to));

  it('are those that the machine is less sure of, stamps left out', () => {
    expect(doubted()).toEqual(['войска', 'отошли']);
    const [first] = sheetDoubts(sheet, sheetText(sheet));
    expect(first?.probability).toBeCloseTo(0.51, 2);
  });

  it('are more or fewer as the project learns', () => {
    const seen = (confidence: number, isRight: boolean) =>
      learnedKnots(TYPESCRIPT_KNOTS, tallied(Array.from({ length: 500 }, () => ({ confidence, isRight }))));
    expect(doubted(seen(0.82, false))).toEqual(['войска', 'отошли', 'на']);
    expect(doubted(seen(0.6, true))).toEqual([]);
  });
});
