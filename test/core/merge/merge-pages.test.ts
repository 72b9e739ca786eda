import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mergedPage,
  mergePages,
  openConflicts,
  type MergeChoice,
  type PageMerge,
} from '../../../app/core/merge/merge-pages';
import type { Page } from '../../../app/core/page/transcription';

const BOX = { x0: 0, y0: 0, x1: 90, y1: 20 };

function pageOf(...lines: readonly (readonly [id: string, text: string])[]): Page {
  return {
    id: '0001',
    image: { widthPx: 100, heightPx: 100, dpi: null },
    lines: lines.map(([id, text]) => ({
      id,
      text,
      boxPx: BOX,
      words: [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
        ...{ from: index, to: index + word.length, confidence: 0.9 },
        boxPx: { ...BOX, x0: index, x1: index + word.length },
      })),
    })),
  };
}

let serial = 0;
const newId = () => `n${(serial += 1)}`;
const textsOf = (page: Page | null) => page?.lines.map(({ text }) => text) ?? null;

function settled(merge: PageMerge, choice: MergeChoice): Page | null {
  const choices = Object.fromEntries(
    merge.chunks.map(({ kind }, i) => [i, kind === 'conflict' ? choice : null]),
  );
  const chosen = Object.entries(choices).filter((entry): entry is [string, MergeChoice] => entry[1] !== null);
  return mergedPage(merge, Object.fromEntries(chosen), newId);
}

describe('mergedPage', () => {
  const base = pageOf(['a', 'телеграмма № 15603'], ['b', 'лист 8'], ['c', 'конец']);
  const mine = pageOf(['a', 'телеграмма № 15608'], ['b', 'лист 8'], ['c', 'конец']);
  const theirs = pageOf(['a', 'телеграмма № 15605'], ['b', 'лист 3'], ['d', 'ещё'], ['c', 'конец']);

  it('waits for every conflict, then holds what was chosen and what only one side changed', () => {
    const merge = mergePages(base, mine, theirs);
    expect(openConflicts(merge, {})).toBe(1);
    expect(mergedPage(merge, {}, newId)).toBeNull();
    expect(openConflicts(merge, { 0: { kind: 'mine' } })).toBe(0);
    expect(textsOf(settled(merge, { kind: 'mine' }))).toEqual([
      'телеграмма № 15608',
      'лист 3',
      'ещё',
      'конец',
    ]);
    expect(textsOf(settled(merge, { kind: 'theirs' }))?.[0]).toBe('телеграмма № 15605');
  });

  it('takes what was typed, on several lines too, and none at all', () => {
    const merge = mergePages(base, mine, theirs);
    const typed = settled(merge, { kind: 'edited', text: 'телеграмма № 15606\nвторая' });
    expect(textsOf(typed)?.slice(0, 2)).toEqual(['телеграмма № 15606', 'вторая']);
    const [first, second] = typed?.lines ?? [];
    expect(first?.boxPx).toEqual(BOX);
    expect(first?.words[0]).toMatchObject({ from: 0, to: 10, confidence: 0.9 });
    expect(first?.words[2]?.confidence).toBeNull();
    expect(second).toEqual({
      id: expect.stringMatching(/^n/) as unknown,
      text: 'вторая',
      boxPx: null,
      words: [],
    });
    expect(textsOf(settled(merge, { kind: 'edited', text: '' }))?.[0]).toBe('лист 3');
  });

  it('keeps the ink of both sides where their words are brought together', () => {
    const before = pageOf(['a', 'в районе Фузан лист 8']);
    const merge = mergePages(
      before,
      pageOf(['a', 'в районе Пусан лист 8']),
      pageOf(['a', 'в районе Фузан лист 3']),
    );
    const [line] = mergedPage(merge, {}, newId)?.lines ?? [];
    expect(line?.text).toBe('в районе Пусан лист 3');
    expect(line?.words.map(({ from, to }) => line.text.slice(from, to))).toEqual([
      'в',
      'районе',
      'Пусан',
      'лист',
      '3',
    ]);
  });

  it('gives every Line an id of its own, and lets mine keep theirs', () => {
    const texts = fc.array(fc.constantFrom('а', 'б', 'в г', 'в д'), { maxLength: 6 });
    const page = (lines: readonly string[]) => pageOf(...lines.map((text, i) => [`l${i}`, text] as const));
    fc.assert(
      fc.property(texts, texts, texts, fc.boolean(), (a, b, c, isMine) => {
        const merge = mergePages(page(a), page(b), page(c));
        const merged = settled(merge, { kind: isMine ? 'mine' : 'theirs' });
        const ids = merged?.lines.map(({ id }) => id) ?? [];
        expect(merged).not.toBeNull();
        expect(new Set(ids).size).toBe(ids.length);
        if (isMine && b.length > 0 && JSON.stringify(a) === JSON.stringify(c))
          expect(merged?.lines).toEqual(merge.mine.lines);
      }),
      { seed: 20260117 },
    );
  });

  it('without an ancestor takes what either side has, and asks about the rest', () => {
    const merge = mergePages(null, pageOf(['a', 'один'], ['b', 'два']), pageOf(['a', 'один'], ['b', 'три']));
    expect(openConflicts(merge, {})).toBe(1);
    expect(textsOf(settled(merge, { kind: 'theirs' }))).toEqual(['один', 'три']);
  });
});
