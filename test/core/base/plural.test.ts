import { describe, expect, it } from 'vitest';
import { formatMessage, MESSAGES, type MessageKey } from '../../../app/core/discrepancy/model/messages';
import { pluralForm } from '../../../app/core/base/plural';

describe('pluralForm', () => {
  it('counts as people do in both languages', () => {
    const ru = (count: number) => pluralForm(count, ['слово', 'слова', 'слов'], 'ru');
    expect([1, 2, 4, 5, 11, 14, 21, 22, 111, 101].map(ru)).toEqual([
      ...['слово', 'слова', 'слова', 'слов', 'слов', 'слов', 'слово', 'слова', 'слов', 'слово'],
    ]);
    expect([0, 1, 2].map((count) => pluralForm(count, ['word', 'words'], 'en'))).toEqual([
      'words',
      'word',
      'words',
    ]);
  });
});

describe('messages that count', () => {
  it('say the number with its noun', () => {
    const message = (count: number) => ({ key: 'extra.text', params: { count } }) as const;
    expect(formatMessage(message(1), 'en')).toBe('The publication does not have this text (1 word).');
    expect(formatMessage(message(3), 'ru')).toBe('Этого текста нет в публикации (3 слова).');
    expect(formatMessage(message(25), 'ru')).toBe('Этого текста нет в публикации (25 слов).');
  });

  it('have as many forms as their language', () => {
    for (const key of Object.keys(MESSAGES) as MessageKey[]) {
      for (const [, forms = ''] of MESSAGES[key].en.matchAll(/\{\w+:([^{}]*)\}/g))
        expect(forms.split('|')).toHaveLength(2);
      for (const [, forms = ''] of MESSAGES[key].ru.matchAll(/\{\w+:([^{}]*)\}/g))
        expect(forms.split('|')).toHaveLength(3);
    }
  });
});
