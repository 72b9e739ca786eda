import i18next from 'i18next';
import type { Language } from '../../app/core/base/language';
import { en, type WordKey } from './en';
import { flattened } from './plural';
import { ru } from './ru';

const words = i18next.createInstance();
void words.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: flattened(en) }, ru: { translation: flattened(ru) } },
  interpolation: { escapeValue: false },
});

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** How to say things in `language`; `count` among the values chooses the form of a counted noun. */
export function sayIn(language: Language): Say {
  const fixed = words.getFixedT(language);
  return (key, values) => fixed(key, { ...values });
}
