import type { Language } from './language';

const RULES: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  ru: new Intl.PluralRules('ru'),
};
/** In this order stand the forms of a noun: English has two, Russian three («лист», «листа», «листов»). */
const ORDER: Readonly<Record<Language, readonly Intl.LDMLPluralRule[]>> = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many'],
};

/** The form of a noun that a whole number asks for, by the plural rules of CLDR; the last where none is known. */
export function pluralForm(count: number, forms: readonly string[], language: Language): string {
  const index = ORDER[language].indexOf(RULES[language].select(count));
  return forms[index] ?? forms[forms.length - 1] ?? '';
}
