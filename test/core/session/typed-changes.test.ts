import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../app/core/session/check-input';
import { changesToCheck, sheetChangeOf } from '../../../app/core/session/typed-changes';
import { typeChanges } from '../../../app/core/session/steps';
import { pageText, type Page } from '../../../app/core/transcription';
import { line, moment, pageOfTexts } from '../../helpers/session';

/** A stamp, which is not checked, between two paragraphs of one line each. */
const PAGE: Page = {
  ...pageOfTexts('0001'),
  lines: [
    line('a', 'Лист 8', 0),
    { ...line('b', 'СЕКРЕТНО', 1), marks: [{ kind: 'stamp', from: 0, to: 8 }] },
    line('c', 'Войска ушли.', 4),
    line('d', '', 5),
  ],
};

const applied = (text: string, changes: readonly { from: number; to: number; inserted: string }[]) =>
  changes.reduce((now, { from, to, inserted }) => now.slice(0, from) + inserted + now.slice(to), text);

describe('what was typed, for the check', () => {
  it('makes the sheet’s text after it of the one before, wherever it is typed', () => {
    const length = pageText(PAGE).length;
    const change = fc
      .record({
        from: fc.nat({ max: length }),
        length: fc.nat({ max: 3 }),
        inserted: fc.string({ unit: fc.constantFrom('а', '8', ' ', '\n'), maxLength: 3 }),
      })
      .map(({ from, length: long, inserted }) => ({ from, to: Math.min(length, from + long), inserted }));
    fc.assert(
      fc.property(change, (one) => {
        const { typed } = typeChanges(PAGE, [one], moment().newId);
        const after = typed[typed.length - 1]?.after ?? PAGE;
        const changes = changesToCheck([sheetOf(PAGE)], [sheetOf(after)], typed);
        expect(applied(sheetOf(PAGE).text, changes ?? [])).toBe(sheetOf(after).text);
      }),
      { seed: 16, numRuns: 500 },
    );
  });

  it('is the editor’s own change where one Line’s text changes, and nothing inside a stamp', () => {
    const at = (from: number, to: number, inserted: string) => {
      const [change] = typeChanges(PAGE, [{ from, to, inserted }], moment().newId).typed;
      return change === undefined ? null : sheetChangeOf(change);
    };
    expect(at(6, 6, '5')).toEqual([{ from: 6, to: 6, inserted: '5' }]);
    const third = (sheetOf(PAGE).lines[2]?.from ?? 0) + 1;
    expect(at(17, 18, 'О')).toEqual([{ from: third, to: third + 1, inserted: 'О' }]);
    expect(at(8, 8, 'Х')).toEqual([]);
    expect(at(3, 3, '\n')).toBeNull();
  });

  it('follows letter upon letter without comparing texts', () => {
    const first = typeChanges(PAGE, [{ from: 6, to: 6, inserted: '5' }], moment().newId).typed;
    const second = typeChanges(
      first[0]?.after ?? PAGE,
      [{ from: 7, to: 7, inserted: '6' }],
      moment().newId,
    ).typed;
    const after = second[0]?.after ?? PAGE;
    expect(changesToCheck([sheetOf(PAGE)], [sheetOf(after)], [...first, ...second])).toEqual([
      { sheet: 0, from: 6, to: 6, inserted: '5' },
      { sheet: 0, from: 7, to: 7, inserted: '6' },
    ]);
    // With one of them missing, the texts are compared.
    expect(changesToCheck([sheetOf(PAGE)], [sheetOf(after)], second)).toEqual([
      { sheet: 0, from: 6, to: 6, inserted: '56' },
    ]);
  });

  it('is none where the sheets are not the same ones', () => {
    expect(changesToCheck([sheetOf(PAGE)], [], [])).toBeNull();
  });
});
