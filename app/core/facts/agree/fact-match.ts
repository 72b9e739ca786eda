import { lazily } from '../../base/lazily';
import { commonType, factsAgree } from './agreement';
import { agreementIndex } from './agreement-index';
import type { AgreementIndex } from './agreement-index';
import { digitDistance, digitSlip } from '../grammar/digits';
import type { Fact, FactType, FactValue } from '../grammar/fact';
import type { Forced } from './pairings';

/** A fact of the transcription and one of the translation. */
export type FactPair = { readonly ru: Fact; readonly en: Fact };

/** The facts of the two sides of one bead. */
export type BeadFacts = { readonly ru: readonly Fact[]; readonly en: readonly Fact[] };

/**
 * What came of one bead. Facts in `onlyRu` and `onlyEn` are strong and were found nowhere on the other side; `restRu`
 * and `restEn` have no counterpart in the bead either, but demand none, or something elsewhere agrees with them.
 */
export type BeadMatch = {
  readonly agreed: readonly FactPair[];
  readonly differing: readonly FactPair[];
  readonly onlyRu: readonly Fact[];
  readonly onlyEn: readonly Fact[];
  readonly restRu: readonly Fact[];
  readonly restEn: readonly Fact[];
};

type Open = {
  readonly ru: Set<Fact>;
  readonly en: Set<Fact>;
  /** Where each fact stands among its side's, from 0 to 1. */
  readonly places: ReadonlyMap<Fact, number>;
  readonly agreed: FactPair[];
  /** Pairs that a person made and that do not agree, and facts that have no counterpart by their word. */
  readonly differing: FactPair[];
  readonly alone: Fact[];
};

/** A fact that moved is looked for in so many beads on either side; further off it is a coincidence. */
const REACH = 12;

/**
 * Matches the facts of aligned beads: one to one within the bead, then with the beads beside it,
 * then what is left is paired by how its digits differ. Only strong facts that no fact of the other side
 * around them agrees with are left over; `elsewhere` holds those outside the beads, such as furniture. What a
 * person paired (`forced`) comes before all of it.
 */
export function matchBeads(
  beads: readonly BeadFacts[],
  elsewhere: BeadFacts,
  forced: Forced = new Map(),
): readonly BeadMatch[] {
  const open = beads.map((bead): Open => ({
    ru: new Set(bead.ru),
    en: new Set(bead.en),
    places: new Map([...placesIn(bead.ru), ...placesIn(bead.en)]),
    ...{ agreed: [], differing: [], alone: [] },
  }));
  takeForced(open, forced);
  for (const one of open) takeAgreeing(one, one);
  open.forEach((one, i) => {
    const next = open[i + 1];
    if (next === undefined || areExchanged(one, next)) return;
    takeWanted(one, next, isOfMoment);
    takeWanted(next, one, isOfMoment);
  });
  const paired = open.map((one) => pairDiffering(one));
  // What one fact has used up speaks for no other: only facts without a counterpart excuse each other.
  const ru = anywhere(
    open.map((one) => [...one.ru]),
    elsewhere.ru,
  );
  const en = anywhere(
    open.map((one) => [...one.en]),
    elsewhere.en,
  );
  return open.map((one, i) => settle(one, paired[i] ?? [], i, { ru, en }));
}

function placesIn(facts: readonly Fact[]): readonly (readonly [Fact, number])[] {
  return facts.map((fact, i) => [fact, i / facts.length]);
}

/** Labels and small numbers are too many to be looked for in the passage beside. */
function isOfMoment(ru: Fact, en: Fact): boolean {
  return demands(ru) || demands(en);
}

/** Two passages that each have the other's value did not move their facts: two values were exchanged. */
function areExchanged(one: Open, next: Open): boolean {
  const crosses = (here: Open, there: Open): boolean =>
    [...here.ru].some((ru) => demands(ru) && [...there.en].some((en) => demands(en) && factsAgree(ru, en)));
  return crosses(one, next) && crosses(next, one);
}

/** Tells whether one side says a fact around a bead or outside all beads. Only what is asked for is gathered. */
type Anywhere = (fact: Fact, index: number) => boolean;

function anywhere(beads: readonly (readonly Fact[])[], elsewhere: readonly Fact[]): Anywhere {
  const says = (index: AgreementIndex, fact: Fact): boolean => index.agrees(fact) || index.isSpread(fact);
  const away = lazily(() => agreementIndex(elsewhere));
  let around: { readonly index: number; readonly facts: AgreementIndex } | null = null;
  return (fact, index) => {
    if (says(away(), fact)) return true;
    if (around?.index !== index) {
      const near = beads.slice(Math.max(0, index - REACH), index + REACH + 1);
      around = { index, facts: agreementIndex(near.flat()) };
    }
    return says(around.facts, fact);
  };
}

function takeForced(open: readonly Open[], forced: Forced): void {
  if (forced.size === 0) return;
  for (const one of open) {
    for (const ru of [...one.ru]) {
      const en = forced.get(ru);
      if (en === undefined) continue;
      one.ru.delete(ru);
      if (en === null) one.alone.push(ru);
      else (factsAgree(ru, en) ? one.agreed : one.differing).push({ ru, en });
    }
  }
  const taken = new Set(forced.values());
  for (const one of open) for (const en of [...one.en]) if (taken.has(en)) one.en.delete(en);
}

/** Takes agreeing pairs out of both sets: strong facts first, of one unit before others. */
function takeAgreeing(ruSide: Open, enSide: Open): void {
  // «2)» of a list answers `2)`, and no part or paragraph of a law.
  takeWanted(ruSide, enSide, (ru, en) => ru.isLabel === true && en.isLabel === true);
  takeWanted(ruSide, enSide, (ru, en) => isExact(ru, en) && isOfOneThing(ru, en) === true);
  if (ruSide === enSide) takeNumbered(ruSide);
  for (const isWanted of PREFERENCES) takeWanted(ruSide, enSide, isWanted);
  takeWanted(ruSide, enSide, () => true);
}

function takeWanted(ruSide: Open, enSide: Open, isWanted: (ru: Fact, en: Fact) => boolean): void {
  for (const ru of [...ruSide.ru]) {
    for (const en of enSide.en) {
      if (!isWanted(ru, en) || !factsAgree(ru, en)) continue;
      if (ruSide === enSide && isForLater(ruSide, ru, en)) continue;
      ruSide.ru.delete(ru);
      enSide.en.delete(en);
      ruSide.agreed.push({ ru, en });
      break;
    }
  }
}

/** Of two figures alike on one side and one on the other, the later may be the one that stands in its place. */
function isForLater({ ru: open, en: others, places }: Open, ru: Fact, en: Fact): boolean {
  const alike: Fact[] = [];
  for (const one of open) if (one.text === ru.text) alike.push(one);
  if (alike.length < 2 || alike.length <= [...others].filter(({ text }) => text === en.text).length)
    return false;
  const away = (fact: Fact): number => Math.abs((places.get(fact) ?? 0) - (places.get(en) ?? 0));
  return alike.some((one) => one.from > ru.from && away(one) < away(ru));
}

/** Two quarters, ranks or articles that no number of their kind answers to are a pair, before other numbers answer. */
function takeNumbered(open: Open): void {
  const left = (facts: ReadonlySet<Fact>): readonly Fact[] =>
    [...facts].filter((fact) => asks(fact) && numbered(fact) !== null);
  for (const ru of left(open.ru)) {
    const same = left(open.en).filter((en) => numbered(en) === numbered(ru));
    const others = left(open.ru).filter((one) => numbered(one) === numbered(ru));
    const [en] = same;
    if (en === undefined || same.length !== 1 || others.length !== 1 || factsAgree(ru, en)) continue;
    open.ru.delete(ru);
    open.en.delete(en);
    open.differing.push({ ru, en });
  }
}

const PREFERENCES: readonly ((ru: Fact, en: Fact) => boolean)[] = [
  (ru, en) => demands(ru) && demands(en) && isExact(ru, en) && ru.unit === en.unit,
  (ru, en) => demands(ru) && demands(en) && isExact(ru, en),
  (ru, en) => demands(ru) && demands(en) && ru.unit === en.unit,
  (ru, en) => demands(ru) && demands(en),
  (ru, en) => isExact(ru, en) && ru.unit !== null && ru.unit === en.unit,
  (ru, en) => isExact(ru, en) && asks(ru) && asks(en),
  (ru, en) => (asks(ru) || asks(en)) && commonType(ru, en) !== null,
];

/** Strong or firm, and not an editor's addition. */
function asks(fact: Fact): boolean {
  return fact.strength !== 'soft' && !fact.isEditorial;
}

/** A whole date belongs to the same whole date rather than to one without its year. */
function isExact(ru: Fact, en: Fact): boolean {
  const type = commonType(ru, en);
  return type !== null && digitsOf(ru, type) === digitsOf(en, type);
}

/** Strong, and not an editor's addition. */
export function demands(fact: Fact): boolean {
  return fact.strength === 'strong' && !fact.isEditorial;
}

function settle(
  open: Open,
  paired: readonly FactPair[],
  index: number,
  isSaid: { readonly ru: Anywhere; readonly en: Anywhere },
): BeadMatch {
  const differing = [...open.differing, ...paired];
  const alone = open.alone.filter(demands);
  const quiet = open.alone.filter((fact) => !demands(fact));
  const isNowhere = (fact: Fact, isSaidThere: Anywhere, said: readonly Fact[]): boolean =>
    demands(fact) && !isSaidThere(fact, index) && !said.some((one) => factsAgree(one, fact));
  // One side may say twice what the other says once.
  const said = { ru: open.agreed.map(({ ru }) => ru), en: open.agreed.map(({ en }) => en) };
  const onlyRu = [...open.ru].filter((fact) => isNowhere(fact, isSaid.en, said.en));
  const onlyEn = [...open.en].filter((fact) => isNowhere(fact, isSaid.ru, said.ru));
  return {
    agreed: open.agreed,
    differing,
    onlyRu: [...onlyRu, ...alone],
    onlyEn,
    restRu: [...[...open.ru].filter((fact) => !onlyRu.includes(fact)), ...quiet],
    restEn: [...open.en].filter((fact) => !onlyEn.includes(fact)),
  };
}

/** Pairs what is left, nearest digits first. */
function pairDiffering(open: Open): readonly FactPair[] {
  const [lefts, rights] = [[...open.ru], [...open.en]];
  const candidates = lefts
    .flatMap((ru, i) =>
      rights.map((en, j) => ({
        ...{ ru, en },
        distance: factDistance(ru, en) + PLACE_WEIGHT * Math.abs(i / lefts.length - j / rights.length),
      })),
    )
    .filter((pair) => pair.distance < Infinity)
    .sort((a, b) => a.distance - b.distance);
  const pairs: FactPair[] = [];
  for (const { ru, en } of candidates) {
    if (!open.ru.has(ru) || !open.en.has(en)) continue;
    open.ru.delete(ru);
    open.en.delete(en);
    pairs.push({ ru, en });
  }
  return pairs;
}

/** Between facts whose digits are as far apart, those in the same place go together. */
const PLACE_WEIGHT = 0.4;
/** Against a small number, one that is that of another thing or has no slip says little. */
const FIRM_DISTANCE = 1;

/**
 * Facts of no common type are infinitely far, and so are small numbers of different things; a strong and a soft one
 * need a slip, and two of which neither is asked for are never a pair.
 */
function factDistance(ru: Fact, en: Fact): number {
  if (isClockMisread(ru, en)) return digitDistance(figures(ru), figures(en));
  const common = commonType(ru, en);
  const type = common === null ? numericType(ru, en) : ([common, common] as const);
  if (type === null || ru.isEditorial || en.isEditorial || !(asks(ru) || asks(en))) return Infinity;
  const [here, there] = [digitsOf(ru, type[0]), digitsOf(en, type[1])];
  const isSlip = digitSlip(here, there) !== null;
  // «14-го» and ten days number and count two things, unless their figures are easily confused.
  if (type[0] !== type[1] && (ru.unit ?? en.unit) !== null && digitSlip(here, there) !== 'confusable')
    return Infinity;
  const isOfOne = isOfOneThing(ru, en);
  const distance = digitDistance(here, there) + (isOfOne === false ? 0.5 : 0);
  if (demands(ru) && demands(en)) return distance;
  if (!demands(ru) && !demands(en)) {
    const isOfTwoUnits = isOfOne === false && (ru.unit !== null || en.unit !== null);
    return isOfTwoUnits || !(asks(ru) && asks(en)) ? Infinity : distance + FIRM_DISTANCE;
  }
  const isAsked = asks(ru) && asks(en);
  if (isSlip && isOfOne !== false) return distance + (isAsked ? 0 : FIRM_DISTANCE);
  return isAsked && isOfOne === true ? distance + FIRM_DISTANCE : Infinity;
}

/** `04.86` is no time of the clock, but where the translation has 04:35 it was one. */
function isClockMisread(ru: Fact, en: Fact): boolean {
  const isTime = ({ values }: Fact): boolean => values.some(({ type }) => type === 'time');
  const isShape = /^\d{1,2}[.:]\d{2}$/u.test(ru.text) && figures(ru).length === figures(en).length;
  return isShape && !isTime(ru) && isTime(en) && demands(ru) && demands(en);
}

function figures({ text }: Fact): string {
  return text.replace(/\D/gu, '');
}

/** The same thing counted or numbered, another one (false), or it cannot be told (null). */
export function isOfOneThing(ru: Fact, en: Fact): boolean | null {
  if (ru.unit !== null && en.unit !== null) return ru.unit === en.unit;
  const [here, there] = [numbered(ru), numbered(en)];
  return here === null || there === null ? null : here === there;
}

function numbered({ values }: Fact): string | null {
  for (const value of values) if (value.type === 'designation' && value.what !== null) return value.what;
  return null;
}

const NUMERIC: readonly FactType[] = ['quantity', 'designation', 'document-number'];

/** «второй» and 2 are of different types, and one number all the same. */
function numericType(ru: Fact, en: Fact): readonly [FactType, FactType] | null {
  const type = ({ values }: Fact): FactType | undefined =>
    values.find((value) => NUMERIC.includes(value.type))?.type;
  const [here, there] = [type(ru), type(en)];
  return here === undefined || there === undefined ? null : [here, there];
}

/** The digits of a fact in a form in which both languages write the same: for comparing, not for reading. */
export function digitsOf(fact: Fact, type: FactType): string {
  const value = fact.values.find((one) => one.type === type);
  return value === undefined ? '' : canonicalDigits(value);
}

function canonicalDigits(value: FactValue): string {
  switch (value.type) {
    case 'quantity':
      return value.lowest === value.highest ? String(value.lowest) : `${value.lowest}-${value.highest}`;
    case 'date':
      return [value.day, value.month, value.year].map((part) => String(part ?? '')).join('.');
    case 'time':
      return `${Math.floor(value.minutes / 60)}:${String(value.minutes % 60).padStart(2, '0')}`;
    case 'weekday':
      return String(value.day);
    case 'document-number':
      return value.digits;
    case 'designation':
      return String(value.ordinal);
    case 'archival-reference': {
      const { fond, opis, delo, list } = value.reference;
      return [fond, opis, delo, list].join(' ');
    }
    case 'name':
      return value.letters;
  }
}
