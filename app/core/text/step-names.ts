import type { Language } from '../base/language';
import type { StepName } from './steps';

/** What each step takes for the same, as people say it. */
export const STEP_NAMES: Readonly<Record<StepName, Readonly<Record<Language, string>>>> = {
  nfc: { en: 'й typed as one sign or as two', ru: 'й одним знаком и двумя' },
  furniture: {
    en: 'marks of the sheet: numbers, «Экз. № 2», typist’s marks, running heads',
    ru: 'пометы листа: номера, «Экз. № 2», отметки машинистки, колонтитулы',
  },
  'line-end-hyphens': { en: 'words broken at the end of a line', ru: 'переносы в конце строки' },
  letterspacing: { en: 'letterspaced words: М А О', ru: 'слова вразрядку: М А О' },
  script: { en: 'Latin letters that look Russian', ru: 'латинские буквы, похожие на русские' },
  case: { en: 'capital and small letters', ru: 'прописные и строчные буквы' },
  yo: { en: 'е and ё', ru: 'е и ё' },
  punctuation: { en: 'punctuation, quotation marks, dashes', ru: 'знаки препинания, кавычки, тире' },
  numbers: {
    en: 'numbers, dates and times written otherwise: 200 and «двести»',
    ru: 'числа, даты и время в другой записи: 200 и «двести»',
  },
  abbreviations: { en: 'abbreviations: «тыс.» and «тысяч»', ru: 'сокращения: «тыс.» и «тысяч»' },
  editorial: {
    en: 'what an editor put in: т[оварищ], <…>, note marks',
    ru: 'вставки публикатора: т[оварищ], <…>, знаки сносок',
  },
  'edition-pages': {
    en: 'pages of the edition: page heads and numbers, line numbers, notes, archive legends',
    ru: 'страницы издания: колонтитулы и номера, номера строк, примечания, легенды',
  },
  'old-spelling': {
    en: 'spelling before 1918: ѣ, і, ъ, -аго',
    ru: 'дореформенная орфография: ѣ, і, ъ, -аго',
  },
};
