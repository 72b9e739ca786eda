import type { NameTable } from '../names/aliases';
import { beadAligner } from '../beads/beads';
import { aliasLookup } from '../names/name-match';
import type { AliasLookup } from '../names/name-match';
import { rememberedNames } from '../names/name-memory';
import type { MatchBeadNames } from '../names/name-memory';
import type { Side } from './side';
import type { IsWord } from '../names/stray-side';

/** What is remembered of comparing with one translation, so that after an edit only what it touches is done again. */
export type BesideMemory = {
  readonly align: ReturnType<typeof beadAligner>;
  /** The same for the sheets in another order. */
  readonly alignArranged: ReturnType<typeof beadAligner>;
  readonly aliases: AliasLookup;
  readonly matchNames: MatchBeadNames;
  /** The translation made ready, made once. */
  readonly english: (make: () => Side) => Side;
};

export function besideMemory(names: NameTable, translation: string, isWord: IsWord): BesideMemory {
  const aliases = aliasLookup(names);
  let english: Side | null = null;
  return {
    align: beadAligner(),
    alignArranged: beadAligner(),
    aliases,
    matchNames: rememberedNames(aliases, translation, isWord),
    english: (make) => (english ??= make()),
  };
}
