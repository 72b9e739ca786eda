import type { Span } from '../../base/span';
import { citationAt } from './citation';
import {
  dayRangeRecogniser,
  decadeInWordsRecogniser,
  decadeRecogniser,
  numericDateRecogniser,
  splitYearsRecogniser,
  wordDateRecogniser,
  yearRecogniser,
} from './dates';
import { designationRecogniser } from './designations';
import { documentNumberRecogniser } from './document-numbers';
import type { Draft, Fact, FactLanguage, FactValue, Recogniser } from '../grammar/fact';
import { EN_LEXICON } from '../grammar/lexicon-en';
import { RU_LEXICON } from '../grammar/lexicon-ru';
import type { Lexicon } from '../grammar/lexicon';
import { fractionRecogniser } from '../grammar/fractions';
import { digitsForLetters } from '../grammar/misread-digits';
import {
  dayAndNightRecogniser,
  halfOfUnitRecogniser,
  halfUnit,
  halfYearRecogniser,
  measureRecogniser,
} from './measures';
import {
  articleRecogniser,
  currencyRecogniser,
  nounAndHalfRecogniser,
  quantityRecogniser,
} from './quantities';
import {
  clockRangeRecogniser,
  clockRecogniser,
  halfPastRecogniser,
  noonRecogniser,
  partHourRecogniser,
  spokenTimeRecogniser,
} from './times';
import { WEEKDAY_STARTS, weekdayRecogniser } from './weekdays';
import { lexemeKey } from '../grammar/lexer';
import { isDigit, isLetter, nextWordStart, wordEnd } from '../../text/characters';

export const LEXICONS: Readonly<Record<FactLanguage, Lexicon>> = { ru: RU_LEXICON, en: EN_LEXICON };

const citationRecogniser: Recogniser = (text, at) => {
  const found = citationAt(text, at);
  if (found === null) return null;
  const values: readonly FactValue[] = [{ type: 'archival-reference', reference: found.reference }];
  return [{ from: at, to: found.to, end: found.to, values, unit: null, strength: 'strong' }];
};

/** What a reading may begin with; `any` where a figure and a letter both may. */
type Opening = 'figure' | 'sign' | 'any';

/** In the order in which their readings of one stretch are listed. */
function recognisers(lexicon: Lexicon): readonly (readonly [Opening, Recogniser])[] {
  const { language } = lexicon;
  return [
    ['sign', citationRecogniser],
    ['sign', documentNumberRecogniser],
    ['any', articleRecogniser],
    ['figure', dayRangeRecogniser],
    ['figure', numericDateRecogniser(lexicon)],
    ['any', wordDateRecogniser(lexicon)],
    ['figure', yearRecogniser],
    ['any', splitYearsRecogniser],
    [language === 'ru' ? 'figure' : 'any', decadeRecogniser(language)],
    ['sign', decadeInWordsRecogniser(language)],
    ['sign', weekdayRecogniser(language)],
    ['figure', clockRangeRecogniser],
    ['figure', clockRecogniser],
    ['sign', halfPastRecogniser(lexicon)],
    ['any', spokenTimeRecogniser(lexicon)],
    [language === 'ru' ? 'sign' : 'any', noonRecogniser(language)],
    ['sign', partHourRecogniser(lexicon)],
    ['any', designationRecogniser(lexicon)],
    ['any', fractionRecogniser(language)],
    ...(language === 'en'
      ? ([
          ['any', nounAndHalfRecogniser],
          ['sign', currencyRecogniser],
        ] as const)
      : ([
          ['sign', dayAndNightRecogniser],
          ['sign', halfOfUnitRecogniser],
        ] as const)),
    ['sign', halfYearRecogniser(language)],
    ['any', measureRecogniser(lexicon)],
    ['any', quantityRecogniser(lexicon)],
  ];
}

/** The recognisers that can read anything behind a figure, and behind another sign. */
type Grammar = { readonly figure: readonly Recogniser[]; readonly sign: readonly Recogniser[] };

function grammarOf(lexicon: Lexicon): Grammar {
  const all = recognisers(lexicon);
  const without = (not: Opening): readonly Recogniser[] =>
    all.filter(([opening]) => opening !== not).map(([, recognise]) => recognise);
  return { figure: without('sign'), sign: without('figure') };
}

const GRAMMARS: Readonly<Record<FactLanguage, Grammar>> = {
  ru: grammarOf(RU_LEXICON),
  en: grammarOf(EN_LEXICON),
};

/**
 * The numbers, dates, times, document numbers and designations of `text`, in order and without overlap. At
 * each place the longest reading wins; readings of one length are kept together as the values of one fact.
 *
 */
export function extractFacts(text: string, language: FactLanguage): readonly Fact[] {
  const editorial = editorialSpans(text);
  const asTyped = readFacts(text, language, editorial);
  const brackets = editorial
    .filter((span) => isBetweenWords(text, span))
    .map(({ from, to }) => ({ from: from - 1, to }));
  const breaks = [...brackets, ...brokenWords(text, language)].sort((a, b) => a.from - b.from);
  return breaks.length === 0 ? asTyped : withFactsAcross(text, language, breaks, asTyped);
}

/** Words stand on both sides, so that what is in the brackets may part a date: `19 October [sic] 1951`. */
function isBetweenWords(text: string, { from, to }: Span): boolean {
  return (
    /[\p{L}\p{N}]\s$/u.test(text.slice(Math.max(0, from - 2), from)) &&
    /^\s?[\p{L}\p{N}]/u.test(text.slice(to, to + 2))
  );
}

const BROKEN = /(?<=\p{L})[-\u2010\u00ac\u00ad=]{1,2}[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu;

/** Cheaper to look for, and seldom there. */
const MAY_BE_BROKEN = /[-\u2010\u00ac\u00ad=][ \t]*\r?\n/;

/** Where a line ends within a word that numbers and dates are made of: «де-⏎кабря». */
function brokenWords(text: string, language: FactLanguage): readonly Span[] {
  const { cardinals, ordinals, scales, months, unitOf } = LEXICONS[language];
  if (!MAY_BE_BROKEN.test(text)) return [];
  const spans = [...text.matchAll(BROKEN)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  return spans.filter(({ from, to }) => {
    const head = /\p{L}+$/u.exec(text.slice(Math.max(0, from - LONGEST_PART), from))?.[0] ?? '';
    const tail = /^\p{L}+/u.exec(text.slice(to, to + LONGEST_PART))?.[0] ?? '';
    const key = `${head}${tail}`.toLowerCase().replace(/ё/gu, 'е');
    return [cardinals, ordinals, scales, months].some((table) => table.has(key)) || unitOf(key) !== null;
  });
}

const LONGEST_PART = 20;

/** The facts with those in place of theirs that are read across an editor's brackets or a broken word. */
function withFactsAcross(
  text: string,
  language: FactLanguage,
  breaks: readonly Span[],
  asTyped: readonly Fact[],
): readonly Fact[] {
  const across = stretchesWith(text, breaks).flatMap((part) => factsOver(text, language, part));
  const isReplaced = ({ from, to }: Span): boolean => across.some((fact) => fact.from < to && from < fact.to);
  const whole = across.map((fact) => ({ ...fact, text: text.slice(fact.from, fact.to) }));
  return [...asTyped.filter((fact) => !isReplaced(fact)), ...whole].sort((a, b) => a.from - b.from);
}

type Part = Span & { readonly breaks: readonly Span[] };

/** No number or date is longer. */
const LONGEST_FACT = 160;

/** The stretches around the breaks, as far as a number or date may reach, and not beyond their paragraphs. */
function stretchesWith(text: string, breaks: readonly Span[]): readonly Part[] {
  const parts: Part[] = [];
  for (const one of breaks) {
    const last = parts[parts.length - 1];
    const { from, to } = stretchAround(text, one);
    if (last !== undefined && from < last.to)
      parts[parts.length - 1] = { from: last.from, to: Math.max(to, last.to), breaks: [...last.breaks, one] };
    else parts.push({ from, to, breaks: [one] });
  }
  return parts;
}

function stretchAround(text: string, { from, to }: Span): Span {
  const [least, most] = [Math.max(0, from - LONGEST_FACT), Math.min(text.length, to + LONGEST_FACT)];
  const [before, after] = [text.slice(least, from), text.slice(to, most)];
  const paragraph = before.lastIndexOf('\n\n');
  // A stretch that began within a word would be read as another.
  const start = paragraph !== -1 ? paragraph + 1 : least === 0 ? 0 : before.search(/\s/u);
  const end = after.indexOf('\n\n');
  return { from: least + Math.max(0, start), to: end === -1 ? most : to + end };
}

/** The facts of a stretch that reach over one of its breaks, read with all of them closed. */
function factsOver(text: string, language: FactLanguage, { from, to, breaks }: Part): readonly Fact[] {
  const inside = breaks.map((one) => ({ from: one.from - from, to: one.to - from }));
  const { text: closed, at } = without(text.slice(from, to), inside);
  return readFacts(closed, language, [])
    .map((fact) => ({ ...fact, from: from + at(fact.from), to: from + at(fact.to - 1) + 1 }))
    .filter((fact) => breaks.some((one) => fact.from <= one.from && one.to < fact.to));
}

/** The text without the spans, and where a place of it stands in the whole. */
function without(
  text: string,
  spans: readonly Span[],
): { readonly text: string; readonly at: (place: number) => number } {
  let [closed, end] = ['', 0];
  for (const { from, to } of spans) {
    closed += text.slice(end, from);
    end = to;
  }
  const at = (place: number): number =>
    spans.reduce((moved, { from, to }) => (moved >= from ? moved + to - from : moved), place);
  return { text: closed + text.slice(end), at };
}

function readFacts(text: string, language: FactLanguage, editorial: readonly Span[]): readonly Fact[] {
  const plain = language === 'ru' ? digitsForLetters(text) : text;
  const facts: Fact[] = [];
  for (let at = 0; at < plain.length;) {
    const start = nextWordStart(plain, at);
    if (start === plain.length) break;
    const end = wordEnd(plain, start);
    const drafts = mayBegin(plain, start, end, language) ? longest(plain, start, GRAMMARS[language]) : [];
    for (const draft of drafts) facts.push(asFact(draft, text, editorial));
    at = drafts[drafts.length - 1]?.end ?? end;
  }
  return facts;
}

/** Words, other than those of the lexicon, that a fact can begin with: signs of numbers and of citations. */
const OPENING_WORDS = new Set(
  'twenties thirties forties fifties sixties seventies eighties nineties сутки суток суткам сутках a an q n no nos nr нр noon midnight полдень полудня полночь полуночи number numbers numbered incoming outgoing вх исх r rs без полгода полугода полчаса получаса half половина половину половине половины треть трети четверть четверти f fond номер номера номеру номером номере номеров ф фонд'.split(
    ' ',
  ),
);
const WEEKDAYS: readonly string[] = [...WEEKDAY_STARTS.ru, ...WEEKDAY_STARTS.en];
const ROMAN_START = /^[IVXLCІХСПШУl]+$/u;

/** The first two letters of every word that a fact can begin with: they rule most words out at once. */
const OPENINGS: Readonly<Record<FactLanguage, ReadonlySet<string>>> = {
  ru: openingsOf(RU_LEXICON),
  en: openingsOf(EN_LEXICON),
};

function openingsOf({ cardinals, ordinals, scales, months }: Lexicon): ReadonlySet<string> {
  const words = [cardinals, ordinals, scales, months].flatMap((table) => [...table.keys()]);
  return new Set([...words, ...OPENING_WORDS, ...WEEKDAYS].map((word) => word.slice(0, 2)));
}

function mayBeWeekday(key: string): boolean {
  return WEEKDAYS.some((start) => key.startsWith(start));
}

/** A quick look that spares most words the whole grammar. */
function mayBegin(text: string, from: number, to: number, language: FactLanguage): boolean {
  if (!isLetter(text.charCodeAt(from))) return true;
  let end = from;
  while (end < to && !isDigit(text.charCodeAt(end))) end += 1;
  const word = text.slice(from, end);
  if (ROMAN_START.test(word)) return true;
  const key = lexemeKey(word);
  if (!OPENINGS[language].has(key.slice(0, 2))) return false;
  const { cardinals, ordinals, scales, months } = LEXICONS[language];
  if ([cardinals, ordinals, scales, months].some((table) => table.has(key))) return true;
  return (
    OPENING_WORDS.has(key) ||
    mayBeWeekday(key) ||
    (key.startsWith('пол') && (key === 'пол' || halfUnit(key) !== null))
  );
}

/** The longest reading at `at`; equally long ones of a single fact become one with all their values. */
function longest(text: string, at: number, { figure, sign }: Grammar): readonly Draft[] {
  const grammar = isDigit(text.charCodeAt(at)) ? figure : sign;
  let best: readonly Draft[] = [];
  let bestEnd = at;
  for (const recognise of grammar) {
    const drafts = recognise(text, at);
    const end = drafts?.[drafts.length - 1]?.end ?? at;
    if (drafts === null || end < bestEnd || end === at) continue;
    best = end > bestEnd ? drafts : merged(best, drafts);
    bestEnd = end;
  }
  return best;
}

function merged(a: readonly Draft[], b: readonly Draft[]): readonly Draft[] {
  const isSame =
    a.length === b.length && a.every(({ from, to }, i) => from === b[i]?.from && to === b[i]?.to);
  if (!isSame && (a.length > 1 || b.length > 1)) return a;
  return a.map((left, i) => bothReadings(left, b[i] ?? left));
}

function bothReadings(left: Draft, right: Draft): Draft {
  const strengths = [left.strength, right.strength];
  return {
    ...left,
    values: [...left.values, ...right.values],
    unit: left.unit ?? right.unit,
    strength: strengths.includes('strong') ? 'strong' : strengths.includes('firm') ? 'firm' : 'soft',
  };
}

function asFact(draft: Draft, text: string, editorial: readonly Span[]): Fact {
  const { from, to, values, unit, strength, isLabel } = draft;
  const label = isLabel === true ? { isLabel } : {};
  const isEditorial = editorial.some((span) => span.from <= from && to <= span.to);
  return { from, to, text: text.slice(from, to), values, unit, strength, isEditorial, ...label };
}

/** What stands in square brackets: an editor's or translator's addition. */
export function editorialSpans(text: string): readonly Span[] {
  return [...text.matchAll(EDITORIAL)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Brackets; and a measure repeated in another unit: `47.5 kilometers (29.5 miles)`. */
const EDITORIAL =
  /\[[^[\]]{1,300}\]|(?<=\p{L}\s)\((?:about |some |≈\s?)?\d[\d.,]*\s(?:miles?|feet|foot|inches|pounds|lbs|acres|yards|kilomet(?:er|re)s?|km|met(?:er|re)s?|kilograms?|kg|tons?|hectares?|degrees)\b[^()]{0,20}\)/gu;
