import { assertNever } from '../result';
import { factsAgree } from './agreement';
import type { Fact, FactValue } from './fact';

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
      fact.values.some((value) =>
        keysOf(value).some((key) => (sets.byKey.get(key) ?? []).some((other) => factsAgree(fact, other))),
      ) ||
      (mayBeDate(fact) && sets.partial.some((other) => factsAgree(fact, other))),
    isSpread: (fact) => fact.values.some((value) => isSpreadOver(value, sets)),
  };
}

function setsOf(facts: readonly Fact[]): Sets {
  const byKey = new Map<string, Fact[]>();
  const ends = new Set<number>();
  const endsOfIntervals = new Set<number>();
  const distinct = new Map(facts.map((fact) => [JSON.stringify(fact.values), fact]));
  for (const fact of distinct.values()) {
    for (const value of fact.values) {
      for (const key of keysOf(value)) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [fact]);
        else known.push(fact);
      }
      if (value.type !== 'quantity') continue;
      for (const end of [value.lowest, value.highest]) {
        ends.add(end);
        if (value.lowest < value.highest) endsOfIntervals.add(end);
      }
    }
  }
  return { byKey, partial: [...distinct.values()].filter(mayBeDate), ends, endsOfIntervals };
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

function mayBeDate(fact: Fact): boolean {
  return fact.values.some(({ type }) => type === 'date');
}

function isSpreadOver(value: FactValue, { ends, endsOfIntervals }: Sets): boolean {
  if (value.type !== 'quantity') return false;
  if (value.lowest < value.highest) return ends.has(value.lowest) && ends.has(value.highest);
  return endsOfIntervals.has(value.lowest);
}
