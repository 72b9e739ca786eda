import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonLines, mergeLines, type MergeChunk } from '../../../app/core/merge/merge-lines';

const SEED = 20260117;
const text = fc.array(fc.constantFrom('а', 'б', 'в', 'г д', 'г е', 'ж д', 'ж  д е', ''), { maxLength: 9 });

/** What stands after the merge, with what is still a question from both sides. */
function outcome(chunks: readonly MergeChunk[], mine: readonly string[], theirs: readonly string[]) {
  return chunks.flatMap((chunk) => {
    const ours = mine.slice(chunk.mineFrom, chunk.mineTo);
    const other = theirs.slice(chunk.theirsFrom, chunk.theirsTo);
    if (chunk.kind === 'conflict') return [...ours, ...other];
    if (chunk.kind === 'words') return [chunk.merged ?? ''];
    return chunk.kind === 'theirs' ? other : ours;
  });
}

const kinds = (chunks: readonly MergeChunk[]) => chunks.map(({ kind }) => kind);
const wordsOf = (lines: readonly string[]) => lines.flatMap((line) => line.match(/\S+/g) ?? []);

function countOf(words: readonly string[], word: string): number {
  return words.filter((each) => each === word).length;
}

describe('mergeLines', () => {
  it('takes what only one side changed from that side', () => {
    const base = ['Экз. № 2', 'Лист 8', 'Прошу', 'сообщить'];
    const mine = ['Экз. № 2', 'Лист 3', 'Прошу', 'сообщить'];
    const theirs = ['Экз. № 2', 'Лист 8', 'Прошу', 'немедленно', 'сообщить'];
    const chunks = mergeLines(base, mine, theirs);
    expect(kinds(chunks)).toEqual(['same', 'mine', 'same', 'theirs', 'same']);
    expect(outcome(chunks, mine, theirs)).toEqual(['Экз. № 2', 'Лист 3', 'Прошу', 'немедленно', 'сообщить']);
  });

  it('brings changes in different words of one line together', () => {
    const chunks = mergeLines(
      ['в районе Фузан - Тайко, лист 8'],
      ['в районе Пусан - Тайко, лист 8'],
      ['в районе Фузан - Тайко, лист 3'],
    );
    expect(chunks).toMatchObject([{ kind: 'words', merged: 'в районе Пусан - Тайко, лист 3' }]);
  });

  it('asks where both changed one word, and keeps lines that stand side by side apart', () => {
    const base = ['телеграмма № 15603', 'лист 8', 'конец'];
    const chunks = mergeLines(
      base,
      ['телеграмма № 15608', 'лист 8', 'конец'],
      ['телеграмма № 15605', 'лист 3', 'конец'],
    );
    expect(kinds(chunks)).toEqual(['conflict', 'theirs', 'same']);
  });

  it('asks where one side deleted what the other changed', () => {
    expect(kinds(mergeLines(['а', 'б'], ['а'], ['а', 'в']))).toEqual(['same', 'conflict']);
    expect(kinds(mergeLines(['а', 'б'], ['а'], ['а', 'б']))).toEqual(['same', 'mine']);
  });

  it('asks where both put something else in one place', () => {
    expect(kinds(mergeLines([], ['а'], ['б']))).toEqual(['conflict']);
    expect(kinds(mergeLines([], ['а'], ['а']))).toEqual(['alike']);
  });

  it('is the other side where one side changed nothing', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(outcome(mergeLines(a, a, b), a, b)).toEqual(b);
        expect(outcome(mergeLines(a, b, a), b, a)).toEqual(b);
        expect(outcome(mergeLines(a, b, b), b, b)).toEqual(b);
      }),
      { seed: SEED },
    );
  });

  it('covers all three texts from end to end in order', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const chunks = mergeLines(base, mine, theirs);
        const joined = (from: (chunk: MergeChunk) => readonly string[]) => chunks.flatMap(from);
        expect(joined((c) => base.slice(c.baseFrom, c.baseTo))).toEqual(base);
        expect(joined((c) => mine.slice(c.mineFrom, c.mineTo))).toEqual(mine);
        expect(joined((c) => theirs.slice(c.theirsFrom, c.theirsTo))).toEqual(theirs);
      }),
      { seed: SEED },
    );
  });

  it('is the same with the sides swapped', () => {
    const swapped = { mine: 'theirs', theirs: 'mine' } as const;
    const swap = (chunk: MergeChunk): MergeChunk => ({
      ...chunk,
      kind: chunk.kind === 'mine' || chunk.kind === 'theirs' ? swapped[chunk.kind] : chunk.kind,
      mineFrom: chunk.theirsFrom,
      mineTo: chunk.theirsTo,
      theirsFrom: chunk.mineFrom,
      theirsTo: chunk.mineTo,
    });
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(mergeLines(base, theirs, mine)).toEqual(mergeLines(base, mine, theirs).map(swap));
      }),
      { seed: SEED },
    );
  });

  it('lets no word that a side added vanish without a choice', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const after = wordsOf(outcome(mergeLines(base, mine, theirs), mine, theirs));
        for (const side of [mine, theirs]) {
          const words = wordsOf(side);
          for (const word of new Set(words)) {
            const added = countOf(words, word) - countOf(wordsOf(base), word);
            expect(countOf(after, word)).toBeGreaterThanOrEqual(added);
          }
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('commonLines', () => {
  it('without an ancestor, lets each side bring what the other lacks', () => {
    const [mine, theirs] = [
      ['а', 'б', 'в'],
      ['а', 'в', 'г'],
    ];
    const chunks = mergeLines(commonLines(mine, theirs), mine, theirs);
    expect(outcome(chunks, mine, theirs)).toEqual(['а', 'б', 'в', 'г']);
    expect(kinds(chunks)).not.toContain('conflict');
  });
});
