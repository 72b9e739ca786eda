import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, invertEdit } from '../../../app/core/edit/edit';
import {
  differingStretch,
  insertBelowEdit,
  insertWithinEdit,
  moveLineEdit,
  rereadLine,
} from '../../../app/core/edit/line-edits';
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

describe('ink that is read beside the text', () => {
  const page = {
    ...pageOf('0001'),
    lines: [lineAt('выше', 100), lineAt('вторая', 140), lineAt('ниже', 220)],
  };
  const inMargin = { ...lineAt('прим.', 150), boxPx: { x0: 0, y0: 150, x1: 8, y1: 170 } };

  it('goes in between the lines of the text and takes none of them away', () => {
    const edit = insertWithinEdit(page, { x0: 0, y0: 130, x1: 100, y1: 215 }, [
      lineAt('вторзя', 141),
      lineAt('штамп', 180),
    ]);
    if (edit === null) throw new Error('no Edit');
    expect(texts(applyEdit(page, edit))).toEqual(['выше', 'вторая', 'штамп', 'ниже']);
  });

  it('is nothing where only lines that are there were read', () => {
    expect(insertWithinEdit(page, { x0: 0, y0: 130, x1: 100, y1: 170 }, [lineAt('вторзя', 141)])).toBeNull();
    expect(insertWithinEdit(page, { x0: 0, y0: 130, x1: 100, y1: 170 }, [])).toBeNull();
  });

  it('of a note in the margin stands behind the line above it', () => {
    expect(texts(applyEdit(page, insertBelowEdit(page, inMargin)))).toEqual([
      'выше',
      'вторая',
      'прим.',
      'ниже',
    ]);
  });

  it('above everything in its column comes first, though other columns begin higher', () => {
    const top = { ...lineAt('верх', 120), boxPx: { x0: 200, y0: 120, x1: 280, y1: 140 } };
    const below = { ...lineAt('под ним', 180), boxPx: { x0: 200, y0: 180, x1: 280, y1: 200 } };
    const columns = { ...page, lines: [...page.lines, below] };
    expect(texts(applyEdit(columns, insertBelowEdit(columns, top)))[0]).toBe('верх');
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
