import { describe, expect, it } from 'vitest';
import { applyEdit, editBetween, invertEdit } from '../../../app/core/edit/edit';
import { mergePages, mergedPage } from '../../../app/core/merge/merge-pages';
import type { Page } from '../../../app/core/page/transcription';

const PAGE: Page = {
  id: '0001',
  image: { widthPx: 600, heightPx: 800, dpi: null },
  lines: [{ id: 'l1', text: 'Лист', boxPx: null, words: [] }],
};

describe('the turn of a sheet', () => {
  it('is an Edit as any other, which can be taken back', () => {
    const turned: Page = { ...PAGE, geometry: { turns: 3, levelDeg: 0.4 } };
    const edit = editBetween(PAGE, turned);
    expect(edit).not.toBeNull();
    if (edit === null) return;
    expect(applyEdit(PAGE, edit)).toEqual(turned);
    expect(applyEdit(turned, invertEdit(edit))).toEqual(PAGE);
    expect(editBetween(turned, { ...turned, geometry: { levelDeg: 0.4, turns: 3 } })).toBeNull();
  });

  it.each([
    [undefined, 1, undefined, 1],
    [undefined, undefined, 2, 2],
    [1, 1, 2, 2],
    [1, 3, 1, 3],
    [1, 3, 2, 3],
  ] as const)('of %s, set to %s here and to %s there, is %s', (base, mine, theirs, merged) => {
    const turned = (turns: 1 | 2 | 3 | undefined): Page =>
      turns === undefined ? PAGE : { ...PAGE, geometry: { turns } };
    const merge = mergePages(turned(base), turned(mine), turned(theirs));
    expect(mergedPage(merge, {}, () => 'new')?.geometry?.turns).toBe(merged);
  });
  it('of which one has cropped a sheet and the other levelled it, is both', () => {
    const cropPx = { x0: 0, y0: 0, x1: 300, y1: 800 };
    const mine: Page = { ...PAGE, geometry: { cropPx } };
    const theirs: Page = { ...PAGE, geometry: { turns: 0, levelDeg: 1.5 } };
    const merge = mergePages(PAGE, mine, theirs);
    expect(mergedPage(merge, {}, () => 'new')?.geometry).toEqual({ turns: 0, levelDeg: 1.5, cropPx });
  });
});
