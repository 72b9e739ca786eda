import type { Alignment, Block, Interned, TokenRanges } from './alignment';
import { toBlocks } from './alignment';
import { longestChain, uniqueAnchors } from './anchors';
import type { Anchors } from './anchors';
import { alignGap } from './gap';
import { findMoves } from './moves';
import { pairCosts } from './pair-cost';
import type { PairCosts } from './pair-cost';
import { slideGaps } from './slide';

/** Windows of at most this many cells are aligned by dynamic programming at once. */
const SMALL_WINDOW_CELLS = 60_000;
/** The same for windows in which no anchor is left. */
const FULL_MATRIX_CELLS = 4_000_000;
/** A banded matrix may have this many cells, and its band must be at least this wide on either side. */
const BANDED_CELLS = 8_000_000;
const LEAST_HALF_BAND = 32;
/** All matrices of one alignment together: a base, and so much a token. Good texts need about one cell a token. */
const BUDGET_CELLS = 64_000_000;
const BUDGET_CELLS_PER_TOKEN = 300;
/** Edit distances between keys, likewise; measured at a CER of 10 %: 2.5 a token. */
const BUDGET_DISTANCES = 1_000_000;
const BUDGET_DISTANCES_PER_TOKEN = 10;
/** Anchors are sought in windows inside windows down to this depth, which real texts never reach. */
const DEEPEST = 24;

type Window = TokenRanges & { readonly depth: number };
type Task = { readonly window: Window } | { readonly piece: Block };

/** What one alignment works with. `cellsLeft` is the only thing that changes. */
type Work = Interned & {
  readonly costs: PairCosts;
  readonly budget: { cellsLeft: number };
  readonly smallCells: number;
};

/**
 * Aligns two sequences of tokens: unique 3-grams, then 2-grams, then (inside windows) single tokens as anchors;
 * the longest chain of them; the same inside each gap; Needleman–Wunsch in what is small. Time is near linear
 * for texts that resemble each other and bounded for any input: where the bound is met, `not-comparable`
 * stands. Method: the RETAS family of recursive anchor alignment (Yalniz and Manmatha, ICDAR 2011).
 */
export function align(interned: Interned): Alignment {
  const whole = { leftFrom: 0, leftTo: interned.left.length, rightFrom: 0, rightTo: interned.right.length };
  const blocks = alignWindow(interned, whole);
  return { blocks, moves: findMoves(interned, blocks) };
}

/**
 * The blocks of one window of the sequences, in order. Windows of at most `smallCells` cells are not searched for
 * anchors.
 */
export function alignWindow(
  interned: Interned,
  window: TokenRanges,
  smallCells = SMALL_WINDOW_CELLS,
): readonly Block[] {
  const steps = alignSteps(interned, window, smallCells);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Gaps that are settled between two chances to stop. */
const TASKS_PER_STEP = 256;

/** The same in short steps, so that whoever drives them may stop in between. */
export function* alignSteps(
  interned: Interned,
  window: TokenRanges,
  smallCells = SMALL_WINDOW_CELLS,
): Generator<undefined, readonly Block[], void> {
  const tokens = window.leftTo - window.leftFrom + window.rightTo - window.rightFrom;
  const budget = { cellsLeft: BUDGET_CELLS + BUDGET_CELLS_PER_TOKEN * tokens };
  const costs = pairCosts(interned.keys, BUDGET_DISTANCES + BUDGET_DISTANCES_PER_TOKEN * tokens);
  const work: Work = { ...interned, costs, budget, smallCells };
  const pieces: Block[] = [];
  const tasks: Task[] = [{ window: { ...window, depth: 0 } }];
  for (let task = tasks.pop(), done = 1; task !== undefined; task = tasks.pop(), done += 1) {
    if ('piece' in task) pieces.push(task.piece);
    else alignOne(work, task.window, tasks, pieces);
    if (done % TASKS_PER_STEP === 0) yield;
  }
  return slideGaps(toBlocks(pieces), interned.left, interned.right);
}

/** Emits what is settled at the head of `window`, and stacks the rest so that it is done in order. */
function alignOne(work: Work, window: Window, tasks: Task[], pieces: Block[]): void {
  const head = sharedHead(work, window);
  const inner = { ...window, leftFrom: window.leftFrom + head, rightFrom: window.rightFrom + head };
  const tail = sharedTail(work, inner);
  const rest = { ...inner, leftTo: inner.leftTo - tail, rightTo: inner.rightTo - tail };
  pieces.push(equalBlock(window.leftFrom, window.rightFrom, head));
  tasks.push({ piece: equalBlock(rest.leftTo, rest.rightTo, tail) });

  const lefts = rest.leftTo - rest.leftFrom;
  const rights = rest.rightTo - rest.rightFrom;
  if (lefts === 0 || rights === 0) {
    pieces.push({ ...ranges(rest), kind: lefts === 0 ? 'right-only' : 'left-only' });
    return;
  }
  if (lefts * rights > work.smallCells && rest.depth < DEEPEST) {
    const anchored = splitAtAnchors(work, rest);
    if (anchored !== null) {
      for (let i = anchored.length - 1; i >= 0; i -= 1) tasks.push(anchored[i] as Task);
      return;
    }
  }
  for (const piece of alignEitherWay(work, rest)) pieces.push(piece);
}

function sharedHead({ left, right }: Work, w: Window): number {
  const most = Math.min(w.leftTo - w.leftFrom, w.rightTo - w.rightFrom);
  let count = 0;
  while (count < most && left[w.leftFrom + count] === right[w.rightFrom + count]) count += 1;
  return count;
}

function sharedTail({ left, right }: Work, w: Window): number {
  const most = Math.min(w.leftTo - w.leftFrom, w.rightTo - w.rightFrom);
  let count = 0;
  while (count < most && left[w.leftTo - 1 - count] === right[w.rightTo - 1 - count]) count += 1;
  return count;
}

function equalBlock(leftFrom: number, rightFrom: number, count: number): Block {
  return { kind: 'equal', leftFrom, leftTo: leftFrom + count, rightFrom, rightTo: rightFrom + count };
}

function ranges({ leftFrom, leftTo, rightFrom, rightTo }: TokenRanges): TokenRanges {
  return { leftFrom, leftTo, rightFrom, rightTo };
}

/** The equal runs of the best chain with the windows between them, in order; null where nothing is unique. */
function splitAtAnchors(work: Work, window: Window): readonly Task[] | null {
  // A single word is a safe anchor only inside a window that longer anchors have narrowed down.
  const sizes = window.depth === 0 ? [3, 2] : [3, 2, 1];
  for (const size of sizes) {
    const chain = chainOf(work, window, size);
    if (chain.left.length > 0) return tasksBetween(chain, window);
  }
  return window.depth === 0 ? [{ window: { ...window, depth: 1 } }] : null;
}

/**
 * The anchors of the best chain. Of two chains of one length the choice must not hang on which text is called left,
 * so the keys of the first two anchors that change places decide on which side's order the chain is sought.
 */
function chainOf(work: Work, window: Window, size: number): Anchors {
  const anchors = uniqueAnchors(work.left, work.right, window, size);
  const inversion = firstInversion(anchors.right);
  if (inversion === null || !isGramOver(work, anchors, ...inversion)) {
    return picked(anchors, longestChain(anchors));
  }
  const byRight = Int32Array.from(anchors.left.keys()).sort(
    (a, b) => (anchors.right[a] ?? 0) - (anchors.right[b] ?? 0),
  );
  const swapped = picked({ left: anchors.right, right: anchors.left, size }, byRight);
  const { left, right } = picked(swapped, longestChain(swapped));
  return { left: right, right: left, size };
}

/** The first index whose value a later one is under, and the index of the least of those; null where values ascend. */
function firstInversion(values: Int32Array): readonly [number, number] | null {
  let least = values.length - 1;
  let found: readonly [number, number] | null = null;
  for (let i = values.length - 2; i >= 0; i -= 1) {
    if ((values[i] ?? 0) < (values[least] ?? 0)) least = i;
    else found = [i, least];
  }
  return found;
}

function picked({ left, right, size }: Anchors, indexes: Int32Array): Anchors {
  return { left: indexes.map((i) => left[i] ?? 0), right: indexes.map((i) => right[i] ?? 0), size };
}

function isGramOver({ left, keys }: Work, anchors: Anchors, a: number, b: number): boolean {
  const gram = (index: number): string => {
    const at = anchors.left[index] ?? 0;
    return Array.from(left.subarray(at, at + anchors.size), (id) => keys[id] ?? '').join(' ');
  };
  return gram(a) > gram(b);
}

function tasksBetween(anchors: Anchors, window: Window): readonly Task[] {
  const tasks: Task[] = [];
  let { leftFrom, rightFrom } = window;
  for (const [index, left] of anchors.left.entries()) {
    const right = anchors.right[index] ?? 0;
    const overlap = Math.max(0, leftFrom - left, rightFrom - right);
    const count = anchors.size - overlap;
    if (count <= 0) continue;
    const [leftTo, rightTo] = [left + overlap, right + overlap];
    if (leftTo > leftFrom || rightTo > rightFrom) {
      tasks.push({ window: { leftFrom, leftTo, rightFrom, rightTo, depth: window.depth + 1 } });
    }
    tasks.push({ piece: equalBlock(leftTo, rightTo, count) });
    [leftFrom, rightFrom] = [leftTo + count, rightTo + count];
  }
  tasks.push({ window: { ...window, leftFrom, rightFrom, depth: window.depth + 1 } });
  return tasks;
}

function mirroredWork(work: Work): Work {
  return { ...work, left: work.right, right: work.left };
}

function mirrored({ leftFrom, leftTo, rightFrom, rightTo }: TokenRanges): TokenRanges {
  return { leftFrom: rightFrom, leftTo: rightTo, rightFrom: leftFrom, rightTo: leftTo };
}

/** A band lies along the longer side, so that swapping the texts mirrors what it lets through. */
function alignEitherWay(work: Work, window: Window): readonly Block[] {
  const isLong = window.leftTo - window.leftFrom <= window.rightTo - window.rightFrom;
  if (isLong) return alignUnanchored(work, window);
  return alignUnanchored(mirroredWork(work), { ...window, ...mirrored(window) }).map((block) => ({
    ...mirrored(block),
    kind: mirroredKind(block.kind),
  }));
}

function mirroredKind(kind: Block['kind']): Block['kind'] {
  if (kind === 'left-only') return 'right-only';
  return kind === 'right-only' ? 'left-only' : kind;
}

/** Dynamic programming as far as the window and the budget allow. */
function alignUnanchored(work: Work, window: Window): readonly Block[] {
  const rows = window.leftTo - window.leftFrom + 1;
  const columns = window.rightTo - window.rightFrom + 1;
  const isFull = rows * columns <= FULL_MATRIX_CELLS;
  const halfBand = isFull ? columns : Math.floor(BANDED_CELLS / rows / 2) - 1;
  const cells = rows * Math.min(columns, 2 * halfBand + 1);
  if ((!isFull && halfBand < LEAST_HALF_BAND) || cells > work.budget.cellsLeft) {
    return [{ ...ranges(window), kind: 'not-comparable' }];
  }
  work.budget.cellsLeft -= cells;
  return alignGap(work.left, work.right, window, work.costs, halfBand);
}
