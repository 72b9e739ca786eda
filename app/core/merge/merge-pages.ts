import { commonLines, mergeLines, type MergeChunk } from './merge-lines';
import { withComment } from '../page/marks';
import { mergedGeometry, withGeometry } from '../page/sheet-geometry';
import { mergedComment, remarksDiffer, withBothRemarks, type Sides } from './merge-remarks';
import { retypeLine } from '../edit/retype-line';
import { assertNever } from '../base/result';
import type { Line, Page } from '../page/transcription';

/** Two versions of a page, what they were both made from (null where nobody knows), and the stretches of their merge. */
export type PageMerge = {
  readonly base: Page | null;
  readonly mine: Page;
  readonly theirs: Page;
  /** The texts that the chunks' base ranges count in. */
  readonly baseTexts: readonly string[];
  readonly chunks: readonly MergeChunk[];
};

/** What stands in the merged page for one chunk; `merged` is there for `words` chunks only. */
export type MergeChoice =
  | { readonly kind: 'mine' }
  | { readonly kind: 'theirs' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'edited'; readonly text: string };

/** Number of a chunk → what the person chose for it. */
export type MergeChoices = Readonly<Record<number, MergeChoice>>;

/** Lays the versions side by side. Without an ancestor, the Lines that both have stand for one. */
export function mergePages(base: Page | null, mine: Page, theirs: Page): PageMerge {
  const [mineTexts, theirsTexts] = [textsOf(mine), textsOf(theirs)];
  const baseTexts = base === null ? commonLines(mineTexts, theirsTexts) : textsOf(base);
  const merge = { base, mine, theirs, baseTexts };
  const chunks = mergeLines(baseTexts, mineTexts, theirsTexts).map((chunk) =>
    losesRemarks(sidesOf(merge, chunk), chunk) ? { ...chunk, kind: 'conflict' as const } : chunk,
  );
  return { ...merge, chunks };
}

/** One side took Lines away in which the other changed a mark or a comment only: a person has to see that. */
function losesRemarks({ base, mine, theirs }: Sides<readonly Line[]>, { kind }: MergeChunk): boolean {
  if (kind === 'mine') return mine.length === 0 && remarksDiffer(base, theirs);
  return kind === 'theirs' && theirs.length === 0 && remarksDiffer(base, mine);
}

function sidesOf(merge: Omit<PageMerge, 'chunks'>, chunk: MergeChunk): Sides<readonly Line[]> {
  return {
    base: merge.base?.lines.slice(chunk.baseFrom, chunk.baseTo) ?? [],
    mine: merge.mine.lines.slice(chunk.mineFrom, chunk.mineTo),
    theirs: merge.theirs.lines.slice(chunk.theirsFrom, chunk.theirsTo),
  };
}

function textsOf(page: Page): readonly string[] {
  return page.lines.map(({ text }) => text);
}

/** What a chunk becomes unless the person says otherwise; null for a conflict, which only a person can settle. */
export function defaultChoice(chunk: MergeChunk): MergeChoice | null {
  switch (chunk.kind) {
    case 'same':
    case 'mine':
    case 'alike':
      return { kind: 'mine' };
    case 'theirs':
      return { kind: 'theirs' };
    case 'words':
      return { kind: 'merged' };
    case 'conflict':
      return null;
    default:
      return assertNever(chunk.kind);
  }
}

/** How many conflicts still wait for a person. */
export function openConflicts({ chunks }: PageMerge, choices: MergeChoices): number {
  return chunks.filter((chunk, i) => (choices[i] ?? defaultChoice(chunk)) === null).length;
}

/**
 * The merged page, or null while a conflict is open. Lines keep their ink, and the marks and comments of both sides;
 * `newId` names those whose id is taken.
 */
export function mergedPage(merge: PageMerge, choices: MergeChoices, newId: () => string): Page | null {
  const stretches: (readonly Line[])[] = [];
  for (const [i, chunk] of merge.chunks.entries()) {
    const choice = choices[i] ?? defaultChoice(chunk);
    if (choice === null) return null;
    stretches.push(linesOf(merge, chunk, choice));
  }
  const named = withOwnIds(stretches.flat(), merge.mine, newId);
  let at = 0;
  const lines = merge.chunks.flatMap((chunk, i) => {
    const from = at;
    at += stretches[i]?.length ?? 0;
    return withBothRemarks(named.slice(from, at), sidesOf(merge, chunk));
  });
  const { base, mine, theirs } = merge;
  const comments = { base: base?.comment, mine: mine.comment, theirs: theirs.comment };
  const geometry = mergedGeometry(base?.geometry, mine.geometry, theirs.geometry);
  return withComment(withGeometry({ ...mine, lines }, geometry), mergedComment(comments));
}

function linesOf(merge: PageMerge, chunk: MergeChunk, choice: MergeChoice): readonly Line[] {
  const { mine, theirs } = sidesOf(merge, chunk);
  switch (choice.kind) {
    case 'mine':
      return mine;
    case 'theirs':
      return theirs;
    case 'merged':
      return retyped(mine, chunk.merged ?? '');
    case 'edited':
      return choice.text === '' ? [] : retyped(mine.length > 0 ? mine : theirs, choice.text);
    default:
      return assertNever(choice);
  }
}

/** Line for line on the ink of `lines`; a line beyond them has none. Ids of new Lines are given at the end. */
function retyped(lines: readonly Line[], text: string): readonly Line[] {
  return text.split('\n').map((part, i) => {
    const line = lines[i];
    return line === undefined ? { id: '', text: part, boxPx: null, words: [] } : retypeLine(line, part);
  });
}

/** My own Lines keep their ids, whatever comes before them. */
function withOwnIds(lines: readonly Line[], mine: Page, newId: () => string): readonly Line[] {
  const own = new Set(mine.lines);
  const taken = new Set(lines.filter((line) => own.has(line)).map(({ id }) => id));
  return lines.map((line) => {
    if (own.has(line)) return line;
    const id = line.id === '' || taken.has(line.id) ? newId() : line.id;
    taken.add(id);
    return { ...line, id };
  });
}
