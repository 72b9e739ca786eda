import type { Span } from '../discrepancy/discrepancy';
import type { Unit } from './beads';
import type { Fact, FactLanguage, FactValue } from './fact';
import { paragraphsOf, refined } from './paragraphs';
import type { Paragraph } from './paragraphs';
import type { FactReader } from './reader';
import { skeletonOf } from './skeleton';

/** One text made ready for comparison: its units, and for each unit the facts and names in it. */
export type Side = {
  readonly text: string;
  readonly language: FactLanguage;
  readonly units: readonly Paragraph[];
  readonly facts: readonly (readonly Fact[])[];
  readonly names: readonly (readonly Fact[])[];
  /** Facts outside the units (page furniture, front matter): they satisfy, and never demand. */
  readonly spare: readonly Fact[];
  /** The document's own number wherever it stands; it is compared by a rule of its own. */
  readonly own: readonly Fact[];
};

/** `within` is the text proper, `excluded` what in it is no message. */
export function makeSide(
  text: string,
  language: FactLanguage,
  within: Span,
  excluded: readonly Span[],
  reader: FactReader,
): Side {
  return withUnits(text, language, paragraphsOf(text, within, excluded), reader);
}

function withUnits(
  text: string,
  language: FactLanguage,
  units: readonly Paragraph[],
  reader: FactReader,
): Side {
  const { facts, names } = reader.read(text, language);
  const isInside = insideTest(units);
  return {
    text,
    language,
    units,
    facts: byUnit(facts, units),
    names: byUnit(names, units).map((list, i) => list.filter((name) => !isHead(name, units[i]))),
    spare: facts.filter((fact) => !isInside(fact)),
    own: [],
  };
}

/** Answers, for spans asked in ascending order or not, which unit a span begins in, or -1. */
function unitIndex(units: readonly Span[], at: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const unit = units[middle];
    if (unit === undefined) return -1;
    if (at < unit.from) high = middle - 1;
    else if (at >= unit.to) low = middle + 1;
    else return middle;
  }
  return -1;
}

function insideTest(units: readonly Span[]): (span: Span) => boolean {
  return (span) => unitIndex(units, span.from) !== -1;
}

/** Any word has a capital at the head of a paragraph; only a known name is one there. */
function isHead(name: Fact, unit: Span | undefined): boolean {
  return name.from === unit?.from && name.values.every((value) => value.type === 'name' && value.id === null);
}

function byUnit(facts: readonly Fact[], units: readonly Span[]): readonly (readonly Fact[])[] {
  const lists: Fact[][] = units.map(() => []);
  for (const fact of facts) lists[unitIndex(units, fact.from)]?.push(fact);
  return lists;
}

/** A side whose units are this many times longer on average than the other's is cut at sentences. */
const COARSE = 2.2;

/** Brings the units of both sides to like size, where one text shows no paragraphs. */
export function evened(left: Side, right: Side, reader: FactReader): readonly [Side, Side] {
  const leftMean = meanLetters(left);
  const rightMean = meanLetters(right);
  if (leftMean > rightMean * COARSE) return [cut(left, rightMean, reader), right];
  if (rightMean > leftMean * COARSE) return [left, cut(right, leftMean, reader)];
  return [left, right];
}

function meanLetters(side: Side): number {
  return side.units.reduce((sum, unit) => sum + unit.letters, 0) / Math.max(1, side.units.length);
}

function cut(side: Side, letters: number, reader: FactReader): Side {
  return withUnits(side.text, side.language, refined(side.text, side.units, letters), reader);
}

/** The units of `side` for alignment with `other`, each with the keys of its facts. */
export function alignable(side: Side, other: Side): readonly Unit[] {
  const otherKeys = new Set(
    [...other.facts.flat(), ...other.spare].flatMap((fact) => fact.values.map(keyOf)),
  );
  const isOrphan = (fact: Fact): boolean =>
    fact.strength === 'strong' &&
    !fact.isEditorial &&
    !fact.values.some((value) => otherKeys.has(keyOf(value)));
  return side.units.map((unit, i) => ({
    letters: unit.letters,
    orphans: (side.facts[i] ?? []).filter(isOrphan).length,
    keys: [
      ...(side.facts[i] ?? []).flatMap((fact) => fact.values.map(keyOf)),
      ...(side.names[i] ?? []).flatMap((name) => name.values.map(keyOf)),
      ...(LABEL.exec(side.text.slice(unit.from, unit.from + 6)) ?? [])
        .slice(1)
        .map((label) => `label ${label}`),
    ].filter((key) => key !== ''),
  }));
}

/** A paragraph that begins with `2.` in one language usually does in the other. */
const LABEL = /^\(?(\d{1,2})[.)]\s/u;

/** A string that equal facts of both languages share; roughly, for alignment only. */
function keyOf(value: FactValue): string {
  switch (value.type) {
    case 'quantity':
      return value.lowest === value.highest ? `n${value.lowest}` : `n${value.lowest}-${value.highest}`;
    case 'date':
      return value.day === null
        ? `d${value.year ?? ''}.${value.month ?? ''}`
        : `d${value.month ?? ''}.${value.day}`;
    case 'time':
      return `t${value.minutes}`;
    case 'document-number':
      return `n${value.digits}`;
    case 'designation':
      return `n${value.ordinal}`;
    case 'archival-reference':
      return `f${value.reference.fond}.${value.reference.delo}`;
    case 'name':
      return value.id === null ? skeletonKey(value.letters) : `a${value.id}`;
  }
}

/** Shorter skeletons agree by accident. */
const SHORTEST_SKELETON = 3;

function skeletonKey(letters: string): string {
  const skeleton = skeletonOf(letters);
  return skeleton.length < SHORTEST_SKELETON ? '' : `s${skeleton}`;
}
