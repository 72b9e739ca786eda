import { describe, expect, test } from 'vitest';
import { isShortFor } from '../../../../app/core/discrepancy/align-texts/abbreviations';

describe('an abbreviation of a word', () => {
  test.each([
    ['тов', 'товарищ'],
    ['ноя', 'ноября'],
    ['чел', 'человек'],
    ['час', 'часа'],
    ['км', 'километров'],
    ['гг', 'годах'],
  ])('%s is one of %s', (short, long) => {
    expect(isShortFor(short, long)).toBe(true);
  });

  // At the end of a sentence a stop follows as well.
  test.each([
    ['приказ', 'приказы'],
    ['погород', 'погорода'],
    ['чт', 'что'],
    ['выписа', 'выписах'],
    ['приказа', 'приказами'],
    ['делная', 'делнаяо'],
    ['юж', 'южный'],
  ])('%s is a slip of %s', (short, long) => {
    expect(isShortFor(short, long)).toBe(false);
  });
});
