import { assertNever } from '../../base/result';
import { factsAgree } from './agreement';
import type { Fact, FactValue, Quantity } from '../grammar/fact';

/** Answers of many facts at once what `factsAgree` says of two. */
export type AgreementIndex = {
  /** Whether some fact of the index can mean the same. */
  readonly agrees: (fact: Fact) => boolean;
  /** `10-15` against `between 10 and 15`: an interval whose ends stand apart, or one end of an interval. */
  readonly isSpread: (fact: Fact) => boolean;
};

type Sets = {
  readonly byKey: ReadonlyMap<string, readonly Fact[]>;
  /** Facts that no key finds: dates, of which parts may be missing. */
  readonly partial: readonly Fact[];
  readonly ends: ReadonlySet<number>;
  readonly endsOfIntervals: ReadonlySet<number>;
};

/** Facts are few kinds of values, so equal ones are found by key, and only dates one by one. */
export function agreementIndex(facts: readonly Fact[]): AgreementIndex {
  const sets = setsOf(facts);
  return {
    agrees: (fact) =>
      traitsOf(fact.values).keys.some((key) =>
        (sets.byKey.get(key) ?? []).some((other) => factsAgree(fact, other)),
      ) ||
      (traitsOf(fact.values).isDate && sets.partial.some((other) => factsAgree(fact, other))),
    isSpread: (fact) => fact.values.some((value) => isSpreadOver(value, sets)),
  };
}

function setsOf(facts: readonly Fact[]): Sets {
  const byKey = new Map<string, Fact[]>();
  const partial: Fact[] = [];
  const ends = new Set<number>();
  const endsOfIntervals = new Set<number>();
  const seen = new Set<readonly FactValue[]>();
  for (const fact of facts) {
    // What was read from memory shares its values.
    if (seen.has(fact.values)) continue;
    seen.add(fact.values);
    const { keys, quantities, isDate } = traitsOf(fact.values);
    for (const key of keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [fact]);
      else known.push(fact);
    }
    if (isDate) partial.push(fact);
    for (const { lowest, highest } of quantities) {
      ends.add(lowest).add(highest);
      if (lowest < highest) endsOfIntervals.add(lowest).add(highest);
    }
  }
  return { byKey, partial, ends, endsOfIntervals };
}

type Traits = {
  readonly keys: readonly string[];
  readonly quantities: readonly Quantity[];
  readonly isDate: boolean;
};

const TRAITS = new WeakMap<readonly FactValue[], Traits>();

function traitsOf(values: readonly FactValue[]): Traits {
  const known = TRAITS.get(values);
  if (known !== undefined) return known;
  const traits = {
    keys: [...new Set(values.flatMap(keysOf))],
    quantities: values.flatMap((value) => (value.type === 'quantity' ? [value] : [])),
    isDate: values.some(({ type }) => type === 'date'),
  };
  TRAITS.set(values, traits);
  return traits;
}

/** Values that agree share a key. Decimals times a scale carry rounding errors, so numbers are cut to twelve digits. */
function keysOf(value: FactValue): readonly string[] {
  switch (value.type) {
    case 'quantity':
      return value.lowest === value.highest
        ? [`n${Number(value.lowest.toPrecision(12))}`]
        : [`i${Number(value.lowest.toPrecision(12))}-${Number(value.highest.toPrecision(12))}`];
    case 'designation':
      return [`n${value.ordinal}`];
    case 'document-number':
      return [`n${value.digits}`];
    case 'time':
      return [`t${value.minutes % 1440}`];
    case 'weekday':
      return [`w${value.day}`];
    case 'archival-reference':
      return [`a${value.reference.fond} ${value.reference.opis} ${value.reference.delo}`];
    case 'name':
      return value.id === null ? [] : [`l${value.id}`];
    case 'date':
      return value.day === null ? [] : [`n${value.day}`];
    default:
      return assertNever(value);
  }
}

function isSpreadOver(value: FactValue, { ends, endsOfIntervals }: Sets): boolean {
  if (value.type !== 'quantity') return false;
  if (value.lowest < value.highest) return ends.has(value.lowest) && ends.has(value.highest);
  return endsOfIntervals.has(value.lowest);
}
