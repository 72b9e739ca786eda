import { describe, expect, it } from 'vitest';
import { LEFT_OUT_KINDS, type TextAccount } from '../../../app/core/formats/account';
import { accountText, LEFT_OUT_NAMES, leftOutText } from '../../../app/core/formats/account-words';

const account: TextAccount = {
  ...{ inFile: 30, taken: 12, lost: 0, invented: 0, lostSample: '' },
  leftOut: [
    { kind: 'alternatives', characters: 4, places: 1, samples: ['1957'] },
    { kind: 'notes', characters: 14, places: 2, samples: ['сверить', 'см. л. 8'] },
  ],
};

describe('what is said of an account', () => {
  it('names every kind in both languages', () => {
    expect(Object.keys(LEFT_OUT_NAMES).sort()).toEqual([...LEFT_OUT_KINDS].sort());
    for (const { en, ru } of Object.values(LEFT_OUT_NAMES))
      expect([en, /[а-я]/.test(ru)]).toEqual([en, true]);
  });

  it('counts each kind and shows some of it', () => {
    expect(leftOutText(account)).toEqual({
      en: 'other readings: 4 (“1957”); notes: 14 (“сверить…”)',
      ru: 'другие чтения: 4 («1957»); примечания: 14 («сверить…»)',
    });
    expect(leftOutText({ ...account, leftOut: [] })).toEqual({ en: '', ru: '' });
  });

  it('says the sum, and what does not come out', () => {
    expect(accountText({ ...account, leftOut: [] }).en).toBe('Characters in the file: 30; taken: 12.');
    const lost = accountText({ ...account, lost: 3, invented: 1, lostSample: 'два' });
    expect(lost.en).toContain('Unaccounted for: 3 lost, 1 made up (“два”).');
    expect(lost.ru).toContain('Не сошлось: потеряно 3, лишних 1 («два»).');
  });
});
