import type { Span } from '../../base/span';
import type { Unit } from '../beads/beads';
import type { Fact, FactLanguage, FactValue } from '../grammar/fact';
import { refined } from '../beads/paragraphs';
import type { Paragraph } from '../beads/paragraphs';
import type { FactReader } from './reader';
import { skeletonOf } from '../names/skeleton';

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
  return withUnits(text, language, reader.paragraphs(text, within, excluded), reader);
}

function withUnits(
  text: string,
  language: FactLanguage,
  units: readonly Paragraph[],
  reader: FactReader,
): Side {
  const { facts, names } = reader.read(text, language);
  const parted = byUnit(facts, units);
  return {
    ...{ text, language, units },
    facts: parted.inside,
    names: byUnit(names, units).inside.map((list, i) => list.filter((name) => !isHead(name, units[i]))),
    spare: parted.outside,
    own: [],
  };
}

/** Any word has a capital at the head of a paragraph; only a known name is one there. */
function isHead(name: Fact, unit: Span | undefined): boolean {
  return name.from === unit?.from && name.values.every((value) => value.type === 'name' && value.id === null);
}

type Parted = { readonly inside: readonly (readonly Fact[])[]; readonly outside: readonly Fact[] };

/** Which unit each fact begins in; both stand in order. */
function byUnit(facts: readonly Fact[], units: readonly Span[]): Parted {
  const inside: Fact[][] = units.map(() => []);
  const outside: Fact[] = [];
  let at = 0;
  for (const fact of facts) {
    while (at < units.length && (units[at]?.to ?? 0) <= fact.from) at += 1;
    const unit = units[at];
    if (unit !== undefined && unit.from <= fact.from) inside[at]?.push(fact);
    else outside.push(fact);
  }
  return { inside, outside };
}

/** A side whose units are this many times longer on average than the other's is cut at sentences. */
const COARSE = 2.2;

/** Lengths to cut at are taken in such steps of their logarithm: so the cuts stay while somebody types. */
const CUT_STEPS = 8;

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
  const stepped = 2 ** (Math.round(Math.log2(Math.max(1, letters)) * CUT_STEPS) / CUT_STEPS);
  return withUnits(side.text, side.language, refined(side.text, side.units, stepped), reader);
}

/** The units of both sides for alignment with each other, each with the keys of its facts. */
export function alignable(left: Side, right: Side): readonly [readonly Unit[], readonly Unit[]] {
  const [leftKeys, rightKeys] = [keysOf(left), keysOf(right)];
  return [unitsOf(left, leftKeys, rightKeys.all), unitsOf(right, rightKeys, leftKeys.all)];
}

/** The keys by which units are compared, what of them a strong fact demands, and all keys of facts. */
type SideKeys = {
  readonly byUnit: readonly (readonly string[])[];
  readonly demanded: readonly (readonly (readonly string[])[])[];
  readonly all: ReadonlySet<string>;
};

/** The translation's side stays the same object. */
const KEYS_OF_SIDES = new WeakMap<Side, SideKeys>();

function keysOf(side: Side): SideKeys {
  const known = KEYS_OF_SIDES.get(side);
  if (known !== undefined) return known;
  const all = new Set<string>();
  const demanded: (readonly string[])[][] = [];
  const byUnit = side.units.map((unit, i) => {
    const keys: string[] = [];
    const wanted: (readonly string[])[] = [];
    for (const fact of side.facts[i] ?? []) {
      const own = factKeys(fact);
      for (const key of own) all.add(key);
      keys.push(...own);
      if (fact.strength === 'strong' && !fact.isEditorial) wanted.push(own);
    }
    for (const name of side.names[i] ?? []) keys.push(...factKeys(name));
    const label = labelAt(side.text, unit.from);
    if (label !== null) keys.push(`label ${label}`);
    demanded.push(wanted);
    return keys.includes('') ? keys.filter((key) => key !== '') : keys;
  });
  for (const fact of side.spare) for (const key of factKeys(fact)) all.add(key);
  const keys = { byUnit, demanded, all };
  KEYS_OF_SIDES.set(side, keys);
  return keys;
}

function unitsOf(side: Side, own: SideKeys, others: ReadonlySet<string>): readonly Unit[] {
  const isOrphan = (keys: readonly string[]): boolean => !keys.some((key) => others.has(key));
  return side.units.map(({ letters }, i) => ({
    letters,
    keys: own.byUnit[i] ?? [],
    orphans: (own.demanded[i] ?? []).filter(isOrphan).length,
  }));
}

/** Facts that are read from memory share their values, so their keys are made once. */
const KEYS = new WeakMap<readonly FactValue[], readonly string[]>();

function factKeys({ values }: Fact): readonly string[] {
  const known = KEYS.get(values);
  if (known !== undefined) return known;
  const keys = values.map(keyOf);
  KEYS.set(values, keys);
  return keys;
}

/** A paragraph that begins with `2.` in one language usually does in the other, and one with «в)» there with `c)`. */
const LABEL = /^\(?(?:(\d{1,2})[.)]|([а-к])\)|([a-k])\))\s/u;
const LETTERS = { ru: 'абвгдежзик', en: 'abcdefghij' } as const;

/** The label of a list's item, letters as their numbers; null without one. */
export function labelAt(text: string, at: number): string | null {
  const match = LABEL.exec(text.slice(at, at + 6));
  if (match === null) return null;
  const [, number, russian, latin] = match;
  if (number !== undefined) return number;
  return `${russian === undefined ? LETTERS.en.indexOf(latin ?? '') : LETTERS.ru.indexOf(russian)})`;
}

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
    case 'weekday':
      return `w${value.day}`;
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
