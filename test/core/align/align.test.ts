import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../../app/core/align/align';
import { internKeys } from '../../../app/core/align/alignment';
import type { Alignment, Interned } from '../../../app/core/align/alignment';
import { seededRandom } from '../../bench/random';
import { russianParagraphs } from '../../bench/russian';

const words = (text: string) => text.split(' ').filter((word) => word !== '');
const interned = (left: string, right: string) => internKeys(words(left), words(right));

/** `=a b` equal, `a~b` differ, `-a` left only, `+b` right only, `a?b` not comparable. */
function shown({ left, right, keys }: Interned, { blocks }: Alignment): string {
  return blocks
    .map((block) => {
      const l = [...left.slice(block.leftFrom, block.leftTo)].map((id) => keys[id]).join(' ');
      const r = [...right.slice(block.rightFrom, block.rightTo)].map((id) => keys[id]).join(' ');
      return {
        equal: `=${l}`,
        differ: `${l}~${r}`,
        'left-only': `-${l}`,
        'right-only': `+${r}`,
        'not-comparable': `${l}?${r}`,
      }[block.kind];
    })
    .join(' | ');
}

const aligned = (left: string, right: string): string => {
  const both = interned(left, right);
  return shown(both, align(both));
};

function expectCover({ left, right }: Interned, { blocks }: Alignment): void {
  let [l, r] = [0, 0];
  for (const block of blocks) {
    expect([block.leftFrom, block.rightFrom]).toEqual([l, r]);
    if (block.kind === 'equal') {
      expect(left.slice(block.leftFrom, block.leftTo)).toEqual(right.slice(block.rightFrom, block.rightTo));
    }
    [l, r] = [block.leftTo, block.rightTo];
  }
  expect([l, r]).toEqual([left.length, right.length]);
}

describe('align', () => {
  it('pairs words that are alike, split, or run together', () => {
    expect(aligned('войска должны отайти назад', 'войска должны отойти назад')).toBe(
      '=войска должны | отайти~отойти | =назад',
    );
    expect(aligned('улучшить работутранспорта и тыла', 'улучшить работу транспорта и тыла')).toBe(
      '=улучшить | работутранспорта~работу транспорта | =и тыла',
    );
    expect(aligned('в подго товку войск', 'в подготовку войск')).toBe('=в | подго товку~подготовку | =войск');
  });

  it('pairs numbers and one-letter words whatever they hold', () => {
    expect(aligned('корпус 5 идет', 'корпус 8 идет')).toBe('=корпус | 5~8 | =идет');
    expect(aligned('он н она', 'он и она')).toBe('=он | н~и | =она');
  });

  it('keeps a lost line in one piece', () => {
    expect(aligned('один два девять десять', 'один два три и в пять шесть семь девять десять')).toBe(
      '=один два | +три и в пять шесть семь | =девять десять',
    );
  });

  it('gives empty sequences no blocks, and a one-sided text one block', () => {
    expect(aligned('', '')).toBe('');
    expect(aligned('', 'один два')).toBe('+один два');
    expect(aligned('один два', '')).toBe('-один два');
  });

  it('finds a stretch that moved', () => {
    const [a, b, c] = [335, 336, 337].map((seed) =>
      words(russianParagraphs(seededRandom(seed), 40).join(' ')),
    ) as [string[], string[], string[]];
    const both = internKeys([...a, ...b, ...c], [...a, ...c, ...b]);
    const { moves } = align(both);
    expect(moves).toHaveLength(1);
    const move = moves[0]!;
    expect(both.left.slice(move.leftFrom, move.leftTo)).toEqual(
      both.right.slice(move.rightFrom, move.rightTo),
    );
    expect(move.leftTo - move.leftFrom).toBeGreaterThan(Math.min(b.length, c.length) - 3);
  });

  const sequence = fc.array(fc.constantFrom('а', 'бв', 'гдежз', 'гдежи', '15603', '15608', 'гдежзбв'), {
    maxLength: 400,
  });

  it('covers both sides in order, whatever they hold', () => {
    fc.assert(
      fc.property(sequence, sequence, (left, right) => {
        const both = internKeys(left, right);
        expectCover(both, align(both));
      }),
      { seed: 112095, verbose: 1 },
    );
  });

  it('finds nothing in a text and itself', () => {
    fc.assert(
      fc.property(sequence, (left) => {
        expect(align(internKeys(left, left)).blocks.every((block) => block.kind === 'equal')).toBe(true);
      }),
      { seed: 260, verbose: 1 },
    );
  });
});

describe('align on hostile input', () => {
  const repeat = (word: string, count: number) => Array.from({ length: count }, () => word);
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['equal words with unlike ends', ['х', ...repeat('а', 100_000), 'у'], ['я', ...repeat('а', 99_900), 'ю']],
    ['two words only', repeat('слово', 100_000), repeat('иначе', 100_000)],
    ['far too unlike to compare', repeat('слово', 400_000), repeat('иначе', 300_000)],
    [
      'reversed',
      Array.from({ length: 100_000 }, (_, i) => `с${i}`),
      Array.from({ length: 100_000 }, (_, i) => `с${99_999 - i}`),
    ],
  ];

  it.each(cases)('%s', (_name, left, right) => {
    const both = internKeys(left, right);
    expectCover(both, align(both));
  });

  it('says so when the bound is met', () => {
    const both = internKeys(repeat('слово', 400_000), repeat('иначе', 300_000));
    expect(align(both).blocks.map((block) => block.kind)).toEqual(['not-comparable']);
  });
});
