import { describe, expect, it } from 'vitest';
import { hasWord, projectWord, standingWords } from '../../../app/core/project/project-words';

describe('words of a project', () => {
  it('are one word of letters, hyphens inside at most', () => {
    expect(['  Фузан ', 'сев.-корейской', 'юго-западнее', "д'Арк", 'лі'].map(projectWord)).toEqual([
      ...['Фузан', null, 'юго-западнее', "д'Арк", 'лі'],
    ]);
    const unfit = ['', ' ', '38-й', 'два слова', '-так', 'так-', 'а\nб', 'а'.repeat(61)];
    expect(unfit.map(projectWord)).toEqual(unfit.map(() => null));
    // Two code points and one: the same letter.
    expect(projectWord('и\u0306од')).toBe('йод');
  });

  it('stand as the last record of each says, whatever its capitals and ё', () => {
    const said = (word: string, isKnown: boolean) => ({ word, isKnown });
    const records = [said('Тайко', true), said('тёс', true), said('ТАЙКО', false), said('тес', true)];
    expect(standingWords(records)).toEqual(['тес']);
    expect(standingWords([...records, said('Тайко', true)])).toEqual(['тес', 'Тайко']);
    expect([hasWord(['тес'], 'Тёс'), hasWord(['тес'], 'тесно')]).toEqual([true, false]);
  });
});
