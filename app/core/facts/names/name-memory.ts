import type { Span } from '../../base/span';
import type { Fact } from '../grammar/fact';
import { matchNames } from './name-match';
import type { AliasLookup, BeadNames, NameMatch } from './name-match';
import { nameEar } from './name-ear';
import { strayNames } from './stray-names';
import type { StrayName } from './stray-names';
import type { IsWord, NameKnowledge } from './stray-side';

/** Every known name of a document once, for both sides; equal documents have one `key`. */
export type KnownNames = { readonly ru: readonly Fact[]; readonly en: readonly Fact[]; readonly key: string };

/** A bead and its place in the translation, with its names and (`…Nearby`) those of the beads beside it too. */
export type NamedBead = {
  readonly span: Span;
  readonly right: Span;
  /** The same with the beads beside it. */
  readonly around: Span;
  readonly rightAround: Span;
  readonly names: BeadNames;
};

/** What came of the names of a bead: of those that both sides know, and of what is left over. */
export type MatchedNames = NameMatch & { readonly strays: readonly StrayName[] };

/** `text` is the transcription, of which beads know their places in the translation. */
export type MatchBeadNames = (text: string, bead: NamedBead, known: KnownNames) => MatchedNames;

type Remembered = {
  readonly text: string;
  readonly bead: NamedBead;
  readonly known: string;
  readonly aroundText: string;
  readonly match: MatchedNames;
};

/** Matches the names of a bead as `matchNames` does, and takes the answer from memory where the same was asked before. */
export function rememberedNames(aliases: AliasLookup, translation: string, isWord: IsWord): MatchBeadNames {
  const memory = new Map<number, Remembered>();
  const ear = nameEar();
  return (text, bead, known) => {
    const { span, right, names } = bead;
    const slice = text.slice(span.from, span.to);
    const aroundText = text.slice(bead.around.from, bead.around.to);
    const before = memory.get(right.from);
    if (before?.known === known.key && before.aroundText === aroundText && isSameBead(before, slice, bead))
      return movedMatch(before, bead);
    const everywhere = {
      ...names,
      ruNearby: [...names.ruNearby, ...known.ru],
      enNearby: [...names.enNearby, ...known.en],
    };
    const knowledge: NameKnowledge = { table: aliases.table, isWord, ear, known: idsOf(known) };
    const passage = { ru: span, en: right, ruAround: bead.around, enAround: bead.rightAround };
    const found = matchNames(text, span, everywhere, aliases);
    const match = withStrays(found, strayNames(text, translation, passage, knowledge));
    memory.set(right.from, {
      ...{ text: detached(slice), aroundText: detached(aroundText) },
      ...{ bead, known: known.key, match: detachedMatch(match) },
    });
    return match;
  };
}

function idsOf({ ru, en }: KnownNames): NameKnowledge['known'] {
  const ids = (names: readonly Fact[]): ReadonlySet<string> =>
    new Set(
      names.flatMap(({ values }) => values.flatMap((one) => (one.type === 'name' ? (one.id ?? []) : []))),
    );
  return { ru: ids(ru), en: ids(en) };
}

/** A place is reported once: by the table where it knows the name, else by sound and place. */
function withStrays(match: NameMatch, strays: readonly StrayName[]): MatchedNames {
  const reported = [...match.misread, ...match.differing.map(({ ru }) => ru)];
  const kept = strays.filter((one) => !reported.some((other) => touches(one, other)));
  return {
    ...match,
    onlyRu: match.onlyRu.filter((ru) => !kept.some((one) => touches(one, ru))),
    onlyEn: match.onlyEn.filter((en) => !kept.some((one) => touches(one.en, en))),
    strays: kept,
  };
}

function touches(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function isSameBead({ text, bead }: Remembered, slice: string, now: NamedBead): boolean {
  return (
    text === slice &&
    bead.right.to === now.right.to &&
    bead.rightAround.from === now.rightAround.from &&
    bead.rightAround.to === now.rightAround.to &&
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

function detachedMatch(match: MatchedNames): MatchedNames {
  const own = <T extends { readonly text: string }>(one: T): T => ({ ...one, text: detached(one.text) });
  return { ...match, misread: match.misread.map(own), strays: match.strays.map(own) };
}

function movedMatch({ bead, match }: Remembered, now: NamedBead): MatchedNames {
  const by = now.span.from - bead.span.from;
  const here = (fact: Fact): Fact => now.names.ru[bead.names.ru.indexOf(fact)] ?? fact;
  return {
    misread: match.misread.map((one) => ({ ...one, from: one.from + by, to: one.to + by })),
    differing: match.differing.map(({ ru, en }) => ({ ru: here(ru), en })),
    onlyRu: match.onlyRu.map(here),
    onlyEn: match.onlyEn,
    strays: match.strays.map((one) => ({ ...one, from: one.from + by, to: one.to + by })),
  };
}
