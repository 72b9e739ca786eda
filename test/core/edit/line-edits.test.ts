import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, invertEdit } from '../../../app/core/edit/edit';
import { differingStretch, moveLineEdit, rereadLine } from '../../../app/core/edit/line-edits';
import type { Line } from '../../../app/core/page/transcription';
import { pageOf } from '../../helpers/store-fixture';

const texts = (page: { readonly lines: readonly Line[] }) => page.lines.map(({ text }) => text);
const lineAt = (text: string, y0: number): Line => ({
  id: 'l1',
  text,
  boxPx: { x0: 10, y0, x1: 90, y1: y0 + 20 },
  words: [{ from: 0, to: text.length, boxPx: { x0: 10, y0, x1: 90, y1: y0 + 20 }, confidence: 0.9 }],
});

describe('moving a line', () => {
  it('changes places with the one above or below it, and is taken back whole', () => {
    const page = pageOf('0001', 'а', 'б', 'в');
    const down = moveLineEdit(page, 0, 1);
    const up = moveLineEdit(page, 2, -1);
    if (down === null || up === null) throw new Error('no Edit');
    expect(texts(applyEdit(page, down))).toEqual(['б', 'а', 'в']);
    expect(texts(applyEdit(page, up))).toEqual(['а', 'в', 'б']);
    expect(applyEdit(applyEdit(page, down), invertEdit(down))).toEqual(page);
  });

  it('stops at the ends of the page', () => {
    const page = pageOf('0001', 'а', 'б');
    expect(moveLineEdit(page, 0, -1)).toBeNull();
    expect(moveLineEdit(page, 1, 1)).toBeNull();
  });
});

describe('a line that is read again', () => {
  it('keeps its id, joins its pieces, and leaves its neighbours out', () => {
    const line = lineAt('№ 15608', 100);
    const read = [lineAt('выше', 70), lineAt('№', 101), lineAt('15603', 99), lineAt('ниже', 130)];
    const again = rereadLine(line, read);
    expect(again).toMatchObject({ id: 'l1', text: '№ 15603' });
    expect(again?.words.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [2, 7],
    ]);
    expect(rereadLine(line, [lineAt('выше', 70)])).toBeNull();
  });

  it('keeps its comment, and its marks with their words', () => {
    const line: Line = {
      ...lineAt('№ 15608 штамп', 100),
      marks: [{ kind: 'stamp', from: 8, to: 13 }],
      comment: 'видно плохо',
    };
    const again = rereadLine(line, [lineAt('№ 156 03 штамп', 101)]);
    expect(again?.marks).toEqual([{ kind: 'stamp', from: 9, to: 14 }]);
    expect(again?.comment).toBe('видно плохо');
    expect(rereadLine(lineAt('а', 100), [lineAt('б', 100)])).not.toHaveProperty('marks');
  });
});

describe('where two texts differ', () => {
  it('is the stretch between what both begin and end with', () => {
    expect(differingStretch('№ 15608 от', '№ 15603 от')).toEqual({ from: 6, to: 7 });
    expect(differingStretch('аб', 'аб')).toEqual({ from: 2, to: 2 });
  });

  it('put into the other text, gives that text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const { from, to } = differingStretch(a, b);
        expect(a.slice(0, from) + b.slice(from, to) + b.slice(to)).toBe(b);
        expect(a.endsWith(b.slice(to))).toBe(true);
      }),
    );
  });
});
