import { commonType, factsAgree } from './agreement';
import type { Fact } from '../grammar/fact';
import { demands, digitsOf } from './fact-match';
import type { BeadMatch, FactPair } from './fact-match';

/** `300 of 500` is «из 500 300»: the languages differ in the order of a part and its whole. */
const PART_AND_WHOLE = /^\s*(?:\p{L}+\s+)?(?:of|out of)\s/u;
const SENTENCE_END = /[.!?;]["”»)]?\s+(?=["“«(]?[\p{Lu}\d])|\n/u;

/**
 * Agreeing values that were exchanged: each stands where the other should. Told by what they count, or, for values of
 * one kind in one sentence, by their order while everything else in the passage keeps its own. They become pairs that
 * differ.
 */
export function withExchanged(match: BeadMatch, ru: string, en: string): BeadMatch {
  const pairs = [...match.agreed].sort((a, b) => a.ru.from - b.ru.from);
  if (pairs.length < 2) return match;
  for (let i = 0; i < pairs.length; i += 1) {
    for (let j = i + 1; j < pairs.length; j += 1) {
      const [one, other] = [pairs[i] as FactPair, pairs[j] as FactPair];
      if (!mayBeExchanged(one, other)) continue;
      if (!countOthers(one, other) && !standOtherwise(one, other, pairs, ru, en)) continue;
      const crossed = [
        { ru: one.ru, en: other.en },
        { ru: other.ru, en: one.en },
      ];
      const agreed = match.agreed.filter((pair) => pair !== one && pair !== other);
      return { ...match, agreed, differing: [...match.differing, ...crossed] };
    }
  }
  return match;
}

function mayBeExchanged(one: FactPair, other: FactPair): boolean {
  const type = commonType(one.ru, other.ru);
  if (type === null || type === 'designation' || type !== commonType(one.en, other.en)) return false;
  if (![one.ru, one.en, other.ru, other.en].every(demands)) return false;
  return !factsAgree(one.ru, other.en) && digitsOf(one.ru, type) !== digitsOf(other.ru, type);
}

/** «11 танков и 46 самолетов» beside 46 tanks and 11 aircraft. */
function countOthers(one: FactPair, other: FactPair): boolean {
  const [a, b] = [one.ru.unit, other.ru.unit];
  return a !== null && b !== null && a !== b && one.en.unit === b && other.en.unit === a;
}

function standOtherwise(
  one: FactPair,
  other: FactPair,
  pairs: readonly FactPair[],
  ru: string,
  en: string,
): boolean {
  const isOneKind = one.ru.unit === other.ru.unit || (one.en.unit === null && other.en.unit === null);
  if (one.en.from <= other.en.from || !isOneKind) return false;
  const here = ru.slice(one.ru.to, other.ru.from);
  const there = en.slice(other.en.to, one.en.from);
  if (PART_AND_WHOLE.test(there) || SENTENCE_END.test(here) !== SENTENCE_END.test(there)) return false;
  const rest = pairs.filter((pair) => pair !== one && pair !== other);
  if (rest.some((a, i) => rest.slice(i + 1).some((b) => isCrossed(a, b)))) return false;
  // Two sentences may have changed places whole; what else they say then went with them.
  return (
    !SENTENCE_END.test(here) ||
    rest.some((pair) => isBeside(pair.ru, one.ru, ru) || isBeside(pair.ru, other.ru, ru))
  );
}

function isCrossed(a: FactPair, b: FactPair): boolean {
  return a.ru.from < b.ru.from !== a.en.from < b.en.from;
}

function isBeside(a: Fact, b: Fact, text: string): boolean {
  const [first, last] = a.from < b.from ? [a, b] : [b, a];
  return !SENTENCE_END.test(text.slice(first.to, last.from));
}
