import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAgree } from '../../../../app/core/facts/agree/agreement';
import { agreementIndex } from '../../../../app/core/facts/agree/agreement-index';
import { extractFacts } from '../../../../app/core/facts/read/extract';
import { makeFactReader, readerKeeper } from '../../../../app/core/facts/compare/reader';
import { SHIPPED_NAMES } from '../../../../app/core/facts/names/aliases';

const WRITTEN = [
  ...[
    '12',
    '12-й полк',
    '№ 12',
    '№ 12/ш',
    '12.1',
    '12.1.51',
    '12 января',
    'январь 1951',
    '1951 год',
    '12.30',
  ],
  ...['10-15', '10', '15', '1,1 млн.', '1.100.000', '12 час. 30 мин.', 'ф. 1, оп. 2, д. 3, л. 4', '3/4/51'],
];
const written = fc.array(fc.constantFrom(...WRITTEN), { maxLength: 8 });

describe('an index of facts', () => {
  it('agrees with the facts that one of its own agrees with, and no others', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...WRITTEN), (many, one) => {
        const facts = extractFacts(many.join('; '), 'ru');
        const index = agreementIndex(facts);
        for (const fact of extractFacts(one, 'ru'))
          expect(index.agrees(fact)).toBe(facts.some((other) => factsAgree(fact, other)));
      }),
      { seed: 4519, numRuns: 400, verbose: 1 },
    );
  });
});

describe('a reader that remembers', () => {
  it('reads after any edit what a new one reads', () => {
    const paragraph = fc.constantFrom(
      '',
      'Прибыло 7.400 человек в Фузан.',
      '№ 15603\n12 января',
      'Сталину [два]',
    );
    const text = fc.array(paragraph, { maxLength: 12 }).map((parts) => parts.join('\n\n'));
    fc.assert(
      fc.property(text, text, fc.nat(200), (before, inserted, at) => {
        const reader = makeFactReader(SHIPPED_NAMES);
        reader.read(before, 'ru');
        const after = before.slice(0, at) + inserted + before.slice(at);
        expect(reader.read(after, 'ru')).toEqual(makeFactReader(SHIPPED_NAMES).read(after, 'ru'));
      }),
      { seed: 4520, numRuns: 200, verbose: 1 },
    );
  });

  it('finds the facts at their places in the whole text', () => {
    const text = 'Прибыло 300 винтовок.\n\nТелеграмма № 15603 от 16.1.51.\n \nЧас: 14:45.';
    const { facts } = makeFactReader(SHIPPED_NAMES).read(text, 'ru');
    expect(facts.map(({ from, to }) => text.slice(from, to))).toEqual(['300', '15603', '16.1.51', '14:45']);
  });

  it('is kept as long as the names stay the same', () => {
    const readerFor = readerKeeper();
    const names = [{ ru: 'Икс', en: 'Iks' }];
    expect(readerFor(names)).toBe(readerFor([...names]));
    expect(readerFor([])).not.toBe(readerFor(names));
  });
});
