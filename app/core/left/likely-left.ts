import { intervalOf, sumOf, type Expected } from './interval';
import { RATES, type LeftRates } from './rates';
import type { ReadersCounts } from './readers-counts';

/**
 * What is known of a sheet. `sharedWrong`: words that both readers read alike and that were changed, or put in, until a
 * person vouched for the sheet; null for a sheet that nobody has. `later`: words that a second person changed after that; null where
 * there was none.
 */
export type LeftFacts =
  | {
      readonly kind: 'two-readers';
      readonly counts: ReadersCounts;
      readonly sharedWrong: number | null;
      readonly later: number | null;
    }
  | { readonly kind: 'not-known'; readonly why: WhyNotRead; readonly isFinished: boolean };

/** Why nothing can be said of a sheet: no machine read it, only one reader did, or it is out of the second one's field. */
export type WhyNotRead = 'not-read' | 'one-reader' | 'out-of-field';
/** … or nobody has read a sheet through yet by which to measure; or the sheet was read through, and none by a second person. */
export type WhyUnknown = WhyNotRead | 'no-finished-sheet' | 'read-through' | 'validated';

/** The wrong words that are likely left, once the flags are decided: between `least` and `most` with 90 %. */
export type LeftRange = {
  readonly kind: 'range';
  readonly least: number;
  readonly likely: number;
  readonly most: number;
};
export type Left = LeftRange | { readonly kind: 'unknown'; readonly why: WhyUnknown };

export type DocumentLeft = {
  /** By the order of the sheets. */
  readonly sheets: readonly Left[];
  /** All sheets that something can be said of; unknown where that is none. */
  readonly whole: Left;
  /** How many sheets `whole` speaks of. */
  readonly ofSheets: number;
};

/** What is likely left on each sheet and on all of them. */
export function likelyLeft(facts: readonly LeftFacts[], rates: LeftRates = RATES): DocumentLeft {
  const machine = machineFactor(facts, rates);
  const reading = readingFactor(facts);
  const each = facts.map((one) => expectedLeft(one, machine, reading, rates));
  const known = each.flatMap((one) => ('why' in one ? [] : [one]));
  return {
    sheets: each.map((one) => ('why' in one ? { kind: 'unknown', why: one.why } : rangeOf(one))),
    whole: known.length > 0 ? rangeOf(wholeOf(known)) : { kind: 'unknown', why: whyNone(each) },
    ofSheets: known.length,
  };
}

/** How many words both readers are to have wrong alike: what they agree on, where they part, and both by chance. */
export function sharedExpected(
  { words, agreed, firstApart, secondApart }: ReadersCounts,
  rates: LeftRates,
): number {
  const both = words === 0 ? 0 : (firstApart * secondApart) / words;
  return rates.agreed * agreed + rates.apart * (words - agreed) + rates.both * both;
}

/** A factor on what is expected, as a gamma distribution. */
type Factor = { readonly shape: number; readonly rate: number };

/**
 * How many more or fewer errors the readers share in this document than elsewhere: what its finished sheets show,
 * each for as much as one sheet can show. Null where there is no finished sheet.
 */
function machineFactor(facts: readonly LeftFacts[], rates: LeftRates): Factor | null {
  let factor: Factor = { shape: rates.documents, rate: rates.documents };
  let isKnown = false;
  for (const one of facts) {
    if (one.kind !== 'two-readers' || one.sharedWrong === null) continue;
    const expected = sharedExpected(one.counts, rates);
    // A sheet strays by itself: the more is expected of it, the less its errors are worth one by one.
    const worth = rates.sheets / (rates.sheets + expected);
    factor = { shape: factor.shape + worth * one.sharedWrong, rate: factor.rate + worth * expected };
    isKnown = true;
  }
  return isKnown ? factor : null;
}

/** Of how many words one is wrong that a person has read through; null where no second person read any after the first. */
function readingFactor(facts: readonly LeftFacts[]): Factor | null {
  const read = facts.flatMap((one) => (one.kind === 'two-readers' && one.later !== null ? [one] : []));
  if (read.length === 0) return null;
  const changed = read.reduce((sum, { later }) => sum + (later ?? 0), 0);
  const words = read.reduce((sum, { counts }) => sum + counts.words, 0);
  return { shape: changed + 0.5, rate: words };
}

/** The count of one sheet: what is common to the document, and what is its own. */
type SheetLeft = { readonly mean: number; readonly own: number; readonly factor: Factor };

function expectedLeft(
  facts: LeftFacts,
  machine: Factor | null,
  reading: Factor | null,
  rates: LeftRates,
): SheetLeft | { readonly why: WhyUnknown } {
  if (facts.kind === 'not-known') return { why: facts.isFinished ? 'read-through' : facts.why };
  if (facts.later !== null) return { why: 'validated' };
  if (facts.sharedWrong !== null)
    return reading === null ? { why: 'read-through' } : withFactor(facts.counts.words, reading, rates);
  if (machine === null) return { why: 'no-finished-sheet' };
  return withFactor(rates.unflagged * sharedExpected(facts.counts, rates), machine, rates);
}

function withFactor(unit: number, factor: Factor, rates: LeftRates): SheetLeft {
  const mean = (unit * factor.shape) / factor.rate;
  return { mean, own: mean + mean ** 2 / rates.sheets, factor };
}

function rangeOf(count: SheetLeft | Expected): LeftRange {
  const expected = 'variance' in count ? count : wholeOf([count]);
  return { kind: 'range', ...intervalOf(expected), likely: expected.mean };
}

/** What is a sheet's own adds up by its variance; what all of them have in common, by its deviation. */
function wholeOf(sheets: readonly SheetLeft[]): Expected {
  const own = sumOf(sheets.map(({ mean, own: variance }) => ({ mean, variance })));
  const common = [...new Set(sheets.map(({ factor }) => factor))].map((factor) => {
    const mean = sheets.filter((one) => one.factor === factor).reduce((sum, one) => sum + one.mean, 0);
    return mean ** 2 / factor.shape;
  });
  return { mean: own.mean, variance: own.variance + common.reduce((sum, one) => sum + one, 0) };
}

/** The reason that most of the sheets have. */
function whyNone(sheets: readonly (SheetLeft | { readonly why: WhyUnknown })[]): WhyUnknown {
  const reasons = sheets.flatMap((one) => ('why' in one ? [one.why] : []));
  const count = (why: WhyUnknown) => reasons.filter((one) => one === why).length;
  return reasons.reduce<WhyUnknown>(
    (best, why) => (count(why) > count(best) ? why : best),
    reasons[0] ?? 'not-read',
  );
}
