import type { Span } from '../discrepancy/discrepancy';
import type { Fact } from './fact';
import { matchNames } from './name-match';
import type { AliasLookup, BeadNames, NameMatch } from './name-match';

/** Every known name of a document once, for both sides; equal documents have one `key`. */
export type KnownNames = { readonly ru: readonly Fact[]; readonly en: readonly Fact[]; readonly key: string };

/** A bead and its place in the translation, with its names and (`…Nearby`) those of the beads beside it too. */
export type NamedBead = {
  readonly span: Span;
  readonly right: Span;
  readonly names: BeadNames;
};

export type MatchBeadNames = (text: string, bead: NamedBead, known: KnownNames) => NameMatch;

type Remembered = {
  readonly text: string;
  readonly bead: NamedBead;
  readonly known: string;
  readonly match: NameMatch;
};

/** Matches the names of a bead as `matchNames` does, and takes the answer from memory where the same was asked before. */
export function rememberedNames(aliases: AliasLookup): MatchBeadNames {
  const memory = new Map<number, Remembered>();
  return (text, bead, known) => {
    const { span, right, names } = bead;
    const slice = text.slice(span.from, span.to);
    const before = memory.get(right.from);
    if (before?.known === known.key && isSameBead(before, slice, bead)) return movedMatch(before, bead);
    const everywhere = {
      ...names,
      ruNearby: [...names.ruNearby, ...known.ru],
      enNearby: [...names.enNearby, ...known.en],
    };
    const match = matchNames(text, span, everywhere, aliases);
    memory.set(right.from, { text: detached(slice), bead, known: known.key, match: detachedMatch(match) });
    return match;
  };
}

function isSameBead({ text, bead }: Remembered, slice: string, now: NamedBead): boolean {
  return (
    text === slice &&
    bead.right.to === now.right.to &&
    areSame(bead.names.ru, now.names.ru) &&
    areSame(bead.names.ruNearby, now.names.ruNearby) &&
    areInPlace(bead.names.en, now.names.en) &&
    areInPlace(bead.names.enNearby, now.names.enNearby)
  );
}

/** What was read from memory has the very same values, wherever it has moved. */
function areSame(before: readonly Fact[], now: readonly Fact[]): boolean {
  return before.length === now.length && before.every((fact, i) => isSameFact(fact, now[i]));
}

function isSameFact(fact: Fact, other: Fact | undefined): boolean {
  return (
    fact.values === other?.values &&
    fact.strength === other.strength &&
    fact.isEditorial === other.isEditorial
  );
}

/** The same facts of the translation, which does not move. */
function areInPlace(before: readonly Fact[], now: readonly Fact[]): boolean {
  return (
    before.length === now.length &&
    before.every((fact, i) => fact === now[i] || (fact.from === now[i]?.from && isSameFact(fact, now[i])))
  );
}

/** A copy that does not keep the text alive that it was cut from. */
function detached(slice: string): string {
  return JSON.parse(JSON.stringify(slice)) as string;
}

function detachedMatch(match: NameMatch): NameMatch {
  return { ...match, misread: match.misread.map((one) => ({ ...one, text: detached(one.text) })) };
}

function movedMatch({ bead, match }: Remembered, now: NamedBead): NameMatch {
  const by = now.span.from - bead.span.from;
  const here = (fact: Fact): Fact => now.names.ru[bead.names.ru.indexOf(fact)] ?? fact;
  return {
    misread: match.misread.map((one) => ({ ...one, from: one.from + by, to: one.to + by })),
    differing: match.differing.map(({ ru, en }) => ({ ru: here(ru), en })),
    onlyRu: match.onlyRu.map(here),
    onlyEn: match.onlyEn,
  };
}
