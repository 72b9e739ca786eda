import { describe, expect, it } from 'vitest';
import type { InkReading, ReadRow } from '../../../app/core/given/ink-reading';
import { withOtherReadings } from '../../../app/core/given/other-readings';

const row = (y0: number, ...texts: readonly string[]): ReadRow => ({
  ...{ boxPx: { x0: 0, y0, x1: 100 * texts.length, y1: y0 + 30 }, isApart: false },
  words: texts.map((text, i) => ({
    ...{ text, probability: 0.9 },
    boxPx: { x0: i * 100, y0, x1: i * 100 + 90, y1: y0 + 30 },
  })),
});
const read = (...rows: readonly ReadRow[]): InkReading => ({ rows, unread: [] });
const texts = ({ rows }: InkReading) => rows.map(({ words }) => words.map(({ text }) => text).join(' '));

describe('other readings of the same ink', () => {
  it('say what they have for a word, where it is another', () => {
    const both = withOtherReadings(read(row(0, 'Живити', 'в', 'мире')), [
      read(row(2, 'Живите', 'в', 'мире')),
      read(row(1, 'Живите', 'в', 'мире.')),
    ]);
    expect(both.rows[0]?.words.map(({ alternatives }) => alternatives)).toEqual([
      ['Живите'],
      undefined,
      undefined,
    ]);
  });

  it('have the rows that the first one lacks, in their places, and these are unread no longer', () => {
    const lost = row(40, 'потерянная', 'строка');
    const first = { ...read(row(0, 'выше'), row(80, 'ниже')), unread: [lost.boxPx] };
    const both = withOtherReadings(first, [read(row(0, 'выше'), lost, row(80, 'ниже'))]);
    expect(texts(both)).toEqual(['выше', 'потерянная строка', 'ниже']);
    expect(both.unread).toEqual([]);
  });

  it('change nothing where there are none', () => {
    const alone = read(row(0, 'выше'));
    expect(withOtherReadings(alone, [])).toBe(alone);
  });
});
