import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingLines } from '../../../app/core/edit/compare-texts';
import { applyEdit } from '../../../app/core/edit/edit';
import { restoreLine } from '../../../app/core/edit/restore-line';
import type { Page } from '../../../app/core/page/transcription';

function pageOf(ids: string, ...texts: readonly string[]): Page {
  return {
    id: '0001',
    image: { widthPx: 100, heightPx: 100, dpi: null },
    lines: texts.map((text, i) => ({ id: `${ids}${i}`, text, boxPx: null, words: [] })),
  };
}

const textsOf = (page: Page) => page.lines.map(({ text }) => text);
const newId = () => 'new';

function restored(then: Page, now: Page, index: number): Page {
  const compared = differingLines(textsOf(then), textsOf(now))[index];
  if (compared === undefined) throw new Error('nothing differs there');
  const edit = restoreLine(then, now, compared, newId);
  return edit === null ? now : applyEdit(now, edit);
}

describe('restoreLine', () => {
  it('puts one line back and leaves the others as they are now', () => {
    const then = pageOf('a', 'Экз. № 2', 'Лист 8', 'Прошу', 'сообщить');
    const now = pageOf('b', 'Экз. № 2', 'Лист 3', 'Прошу', 'сообщать');
    const page = restored(then, now, 0);
    expect(textsOf(page)).toEqual(['Экз. № 2', 'Лист 8', 'Прошу', 'сообщать']);
    expect(page.lines[1]?.id).toBe('b1');
  });

  it('brings a deleted line back to its place, under a new name where its own is taken', () => {
    const now = pageOf('b', 'первая', 'третья');
    const page = restored(pageOf('a', 'первая', 'вторая', 'третья'), now, 0);
    expect(textsOf(page)).toEqual(['первая', 'вторая', 'третья']);
    expect(page.lines[1]?.id).toBe('a1');
    const same = restored(pageOf('b', 'первая', 'вторая', 'третья'), now, 0);
    expect(same.lines.map(({ id }) => id)).toEqual(['b0', 'new', 'b1']);
  });

  it('has nothing to put back for a line that is new', () => {
    const then = pageOf('a', 'первая');
    const now = pageOf('b', 'первая', 'вторая');
    expect(restored(then, now, 0)).toBe(now);
  });

  it('line by line, brings back every line of the older text', () => {
    const texts = fc.array(fc.constantFrom('а', 'б', 'в', 'г д', 'г е'), { maxLength: 8 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const then = pageOf('a', ...before);
        let now = pageOf('b', ...after);
        for (let turn = 0; turn <= before.length; turn += 1) {
          const differing = differingLines(before, textsOf(now)).find((line) => line.before !== null);
          if (differing === undefined) break;
          const edit = restoreLine(then, now, differing, () => `n${turn}`);
          if (edit !== null) now = applyEdit(now, edit);
        }
        const left = differingLines(before, textsOf(now)).filter((line) => line.before !== null);
        expect(left).toEqual([]);
      }),
      { seed: 20260117 },
    );
  });
});
