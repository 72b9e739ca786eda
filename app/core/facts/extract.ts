import type { Span } from '../discrepancy/discrepancy';
import { citationAt } from './citation';
import {
  dayRangeRecogniser,
  decadeRecogniser,
  numericDateRecogniser,
  splitYearsRecogniser,
  wordDateRecogniser,
  yearRecogniser,
} from './dates';
import { designationRecogniser } from './designations';
import { documentNumberRecogniser } from './document-numbers';
import type { Draft, Fact, FactLanguage, FactValue, Recogniser } from './fact';
import { EN_LEXICON } from './lexicon-en';
import { RU_LEXICON } from './lexicon-ru';
import type { Lexicon } from './lexicon';
import { fractionRecogniser } from './fractions';
import { digitsForLetters } from './misread-digits';
import { nounAndHalfRecogniser, quantityRecogniser } from './quantities';
import {
  clockRangeRecogniser,
  clockRecogniser,
  halfPastRecogniser,
  noonRecogniser,
  spokenTimeRecogniser,
} from './times';
import { isDigit, isLetter, nextWordStart, wordEnd } from './words';

export const LEXICONS: Readonly<Record<FactLanguage, Lexicon>> = { ru: RU_LEXICON, en: EN_LEXICON };

const citationRecogniser: Recogniser = (text, at) => {
  const found = citationAt(text, at);
  if (found === null) return null;
  const values: readonly FactValue[] = [{ type: 'archival-reference', reference: found.reference }];
  return [{ from: at, to: found.to, end: found.to, values, unit: null, strength: 'strong' }];
};

/** In the order in which their readings of one stretch are listed. */
function recognisers(lexicon: Lexicon): readonly Recogniser[] {
  return [
    citationRecogniser,
    documentNumberRecogniser,
    dayRangeRecogniser,
    numericDateRecogniser(lexicon),
    wordDateRecogniser(lexicon),
    yearRecogniser,
    splitYearsRecogniser,
    decadeRecogniser(lexicon.language),
    clockRangeRecogniser,
    clockRecogniser,
    halfPastRecogniser(lexicon),
    spokenTimeRecogniser(lexicon),
    noonRecogniser(lexicon.language),
    designationRecogniser(lexicon),
    fractionRecogniser(lexicon.language),
    ...(lexicon.language === 'en' ? [nounAndHalfRecogniser] : []),
    quantityRecogniser(lexicon),
  ];
}

const GRAMMARS: Readonly<Record<FactLanguage, readonly Recogniser[]>> = {
  ru: recognisers(RU_LEXICON),
  en: recognisers(EN_LEXICON),
};

/**
 * The numbers, dates, times, document numbers and designations of `text`, in order and without overlap. At
 * each place the longest reading wins; readings of one length are kept together as the values of one fact.
 *
 */
export function extractFacts(text: string, language: FactLanguage): readonly Fact[] {
  const plain = language === 'ru' ? digitsForLetters(text) : text;
  const editorial = editorialSpans(text);
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
  'a an q n no nos nr noon midnight полдень полудня полночь полуночи number numbers numbered incoming outgoing вх исх половина половину половине половины треть трети четверть четверти f fond номер номера номеру номером номере номеров ф фонд'.split(
    ' ',
  ),
);
const ROMAN_START = /^[IVXLCІХСПШУl]+$/u;

/** The first two letters of every word that a fact can begin with: they rule most words out at once. */
const OPENINGS: Readonly<Record<FactLanguage, ReadonlySet<string>>> = {
  ru: openingsOf(RU_LEXICON),
  en: openingsOf(EN_LEXICON),
};

function openingsOf({ cardinals, ordinals, scales, months }: Lexicon): ReadonlySet<string> {
  const words = [cardinals, ordinals, scales, months].flatMap((table) => [...table.keys()]);
  return new Set([...words, ...OPENING_WORDS].map((word) => word.slice(0, 2)));
}

/** A quick look that spares most words the whole grammar. */
function mayBegin(text: string, from: number, to: number, language: FactLanguage): boolean {
  if (!isLetter(text.charCodeAt(from))) return true;
  let end = from;
  while (end < to && !isDigit(text.charCodeAt(end))) end += 1;
  const word = text.slice(from, end);
  if (ROMAN_START.test(word)) return true;
  if (!OPENINGS[language].has(word.slice(0, 2).toLowerCase())) return false;
  const key = word.toLowerCase().replace(/ё/g, 'е');
  const { cardinals, ordinals, scales, months } = LEXICONS[language];
  return [cardinals, ordinals, scales, months].some((table) => table.has(key)) || OPENING_WORDS.has(key);
}

/** The longest reading at `at`; equally long ones of a single fact become one with all their values. */
function longest(text: string, at: number, grammar: readonly Recogniser[]): readonly Draft[] {
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
  const { from, to, values, unit, strength } = draft;
  const isEditorial = editorial.some((span) => span.from <= from && to <= span.to);
  return { from, to, text: text.slice(from, to), values, unit, strength, isEditorial };
}

/** What stands in square brackets: an editor's or translator's addition. */
export function editorialSpans(text: string): readonly Span[] {
  return [...text.matchAll(EDITORIAL)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Brackets; and a measure told again in another one: `47.5 kilometers (29.5 miles)`. */
const EDITORIAL =
  /\[[^[\]]{1,300}\]|(?<=\p{L}\s)\((?:about |some |≈\s?)?\d[\d.,]*\s(?:miles?|feet|foot|inches|pounds|lbs|acres|yards|kilomet(?:er|re)s?|km|met(?:er|re)s?|kilograms?|kg|tons?|hectares?|degrees)\b[^()]{0,20}\)/gu;
