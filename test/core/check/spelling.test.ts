import { describe, expect, it } from 'vitest';
import { confusionsFrom } from '../../../app/core/discrepancy/evidence/confusions';
import { isSpelt, rankSuggestions, spelledWordAt, wordsToSpell } from '../../../app/core/check/spelling';

const textsOf = (...lines: readonly string[]) => wordsToSpell(lines).map(({ text }) => text);

describe('words whose spelling is asked for', () => {
  it('are Russian words of three letters and more, with their hyphens', () => {
    expect(textsOf('Войска, 38-й дивизии КНДР не отощли за юго-запад от Fusan (тов. Ким)')).toEqual([
      ...['Войска', 'дивизии', 'отощли', 'юго-запад', 'Ким'],
    ]);
  });

  it('leave out numbers, abbreviations and what the archivist put in brackets', () => {
    expect(textsOf('1950г. КНДР инж. [нрзб] I922 b3вод')).toEqual([]);
    expect(textsOf('ТЕЛЕГРАИМА подраз. [подразделение войск]')).toEqual([
      ...['ТЕЛЕГРАИМА', 'подраз', 'подразделение', 'войск'],
    ]);
  });

  it('are one word over a line end, with both ways in which it may be meant', () => {
    const words = wordsToSpell(['они по-', 'русски', 'теле- ', '  грамма и по-', '', 'том']);
    expect(words.map(({ text, forms }) => [text, ...forms])).toEqual([
      ['они', 'они'],
      ['порусски', 'порусски', 'по-русски'],
      ['телеграмма', 'телеграмма', 'теле-грамма'],
      ['том', 'том'],
    ]);
    expect(words[2]?.places).toEqual([
      { lineIndex: 2, from: 0, to: 4 },
      { lineIndex: 3, from: 2, to: 8 },
    ]);
    expect(spelledWordAt(words, 3, 8)).toBe(words[2]);
    expect(spelledWordAt(words, 3, 0)).toBeNull();
    expect(spelledWordAt(words, 0, 3)).toBe(words[0]);
  });

  it('stand where they say', () => {
    const lines = ['Это вре-', 'мя — «наше»; ёлка', 'и вновь време-', 'ни нет'];
    for (const { places, text } of wordsToSpell(lines)) {
      expect(places.map(({ lineIndex, from, to }) => lines[lineIndex]?.slice(from, to)).join('')).toBe(text);
    }
  });
});

describe('what the dictionary says', () => {
  const dictionary = { knows: (word: string) => /^(северо|корейской|войска)$/i.test(word) };

  it('holds for compounds of words that it has, and for abbreviations', () => {
    const words = ['войска', 'Северо-корейской', 'севро-корейской', 'исх', 'по-корейской', '-'];
    expect(words.map((word) => isSpelt(dictionary, word))).toEqual([true, true, false, true, true, true]);
  });

  it('is offered likely misreadings first, each once', () => {
    const offered = ['отощали', 'отошли', 'отолит', 'отошли'];
    expect(rankSuggestions('отощли', offered, confusionsFrom([]))[0]).toBe('отошли');
    expect(rankSuggestions('отощли', offered, confusionsFrom([]))).toHaveLength(3);
  });
});
