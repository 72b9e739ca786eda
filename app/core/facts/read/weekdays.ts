import type { Draft, FactLanguage, Recogniser } from '../grammar/fact';
import { matchAt } from '../grammar/lexer';

const WEEKDAYS: Readonly<Record<FactLanguage, RegExp>> = {
  ru: /(?:(понедельник(?:[аиу]|ам|ами|ах|ов|ом)?)|(вторник(?:[аиу]|ам|ами|ах|ов|ом)?)|(сред(?:у|ам|ами|ах))|(четверг(?:[аиу]|ам|ами|ах|ов|ом)?)|(пятниц(?:[аыу]|ам|ами|ах|ей)?)|(суббот(?:[аыуе]|ам|ами|ах|ой)?)|(воскресень(?:[еюя]|ям|ями|ях|ем)|воскресений))(?!\p{L})/iuy,
  en: /(?:(mondays?)|(tuesdays?)|(wednesdays?)|(thursdays?)|(fridays?)|(saturdays?)|(sundays?))(?!\p{L})/iuy,
};

/** The first letters of these words, for the quick look at what a fact can begin with. */
export const WEEKDAY_STARTS = {
  ru: ['понедельник', 'вторник', 'сред', 'четверг', 'пятниц', 'суббот', 'воскресень', 'воскресений'],
  en: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
} as const;

/** «среда» and «среде» are surroundings as often as a day. */
export function weekdayRecogniser(language: FactLanguage): Recogniser {
  const pattern = WEEKDAYS[language];
  return (text, at): readonly Draft[] | null => {
    const match = matchAt(pattern, text, at);
    if (match === null) return null;
    const day = match.slice(1).findIndex((one) => one !== undefined) + 1;
    const to = at + match[0].length;
    return [{ from: at, to, end: to, values: [{ type: 'weekday', day }], unit: null, strength: 'firm' }];
  };
}
