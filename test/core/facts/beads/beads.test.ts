import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignUnits, beadAligner } from '../../../../app/core/facts/beads/beads';
import type { Unit } from '../../../../app/core/facts/beads/beads';
import { paragraphsOf, refined } from '../../../../app/core/facts/beads/paragraphs';

const unit = (letters: number, ...keys: string[]): Unit => ({ letters, keys, orphans: 0 });
const shapes = (left: readonly Unit[], right: readonly Unit[]): readonly string[] =>
  alignUnits(left, right).map((bead) => `${bead.leftTo - bead.leftFrom}:${bead.rightTo - bead.rightFrom}`);

describe('alignUnits', () => {
  it('aligns one to one by length', () => {
    const sides = [unit(400), unit(90), unit(900), unit(30)];
    expect(shapes(sides, sides)).toEqual(['1:1', '1:1', '1:1', '1:1']);
  });

  it('joins a paragraph that the other side has in two', () => {
    expect(shapes([unit(400), unit(600), unit(300)], [unit(400), unit(310), unit(290), unit(300)])).toEqual([
      '1:1',
      '1:2',
      '1:1',
    ]);
  });

  it('leaves out a run that one side lacks', () => {
    const right = [unit(500), unit(320), unit(150), unit(700), unit(220), unit(410)];
    expect(shapes(right.slice(3), right)).toEqual(['0:1', '0:1', '0:1', '1:1', '1:1', '1:1']);
    expect(shapes(right, [...right.slice(0, 2), ...right.slice(4)])).toEqual([
      '1:1',
      '1:1',
      '1:0',
      '1:0',
      '1:1',
      '1:1',
    ]);
  });

  it('lets shared facts outweigh lengths', () => {
    const left = [unit(300, 'n100'), unit(300, 'n260'), unit(300)];
    const right = [unit(300, 'n260'), unit(300)];
    expect(shapes(left, right)).toEqual(['1:0', '1:1', '1:1']);
  });

  it('covers both sides in order, whatever they are', () => {
    const units = fc.array(
      fc.record({
        letters: fc.integer({ min: 1, max: 2000 }),
        keys: fc.array(fc.constantFrom('a', 'b', 'c')),
        orphans: fc.nat(4),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(units, units, (left, right) => {
        let [i, j] = [0, 0];
        for (const bead of alignUnits(left, right)) {
          expect([bead.leftFrom, bead.rightFrom]).toEqual([i, j]);
          [i, j] = [bead.leftTo, bead.rightTo];
        }
        expect([i, j]).toEqual([left.length, right.length]);
      }),
      { seed: 1951, verbose: 1 },
    );
  });
});

describe('beadAligner', () => {
  const aUnit = fc.record({
    letters: fc.integer({ min: 1, max: 900 }),
    keys: fc.array(fc.constantFrom(...'abcdefghijklmnopqrst'), { maxLength: 3 }),
    orphans: fc.nat(2),
  });
  const edit = fc.record({
    isLeft: fc.boolean(),
    at: fc.nat(),
    taken: fc.nat(3),
    given: fc.array(aUnit, { maxLength: 3 }),
  });
  const spliced = (
    units: readonly Unit[],
    { at, taken, given }: { at: number; taken: number; given: Unit[] },
  ) => {
    const from = at % (units.length + 1);
    return [...units.slice(0, from), ...given, ...units.slice(from + taken)];
  };

  it('gives after every edit what aligning anew gives', () => {
    fc.assert(
      fc.property(
        fc.array(aUnit, { minLength: 20, maxLength: 90 }),
        fc.array(edit, { maxLength: 6 }),
        fc.array(edit, { maxLength: 6 }),
        (units, differences, edits) => {
          let left: readonly Unit[] = units;
          let right = differences.reduce<readonly Unit[]>(
            spliced,
            units.map((one) => ({ ...one })),
          );
          const align = beadAligner();
          expect(align(left, right)).toEqual(alignUnits(left, right));
          for (const one of edits) {
            if (one.isLeft) left = spliced(left, one);
            else right = spliced(right, one);
            expect(align(left, right)).toEqual(alignUnits(left, right));
          }
        },
      ),
      { seed: 1951, numRuns: 150, verbose: 1 },
    );
  });

  it('does so where the band follows anchors, too', () => {
    const long = Array.from({ length: 4_500 }, (_, i) => unit(100 + ((i * 37) % 400), `u${i}`, `c${i % 20}`));
    const right = long.filter((_, i) => i % 31 !== 7);
    const align = beadAligner();
    align(long, right);
    const edits = [
      long.map((one, i) => (i === 2_000 ? unit(one.letters + 1, ...one.keys) : one)),
      long.filter((_, i) => i !== 3_000),
      [...long.slice(0, 900), unit(70, 'u2500'), ...long.slice(900)],
    ];
    for (const left of edits) expect(align(left, right)).toEqual(alignUnits(left, right));
  });
});

describe('paragraphsOf', () => {
  const texts = (text: string, excluded: { from: number; to: number }[] = []): readonly string[] =>
    paragraphsOf(text, { from: 0, to: text.length }, excluded).map((one) => text.slice(one.from, one.to));

  it('parts at blank lines, labels and indents, and where a short line ends a sentence', () => {
    expect(texts('Один.\n\n  \nДва.')).toEqual(['Один.', 'Два.']);
    expect(texts('Есть два пути:\n1. Отойти.\n2. Остаться.')).toEqual([
      'Есть два пути:',
      '1. Отойти.',
      '2. Остаться.',
    ]);
    const wrapped =
      'Командование просит сообщить о прибытии\nэшелона в порт.\nОтвет от начальника порта до сих пор не\nполучен.';
    expect(texts(wrapped)).toHaveLength(2);
  });

  it('leaves furniture out, and signs of Markdown at the ends', () => {
    const text = 'Один\nЛист 8\nдва\n\n## **Три**\n\n###';
    expect(texts(text, [{ from: 5, to: 11 }])).toEqual(['Один', 'два', 'Три']);
    expect(texts('Лист 8\n\nОдин', [{ from: 0, to: 6 }])).toEqual(['Один']);
  });

  it('cuts long ones at sentences when asked', () => {
    const text = 'Войска отошли. Потери малы. Связь есть. Ждем ответа.';
    const pieces = refined(text, paragraphsOf(text, { from: 0, to: text.length }, []), 20);
    expect(pieces.map((one) => text.slice(one.from, one.to))).toEqual([
      'Войска отошли. Потери малы.',
      'Связь есть. Ждем ответа.',
    ]);
  });
});
