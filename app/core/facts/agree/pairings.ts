import type { Fact } from '../grammar/fact';

/**
 * What a person decided about one fact of the transcription: its counterpart in the translation, or (`en` null) that it
 * has none. Facts are named by `factKeys`.
 */
export type Pairing = { readonly ru: string; readonly en: string | null };

/** What stands in a project's list: a pairing, or word that the program is to pair that fact again. */
export type PairingRecord = Pairing & { readonly isByHand: boolean };

/** The pairings that stand: of several records on one fact the last counts. */
export function standingPairings(records: readonly PairingRecord[]): readonly Pairing[] {
  const standing = new Map<string, Pairing>();
  for (const { ru, en, isByHand } of records) {
    if (isByHand) standing.set(ru, { ru, en });
    else standing.delete(ru);
  }
  return [...standing.values()];
}

/** Words on either side of a fact that belong to its name, and how far they are looked for. */
const CONTEXT_WORDS = 2;
const CONTEXT_REACH = 64;

/**
 * Names for facts of `text` that hold through edits elsewhere: the fact as written, the nearest two words on each side,
 * and which of several alike it is. Readable, because a project keeps them for ever.
 */
export function factKeys(facts: readonly Fact[], text: string): ReadonlyMap<Fact, string> {
  const seen = new Map<string, number>();
  return new Map(
    [...facts]
      .sort((a, b) => a.from - b.from)
      .map((fact) => {
        const before = wordsOf(text.slice(Math.max(0, fact.from - CONTEXT_REACH), fact.from));
        const after = wordsOf(text.slice(fact.to, fact.to + CONTEXT_REACH));
        const own = wordsOf(fact.text).join(' ');
        const key = `${before.slice(-CONTEXT_WORDS).join(' ')} [${own}] ${after.slice(0, CONTEXT_WORDS).join(' ')}`;
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        return [fact, count === 1 ? key : `${key} #${count}`] as const;
      }),
  );
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/ё/g, 'е')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** The facts that a person paired: a fact of the transcription → its counterpart, or null for none. */
export type Forced = ReadonlyMap<Fact, Fact | null>;

type Written = { readonly text: string; readonly facts: readonly Fact[] };

/** The pairings whose facts still stand in the texts. A counterpart belongs to one fact only: the last one named. */
export function forcedPairs(ru: Written, en: Written, pairings: readonly Pairing[]): Forced {
  const forced = new Map<Fact, Fact | null>();
  if (pairings.length === 0) return forced;
  const here = byKey(ru);
  const there = byKey(en);
  for (const pairing of pairings) {
    const fact = here.get(pairing.ru);
    const other = pairing.en === null ? null : there.get(pairing.en);
    if (fact === undefined || other === undefined) continue;
    for (const [before, taken] of forced) if (taken !== null && taken === other) forced.delete(before);
    forced.set(fact, other);
  }
  return forced;
}

function byKey({ text, facts }: Written): ReadonlyMap<string, Fact> {
  return new Map([...factKeys(facts, text)].map(([fact, key]) => [key, fact]));
}
