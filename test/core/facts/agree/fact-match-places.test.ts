import { describe, expect, it } from 'vitest';
import { matchBeads } from '../../../../app/core/facts/agree/fact-match';
import { extractFacts } from '../../../../app/core/facts/read/extract';

function differing(ru: string, en: string): readonly string[] {
  const [found] = matchBeads([{ ru: extractFacts(ru, 'ru'), en: extractFacts(en, 'en') }], {
    ru: [],
    en: [],
  });
  return (found?.differing ?? []).map((pair) => `${pair.ru.text} at ${pair.ru.from} ≠ ${pair.en.text}`);
}

describe('the same figure twice', () => {
  const ru = 'Обвинялись:\n1) Жуков по ст. 58-1 УК;\n2) Бобров по ст. 58-10 ч. 1 и ст. 182 ч. 1 УК.';
  const en =
    'Accused were:\n1) Zhukov under Art. 58-1;\n2) Bobrov under Art. 58-10, part 2, and Art. 182, part 1.';

  it('answers the one in its place, and the number of an item no part of an article', () => {
    expect(differing(ru, en)).toEqual([`1 at ${ru.indexOf('ч. 1') + 3} ≠ 2`]);
  });

  it('agrees where nothing is wrong', () => {
    expect(differing(ru, en.replace('part 2', 'part 1'))).toEqual([]);
  });
});
