import { describe, expect, it } from 'vitest';
import { inNewLetters, isOldMisreading } from '../../../app/core/text/old-spelling';

describe('a word of the old spelling', () => {
  it('is put into the letters of today, as a dictionary has it', () => {
    expect(['километровъ', 'мѣстности', 'станціями', 'нѣмецкаго', 'лѣтняго'].map(inNewLetters)).toEqual([
      'километров',
      'местности',
      'станциями',
      'немецкого',
      'летнего',
    ]);
  });

  it('is nothing that today’s words are', () => {
    expect(['объём', 'Благо', 'съезд', 'мало'].map(inNewLetters)).toEqual([
      'объём',
      'Благо',
      'съезд',
      'мало',
    ]);
  });

  it('is read by a machine without its letters in ways of its own', () => {
    const alike = [
      ['человѣкъ', 'человЬкъ'],
      ['сдѣлалъ', 'сдЬлаль'],
      ['электростанціи', 'электростанц!и'],
      ['указалъ', 'указальъ'],
      ['дѣло,', 'дело'],
    ];
    for (const [word = '', read = ''] of alike) expect(isOldMisreading(word, read), word).toBe(true);
  });

  it('is another word where other letters differ, and a modern word is not excused', () => {
    expect(isOldMisreading('дѣло', 'тЬло')).toBe(false);
    expect(isOldMisreading('мел', 'мель')).toBe(false);
    expect(isOldMisreading('ответить', 'отвЬтить')).toBe(false);
  });
});
