import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf } from '../../../app/core/left/interval';
import { documentLeftText, leftRange, leftText, worstFirst } from '../../../app/core/left/left-words';
import { likelyLeft, type LeftFacts, type LeftRange } from '../../../app/core/left/likely-left';
import { readersCounts } from '../../../app/core/left/readers-counts';
import { sharedErrors } from '../../../app/core/left/shared-errors';

const COUNTS = { words: 300, agreed: 280, firstApart: 15, secondApart: 10 };
const sheet = (
  sharedWrong: number | null = null,
  later: number | null = null,
  counts = COUNTS,
): LeftFacts => ({
  ...{ kind: 'two-readers', counts, sharedWrong, later },
});
const rangeOf = (facts: readonly LeftFacts[], at = 0): LeftRange => {
  const left = likelyLeft(facts).sheets[at];
  if (left?.kind !== 'range') throw new Error('nothing is known');
  return left;
};

describe('two readings of a text', () => {
  const text = ['Прошу вас выслать', 'патроны и снаряды'];
  const first = ['Прошу вас выслать', 'патроны и снарялы'];
  const second = ['Прошу нас выслать', 'патроны и снаряды'];

  it('are counted word by word, whatever their case and signs', () => {
    expect(readersCounts({ text, first, second })).toEqual({
      ...{ words: 6, agreed: 4, firstApart: 1, secondApart: 1 },
    });
    expect(
      readersCounts({ text, first: text, second: ['ПРОШУ ВАС, выслать патроны', 'и снаряды!'] }),
    ).toEqual({
      ...{ words: 6, agreed: 6, firstApart: 0, secondApart: 0 },
    });
  });

  it('share the errors that only the truth shows: wrong alike, or lacking in both', () => {
    const read = { text, first, second };
    expect(sharedErrors(read, text)).toBe(0);
    expect(sharedErrors(read, ['Прошу вас прислать', 'патроны и снаряды'])).toBe(1);
    // Where one reader has the right word, comparing them shows it.
    expect(sharedErrors(read, ['Прошу нас выслать', 'патроны и снаряды'])).toBe(0);
    expect(sharedErrors(read, ['Прошу вас срочно же выслать', 'патроны и снаряды'])).toBe(2);
  });
});

describe('the errors that are likely left', () => {
  it('are not told where they cannot be known, and the reason is said in both languages', () => {
    const silent = (why: 'not-read' | 'one-reader' | 'out-of-field'): LeftFacts => ({
      ...{ kind: 'not-known', why, isFinished: false },
    });
    const reasons = [
      likelyLeft([silent('one-reader')]).whole,
      likelyLeft([silent('out-of-field'), sheet(2)]).sheets[0],
      likelyLeft([silent('not-read')]).whole,
      likelyLeft([sheet()]).whole,
      likelyLeft([sheet(2)]).whole,
      likelyLeft([sheet(2, 1)]).whole,
    ];
    expect(reasons.map((one) => one?.kind === 'unknown' && one.why)).toEqual([
      ...['one-reader', 'out-of-field', 'not-read', 'no-finished-sheet', 'read-through', 'validated'],
    ]);
    for (const language of ['en', 'ru'] as const)
      expect(new Set(reasons.map((one) => one && leftText(one, language))).size).toBe(reasons.length);
  });

  it('grow with what finished sheets of the document show', () => {
    const [few, many] = [rangeOf([sheet(), sheet(0), sheet(0)]), rangeOf([sheet(), sheet(15), sheet(12)])];
    expect(many.likely).toBeGreaterThan(2 * few.likely);
    expect(many.most).toBeGreaterThan(few.most);
  });

  it('grow with how often the readers differ', () => {
    const worse = { words: 300, agreed: 200, firstApart: 60, secondApart: 70 };
    expect(rangeOf([sheet(null, null, worse), sheet(3)]).likely).toBeGreaterThan(
      rangeOf([sheet(), sheet(3)]).likely,
    );
  });

  it('on sheets that were read through follow what second readings found', () => {
    const left = likelyLeft([sheet(4, 3), sheet(4, 1), sheet(5), sheet()]);
    expect(left.sheets.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'range', 'range']);
    expect(rangeOf([sheet(4, 3), sheet(5)], 1).likely).toBeGreaterThan(
      rangeOf([sheet(4, 0), sheet(5)], 1).likely,
    );
    expect(left.ofSheets).toBe(2);
  });

  it('of a document are more than those of a sheet, and less wide than all of them added up', () => {
    const facts = [sheet(3), ...Array.from({ length: 20 }, () => sheet())];
    const { whole, sheets } = likelyLeft(facts);
    if (whole.kind !== 'range') throw new Error('nothing is known');
    const all = sheets.flatMap((one) => (one.kind === 'range' ? [one] : []));
    const sum = (pick: (one: LeftRange) => number) => all.reduce((total, one) => total + pick(one), 0);
    expect(whole.likely).toBeCloseTo(
      sum(({ likely }) => likely),
      6,
    );
    expect(whole.most).toBeLessThan(sum(({ most }) => most));
    expect(whole.least).toBeGreaterThanOrEqual(sum(({ least }) => least));
  });

  it('are said with the worst sheets first', () => {
    const bad = { words: 300, agreed: 150, firstApart: 90, secondApart: 90 };
    const left = likelyLeft([sheet(), sheet(null, null, bad), sheet(3)]);
    expect(worstFirst(left.sheets)).toEqual([1, 0]);
    expect(documentLeftText(left, 'en')).toContain('on 2 of 3 sheets');
    expect(documentLeftText(left, 'ru')).toContain('на 2 из 3 листов');
    expect(leftText(left.sheets[0] ?? left.whole, 'ru')).toContain(leftRange(left.sheets[0] ?? left.whole));
  });
});

describe('an interval of a count', () => {
  it('holds nine in ten of what is drawn from its distribution', () => {
    const random = Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 2000);
    for (const [mean, size] of [
      [0.7, 3],
      [4, 2],
      [25, 8],
    ] as const) {
      const { least, most } = intervalOf({ mean, variance: mean + mean ** 2 / size });
      const held = random.filter((u) => {
        const drawn = drawOf(u, mean, size);
        return least <= drawn && drawn <= most;
      }).length;
      expect(held / random.length).toBeGreaterThan(0.88);
    }
  });

  it('goes on where the terms of the sum are too small to be told from nothing', () => {
    const { least, most } = intervalOf({ mean: 3000, variance: 3000 });
    expect(least).toBeGreaterThan(2900);
    expect(most).toBeLessThan(3100);
    expect(intervalOf({ mean: 500, variance: 500 }).most).toBeLessThan(550);
  });

  it('is nothing where nothing is expected, and never turned round', () => {
    expect(intervalOf({ mean: 0, variance: 0 })).toEqual({ least: 0, most: 0 });
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        (mean, more) => {
          const { least, most } = intervalOf({ mean, variance: mean + more });
          expect(least).toBeLessThanOrEqual(most);
          expect(least).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

function drawOf(u: number, mean: number, size: number): number {
  const share = size / (size + mean);
  let [count, term] = [0, share ** size];
  for (let sum = term; sum < u; sum += term) {
    term *= ((size + count) / (count + 1)) * (1 - share);
    count += 1;
  }
  return count;
}
