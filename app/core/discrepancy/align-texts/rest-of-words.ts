import type { Fact } from '../../facts/grammar/fact';
import { RU_LEXICON } from '../../facts/grammar/lexicon-ru';
import { isShortFor, isShortRowFor } from './abbreviations';
import { keyAt } from './body';
import type { Body } from './body';
import { hasOneStem } from './one-stem';
import type { Words } from './unit-writings';

export const YEAR_MARKS = new Set([
  'г',
  'гг',
  'год',
  'года',
  'году',
  'годом',
  'годы',
  'годов',
  'годах',
  'сг',
  'сего',
  'с',
]);

/** Whether the words that belong to no fact are the same on both sides, units and abbreviations aside. */
export function hasSameRest(
  left: Body,
  right: Body,
  words: Words,
  here: readonly Fact[],
  there: readonly Fact[],
): boolean {
  const units = new Set([...here, ...there].map(({ unit }) => unit).filter((unit) => unit !== null));
  const a = restOf(left, here, words.leftFrom, words.leftTo, units);
  const b = restOf(right, there, words.rightFrom, words.rightTo, units);
  return isSameRow(a.others, b.others) && areSameUnits(a.units, b.units);
}

/** Units that both sides name must be one word: abbreviated, in another case, but not misspelt («челевек»). */
function areSameUnits(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return true;
  return a.every((unit, i) => isFormOf(unit, b[i] ?? ''));
}

const SHORTEST_SHARED = 3;

function isFormOf(a: string, b: string): boolean {
  if (a === b || isShortFor(a, b) || isShortFor(b, a)) return true;
  if (RU_LEXICON.unitOf(a) === 'year') return true;
  return hasOneStem(a, b, SHORTEST_SHARED);
}

function isSameRow(a: readonly string[], b: readonly string[]): boolean {
  if (isShortRowFor(a, b) || isShortRowFor(b, a)) return true;
  return (
    a.length === b.length &&
    a.every((key, i) => key === b[i] || isShortFor(key, b[i] ?? '') || isShortFor(b[i] ?? '', key))
  );
}

/** The words of `[from, to)`, as they are compared, that no fact takes in; of «3-мм» what stands behind the figure. */
function restOf(
  body: Body,
  facts: readonly Fact[],
  from: number,
  to: number,
  units: ReadonlySet<string>,
): { readonly others: readonly string[]; readonly units: readonly string[] } {
  const rest = { others: [] as string[], units: [] as string[] };
  for (let i = from; i < to; i += 1) {
    const [start, end] = [body.starts[i] ?? 0, body.ends[i] ?? 0];
    const fact = facts.find((one) => one.from < end && start < one.to);
    const key =
      fact === undefined ? keyAt(body, i) : partBehind(body.text.slice(fact.to, Math.max(fact.to, end)));
    const unit = RU_LEXICON.unitOf(key);
    if (key === '' || YEAR_MARKS.has(key)) continue;
    (unit !== null && units.has(unit) ? rest.units : rest.others).push(key);
  }
  return rest;
}

/** «-мм», «-тонный»; endings of numerals are shorter or are no words. */
function partBehind(text: string): string {
  const part = /^-(\p{Ll}{2,})$/u.exec(text)?.[1] ?? '';
  return /^(?:го|ый|ой|ая|ое|ых|ым|ми|му|ом|ти|мя|ух|ех|ом|ого|ому|ыми)$/u.test(part) ? '' : part;
}
