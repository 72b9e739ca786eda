import { quantity } from '../grammar/fact';
import type { FactLanguage, Recogniser, UnitClass } from '../grammar/fact';
import { lexemeKey, matchAt, skip, skipGap } from '../grammar/lexer';
import type { Lexicon } from '../grammar/lexicon';
import { RU_LEXICON } from '../grammar/lexicon-ru';
import { numeralAt } from '../grammar/numeral';

/** A measure and its part: `whole` and `part` match their names, and so many parts make one whole. */
type Measure = {
  readonly whole: RegExp;
  readonly part: RegExp;
  readonly parts: number;
  readonly unit: UnitClass;
};

function measure(whole: string, part: string, parts: number, unit: UnitClass): Measure {
  const named = (name: string): RegExp => new RegExp(`(?:${name})(?!\\p{L})\\.?`, 'iuy');
  return { whole: named(whole), part: named(part), parts, unit };
}

const MEASURES: Readonly<Record<FactLanguage, readonly Measure[]>> = {
  ru: [
    measure('р|руб(?:л\\p{L}{1,3})?', 'к|коп(?:е\\p{L}{2,4})?', 100, 'money'),
    measure('долл(?:ар\\p{L}{0,3})?', 'цент\\p{L}{0,3}', 100, 'money'),
    measure('кг|килограмм\\p{L}{0,3}', 'гр?|грамм\\p{L}{0,3}', 1000, 'weight'),
    measure('т|тонн\\p{L}{0,3}', 'кг|килограмм\\p{L}{0,3}', 1000, 'weight'),
    measure('м|метр\\p{L}{0,3}', 'см|сантиметр\\p{L}{0,3}', 100, 'length'),
    measure('км|километр\\p{L}{0,3}', 'м|метр\\p{L}{0,3}', 1000, 'length'),
  ],
  en: [
    measure('r|rub|ro?u?bles?', 'k|kop|kope[ck]+s?', 100, 'money'),
    measure('dollars?', 'cents?', 100, 'money'),
    measure('kg|kilos?|kilogram(?:me)?s?', 'gr?|gram(?:me)?s?', 1000, 'weight'),
    measure('t|tons?|tonnes?', 'kg|kilos?|kilogram(?:me)?s?', 1000, 'weight'),
    measure('m|met(?:er|re)s?', 'cm|centimet(?:er|re)s?', 100, 'length'),
    measure('km|kilomet(?:er|re)s?', 'm|met(?:er|re)s?', 1000, 'length'),
  ],
};
/** A number in words and its measure reach no further. */
const REACH_CHARS = 160;
/** A quick look that spares most numbers the rest: what one of the measures may be. */
const MAY_BE_MEASURE: Readonly<Record<FactLanguage, RegExp>> = {
  ru: /(?<!\p{L})(?:р|руб\p{L}*|долл\p{L}*|кг|килограмм\p{L}*|т|тонн\p{L}*|м|метр\p{L}*|км|километр\p{L}*)(?!\p{L})/iu,
  en: /(?<!\p{L})(?:r|rub|ro?u?bles?|dollars?|kg|kilo\p{L}*|t|tons?|tonnes?|m|met(?:er|re)s?|km)(?!\p{L})/iu,
};
const AND = /(?:и|and|,)[ \u00a0\n]+/iuy;

/** `412 р. 75 к.`, `2 kg 400 g`: one value in two measures, which may as well be written with a fraction. */
export function measureRecogniser(lexicon: Lexicon): Recogniser {
  return (text, at) => {
    if (!MAY_BE_MEASURE[lexicon.language].test(text.slice(at, at + REACH_CHARS))) return null;
    const whole = numeralAt(text, at, lexicon);
    if (whole === null) return null;
    const named = skipGap(text, whole.to);
    for (const one of MEASURES[lexicon.language]) {
      const name = matchAt(one.whole, text, named);
      if (name === null) continue;
      const from = skip(AND, text, skipGap(text, named + name[0].length));
      const rest = numeralAt(text, from, lexicon);
      const restName = rest === null ? null : matchAt(one.part, text, skipGap(text, rest.to));
      const [more] = rest?.values ?? [];
      if (rest === null || restName === null || more === undefined || more >= one.parts) continue;
      const to = skipGap(text, rest.to) + restName[0].length;
      const values = whole.values.map((value) =>
        quantity(Math.round((value + more / one.parts) * 1e6) / 1e6),
      );
      return [{ from: at, to, end: to, values, unit: one.unit, strength: 'strong' }];
    }
    return null;
  };
}

const DAY_AND_NIGHT = /сут(?:ки|ок|кам|ках)(?!\p{L})/iuy;
const COUNTED = /(?:\d|\p{L}(?:ое|ро|[ьи]|ва|ри|ырех|их|ух|ех))[ \u00a0\n]$/u;

/** «за сутки»: twenty-four hours. */
export const dayAndNightRecogniser: Recogniser = (text, at) => {
  const match = matchAt(DAY_AND_NIGHT, text, at);
  if (match === null || COUNTED.test(text.slice(Math.max(0, at - 6), at))) return null;
  const to = at + match[0].length;
  return [{ from: at, to, end: to, values: [quantity(24)], unit: null, strength: 'soft' }];
};

const HALF_YEAR: Readonly<Record<FactLanguage, RegExp>> = {
  ru: /пол(?:у)?года(?!\p{L})/iuy,
  en: /half (?:a|the) year(?!\p{L})/iuy,
};

/** «полгода», `half a year`: six months, too. */
export function halfYearRecogniser(language: FactLanguage): Recogniser {
  return (text, at) => {
    const match = matchAt(HALF_YEAR[language], text, at);
    if (match === null) return null;
    const to = at + match[0].length;
    return [{ from: at, to, end: to, values: [quantity(0.5)], unit: 'year', strength: 'firm' }];
  };
}

/** Of a half of what: a unit of the lexicon, or a measure that it does not count by. */
const HALF_OF = /пол-?(\p{Ll}{2,})(?!\p{L})/iuy;
const MEASURE_STEMS =
  /^(?:литр|кило|грамм|стакан|ведр|мешк|бутыл|пайк|порци|ставк|оклад|срок|пут|дюжин|сотн)/u;
/** Half a thing stands in the genitive: «полвагона»; «полка», «полком», «полдень» are other words. */
const GENITIVE = /[аяиы]$|кило$/u;
const SHORTEST_HALVED = 3;
/** Read by recognisers of their own, or no halves. */
const OTHER_HALVES = /^(?:года|часа|дня|ночи|миллиона)$/u;

/** The unit of «полвагона», «пол-литра»; null where no half is meant, `unit` null where the lexicon has none. */
export function halfUnit(word: string): { readonly unit: UnitClass | null } | null {
  const noun = /^пол-?(\p{L}+)$/u.exec(word)?.[1] ?? '';
  if (noun.length < SHORTEST_HALVED || !GENITIVE.test(noun) || OTHER_HALVES.test(noun)) return null;
  const unit = noun.length > SHORTEST_HALVED ? RU_LEXICON.unitOf(noun) : null;
  return unit !== null || MEASURE_STEMS.test(noun) ? { unit } : null;
}

/** «полвагона», «полтонны», «пол-литра»: a half. */
export const halfOfUnitRecogniser: Recogniser = (text, at) => {
  const match = matchAt(HALF_OF, text, at);
  const half = match === null ? null : halfUnit(lexemeKey(match[0]));
  if (match === null || half === null) return null;
  const to = at + match[0].length;
  return [{ from: at, to, end: to, values: [quantity(0.5)], unit: half.unit, strength: 'firm' }];
};
