import { align } from '../align/align';
import { internKeys } from '../align/alignment';

/**
 * What a stretch of a three-way merge is. `same`: nobody changed it. `mine`, `theirs`: only that side changed it.
 * `alike`: both changed it in the same way. `words`: both changed one Line, in different words, and `merged` holds both
 * changes. `conflict`: both changed it, and a person has to choose.
 */
export type MergeKind = 'same' | 'mine' | 'theirs' | 'alike' | 'words' | 'conflict';

/** Half-open line numbers of the same stretch in the three texts. */
export type MergeRanges = {
  readonly baseFrom: number;
  readonly baseTo: number;
  readonly mineFrom: number;
  readonly mineTo: number;
  readonly theirsFrom: number;
  readonly theirsTo: number;
};

/** `merged` is the one line that holds both changes, for `words` only. */
export type MergeChunk = MergeRanges & { readonly kind: MergeKind; readonly merged: string | null };

type Texts = {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
};

/**
 * Two versions of a text that were both made from `base`, stretch by stretch from end to end. What only one side
 * changed is that side's; what stands in a `conflict` is nobody's yet, so nothing of either side vanishes without a
 * choice. The method is diff3's (Khanna, Kunal and Pierce, A Formal Investigation of Diff3, 2007), first over lines,
 * then over the words of a line that both changed.
 */
export function mergeLines(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly MergeChunk[] {
  const texts = { base, mine, theirs };
  return threeWay(texts).map((chunk) => {
    const merged = chunk.kind === 'conflict' && isOneLine(chunk) ? mergeWords(texts, chunk) : null;
    return merged === null ? { ...chunk, merged } : { ...chunk, kind: 'words', merged };
  });
}

/** The lines that two versions without a known ancestor have in common: to merge on when nothing better is there. */
export function commonLines(mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const { blocks } = align(internKeys(mine, theirs));
  return blocks.flatMap(({ kind, leftFrom, leftTo }) =>
    kind === 'equal' ? mine.slice(leftFrom, leftTo) : [],
  );
}

type Chunk = MergeRanges & { readonly kind: Exclude<MergeKind, 'words'> };

function threeWay(texts: Texts): readonly Chunk[] {
  const { base, mine, theirs } = texts;
  const inMine = partners(base, mine);
  const inTheirs = partners(base, theirs);
  const chunks: Chunk[] = [];
  let [b, m, t] = [0, 0, 0];
  const addGap = (baseTo: number, mineTo: number, theirsTo: number): void => {
    const gap = { baseFrom: b, baseTo, mineFrom: m, mineTo, theirsFrom: t, theirsTo };
    for (const part of partsOf(gap)) addChunk(chunks, { ...part, kind: kindOf(texts, part) });
  };
  for (let at = 0; at < base.length; at += 1) {
    const [mineAt, theirsAt] = [inMine[at] ?? -1, inTheirs[at] ?? -1];
    if (mineAt < 0 || theirsAt < 0) continue;
    addGap(at, mineAt, theirsAt);
    [b, m, t] = [at + 1, mineAt + 1, theirsAt + 1];
    const one = { baseFrom: at, baseTo: b, mineFrom: mineAt, mineTo: m, theirsFrom: theirsAt, theirsTo: t };
    addChunk(chunks, { ...one, kind: kindOf(texts, one) });
  }
  addGap(base.length, mine.length, theirs.length);
  return chunks;
}

/** For each token of `base` the one that stands for it in `other`, alike or corrected, or -1; the numbers grow. */
function partners(base: readonly string[], other: readonly string[]): readonly number[] {
  const found = new Array<number>(base.length).fill(-1);
  for (const { kind, leftFrom, leftTo, rightFrom, rightTo } of align(internKeys(base, other)).blocks) {
    const isPair = leftTo - leftFrom === 1 && rightTo - rightFrom === 1;
    if (kind !== 'equal' && !(kind === 'differ' && isPair)) continue;
    for (let i = leftFrom; i < leftTo; i += 1) found[i] = rightFrom + i - leftFrom;
  }
  return found;
}

/** A stretch with as many tokens on all three sides is corrected text, token for token: each stands alone. */
function partsOf(gap: MergeRanges): readonly MergeRanges[] {
  const { baseFrom, mineFrom, theirsFrom } = gap;
  const count = gap.baseTo - baseFrom;
  if (gap.mineTo - mineFrom !== count || gap.theirsTo - theirsFrom !== count) return [gap];
  return Array.from({ length: count }, (_, i) => ({
    baseFrom: baseFrom + i,
    baseTo: baseFrom + i + 1,
    mineFrom: mineFrom + i,
    mineTo: mineFrom + i + 1,
    theirsFrom: theirsFrom + i,
    theirsTo: theirsFrom + i + 1,
  }));
}

function kindOf({ base, mine, theirs }: Texts, part: MergeRanges): Chunk['kind'] {
  const before = base.slice(part.baseFrom, part.baseTo);
  const ours = mine.slice(part.mineFrom, part.mineTo);
  const other = theirs.slice(part.theirsFrom, part.theirsTo);
  const isMine = !isEqual(before, ours);
  const isTheirs = !isEqual(before, other);
  if (isMine && isTheirs) return isEqual(ours, other) ? 'alike' : 'conflict';
  return isMine ? 'mine' : isTheirs ? 'theirs' : 'same';
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((token, i) => token === b[i]);
}

/** Stretches that nobody changed run together; every other one is a question of its own. */
function addChunk(chunks: Chunk[], chunk: Chunk): void {
  const { baseFrom, baseTo, mineFrom, mineTo, theirsFrom, theirsTo } = chunk;
  if (baseFrom === baseTo && mineFrom === mineTo && theirsFrom === theirsTo) return;
  const last = chunks[chunks.length - 1];
  if (last?.kind === 'same' && chunk.kind === 'same')
    chunks[chunks.length - 1] = { ...last, baseTo, mineTo, theirsTo };
  else chunks.push(chunk);
}

function isOneLine(chunk: MergeRanges): boolean {
  const { baseFrom, baseTo, mineFrom, mineTo, theirsFrom, theirsTo } = chunk;
  return baseTo - baseFrom === 1 && mineTo - mineFrom === 1 && theirsTo - theirsFrom === 1;
}

/** The line with the changes of both sides, or null where they meet in one word. */
function mergeWords({ base, mine, theirs }: Texts, chunk: MergeRanges): string | null {
  const texts = {
    base: tokens(base[chunk.baseFrom] ?? ''),
    mine: tokens(mine[chunk.mineFrom] ?? ''),
    theirs: tokens(theirs[chunk.theirsFrom] ?? ''),
  };
  const parts = threeWay(texts);
  if (parts.some(({ kind }) => kind === 'conflict')) return null;
  return parts
    .map((part) =>
      part.kind === 'theirs'
        ? texts.theirs.slice(part.theirsFrom, part.theirsTo).join('')
        : texts.mine.slice(part.mineFrom, part.mineTo).join(''),
    )
    .join('');
}

/** Words and the spaces between them: a space that nobody touched keeps the changes on its two sides apart. */
function tokens(line: string): readonly string[] {
  return line.match(/\s+|\S+/g) ?? [];
}
