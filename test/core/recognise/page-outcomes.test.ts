import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../app/core/edit/edit';
import { editFromTextChange } from '../../../app/core/edit/edit-text';
import { withMarks } from '../../../app/core/page/marks';
import { pageOutcomes } from '../../../app/core/recognise/page-outcomes';
import { pageText, wordText, type Line, type Page } from '../../../app/core/page/transcription';
import { machineLines } from '../../helpers/machine-lines';

const READ = machineLines(
  ...['Продолжение шифртелеграммы № 15608=71', 'войска отощли=62 на север', 'к старым позициям'],
);

const pageOf = (lines: readonly Line[]): Page => {
  return { id: '0001', image: { widthPx: 400, heightPx: 200, dpi: 100 }, lines };
};

/** The page after somebody typed `to` over the first `from`. */
function typed(page: Page, from: string, to: string): Page {
  const at = pageText(page).indexOf(from);
  if (at < 0) throw new Error(`There is no «${from}».`);
  return applyEdit(
    page,
    editFromTextChange(page, { from: at, to: at + from.length, text: to }, () => 'new'),
  );
}

/** The words of the Reading that turned out wrong. */
function wrong(saved: readonly Line[], read: readonly Line[] = READ): readonly string[] {
  const words = read.flatMap((line) => line.words.map((word) => wordText(line, word)));
  return pageOutcomes(read, saved).flatMap(({ isRight }, i) => (isRight ? [] : (words[i] ?? [])));
}

describe('how the words of a machine came out', () => {
  it('all are right where nobody had to change anything', () => {
    expect(wrong(READ)).toEqual([]);
    expect(pageOutcomes(READ, READ).map(({ confidence }) => confidence)).toEqual([
      ...[0.9, 0.9, 0.9, 0.71, 0.9, 0.62, 0.9, 0.9, 0.9, 0.9, 0.9],
    ]);
  });

  it('those are wrong that a person corrected, took out, joined, or put a sign to', () => {
    let page = typed(typed(pageOf(READ), '15608', '15603'), 'отощли', 'отошли');
    expect(wrong(page.lines)).toEqual(['15608', 'отощли']);
    page = typed(typed(page, 'север', 'север,'), 'к старым ', '');
    expect(wrong(page.lines)).toEqual(['15608', 'отощли', 'север', 'к', 'старым']);
    expect(wrong(typed(pageOf(READ), 'на север', 'насевер').lines)).toEqual(['на', 'север']);
  });

  it('dashes, quotation marks and ё make no error', () => {
    const read = machineLines('"Елка" - 15.1');
    expect(wrong(typed(typed(pageOf(read), '"Елка"', '«Ёлка»'), '-', '—').lines, read)).toEqual([]);
  });

  it('Lines that changed places are known by their ink', () => {
    const [first, second, third] = READ;
    const saved = typed(pageOf([third!, first!, second!]), 'отощли', 'отошли');
    expect(wrong(saved.lines)).toEqual(['отощли']);
  });

  it('words whose ink is lost are known by their place', () => {
    const saved = typed(pageOf(READ), '15608', '15603').lines.map((line) => ({ ...line, words: [] }));
    expect(wrong(saved)).toEqual(['15608']);
  });

  it('a pass that saw the ink a little otherwise, and its lines in another order, is understood, too', () => {
    const moved = [...READ].reverse().map((line) => ({
      ...line,
      words: line.words.map((word) => {
        const { x0, y0, x1, y1 } = word.boxPx;
        return { ...word, boxPx: { x0: x0 + 2, y0: y0 - 1, x1: x1 + 1, y1 } };
      }),
    }));
    expect(wrong(typed(pageOf(READ), 'отощли', 'отошли').lines, moved)).toEqual(['отощли']);
  });

  it('stamps and handwriting teach nothing, whether the machine or a person set them apart', () => {
    const [first, second, third] = READ;
    const stamp = withMarks(second!, [{ kind: 'stamp', from: 0, to: second!.text.length }]);
    const words = (read: readonly Line[], saved: readonly Line[]) => pageOutcomes(read, saved).length;
    expect(words([first!, stamp, third!], [first!, third!])).toBe(7);
    expect(words(READ, [first!, stamp, third!])).toBe(7);
  });

  it('words without a confidence are nobody’s, and an emptied page was wrong throughout', () => {
    const [first] = READ;
    const typedWords = { ...first!, words: first!.words.map((word) => ({ ...word, confidence: null })) };
    expect(pageOutcomes([typedWords], READ)).toEqual([]);
    expect(wrong([])).toHaveLength(11);
  });

  it('exactly the words are wrong that were typed over, whichever they are', () => {
    const sheet = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(sheet, (rows) => {
        const names = rows.map((row, y) => row.map((_, x) => `слово-${y}-${x}`));
        const changed = names.map((row, y) => row.filter((_, x) => rows[y]?.[x])).flat();
        const read = machineLines(...names.map((row) => row.join(' ')));
        const saved = changed.reduce((page, word) => typed(page, word, 'иное'), pageOf(read));
        expect(wrong(saved.lines, read)).toEqual(changed);
      }),
    );
  });
});
