import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHIPPED_NAMES } from '../../../app/core/facts/names/aliases';
import { compareWithTranslation } from '../../../app/core/facts/compare/compare';
import { makeFactReader } from '../../../app/core/facts/compare/reader';
import { findFurniture } from '../../../app/core/text/find-furniture';
import { factCase } from '../../bench/facts';

const INSERTED = [
  'а',
  ' ',
  '.',
  '\n\n',
  '7',
  '3.400 человек ',
  ' Пын Дэ-хуай ',
  ' Пекин ',
  '\n\nПрибыло 1200 солдат из Мукдена.\n\n',
  'Лист 8\n',
  '\n\nПродолжение шифртелеграммы № 20417\n\n',
];
const edits = fc.array(
  fc.record({
    at: fc.nat(),
    taken: fc.integer({ min: 0, max: 260 }),
    inserted: fc.constantFrom(...INSERTED),
  }),
  { minLength: 1, maxLength: 6 },
);

function edited(
  text: string,
  { at, taken, inserted }: { at: number; taken: number; inserted: string },
): string {
  const from = at % (text.length + 1);
  const to = taken > 180 ? from + taken * 4 : from + (taken > 120 ? taken : 0);
  return text.slice(0, from) + inserted + text.slice(to);
}

describe('a comparison with a translation after edits', () => {
  it('is what a comparison made anew gives', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), edits, (seed, script) => {
        const { ru, en } = factCase(seed, 24, { fact: 0.15, paragraph: 0.08 });
        const reader = makeFactReader(SHIPPED_NAMES);
        let text = ru;
        for (const edit of [{ at: 0, taken: 0, inserted: '' }, ...script]) {
          text = edited(text, edit);
          const furniture = findFurniture(text, []);
          const kept = compareWithTranslation(text, furniture, [], en, undefined, reader);
          const anew = compareWithTranslation(
            text,
            furniture,
            [],
            en,
            undefined,
            makeFactReader(SHIPPED_NAMES),
          );
          expect(kept).toEqual(anew);
        }
      }),
      { seed: 1951, numRuns: 40, verbose: 1 },
    );
  });

  it('is so for a text that shows no paragraphs, too', () => {
    const { ru, en } = factCase(77, 24, { fact: 0.1, paragraph: 0 });
    const reader = makeFactReader(SHIPPED_NAMES);
    const flowing = ru.replace(/\n\s*/g, ' ');
    for (let i = 0; i < 8; i += 1) {
      const text = `${flowing.slice(0, 300 * i)}${'слово '.repeat(i)}${flowing.slice(300 * i)}`;
      expect(compareWithTranslation(text, [], [], en, undefined, reader)).toEqual(
        compareWithTranslation(text, [], [], en, undefined, makeFactReader(SHIPPED_NAMES)),
      );
    }
  });
});
