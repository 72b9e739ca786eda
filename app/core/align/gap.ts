import type { Block, TokenRanges } from './alignment';
import { FORBIDDEN } from './pair-cost';
import type { PairCosts } from './pair-cost';

const GAP_OPEN = 0.6;
/** A gap that goes on is cheaper, so that a lost line stays in one piece. */
const GAP_EXTEND = 0.5;

const MOVES = { start: 0, pair: 1, left: 2, right: 3, twoLeft: 4, twoRight: 5 } as const;

/**
 * A band of the dynamic-programming matrix: row i (of n + 1) holds columns `[low[i], low[i] + width)`. The
 * lows never descend, and the corners are inside.
 */
type Band = { readonly low: Int32Array; readonly width: number };

type Matrix = { readonly band: Band; readonly moves: Uint8Array };

/**
 * Aligns a small window with the fewest and mildest differences (Needleman and Wunsch 1970, with moves 2:1 and
 * 1:2 for words run together or torn apart). The matrix is limited to a band `2 · halfBand + 1` wide around
 * its diagonal; of two moves that cost the same the keys decide, not the side, so that swapping the sides mirrors the
 * result. Time and memory are (left tokens + 1) × the band's width. Pieces come out in order.
 */
export function alignGap(
  left: Int32Array,
  right: Int32Array,
  window: TokenRanges,
  costs: PairCosts,
  halfBand: number,
): readonly Block[] {
  const { leftFrom, leftTo, rightFrom, rightTo } = window;
  const [rows, columns] = [leftTo - leftFrom, rightTo - rightFrom];
  if (rows === 1 && columns === 1) {
    const [a, b] = [left[leftFrom] ?? 0, right[rightFrom] ?? 0];
    // Most gaps of a text that was read are one word for another, for which no matrix is needed.
    if (costs.pair(a, b) <= 2 * GAP_OPEN)
      return [{ kind: a === b ? 'equal' : 'differ', leftFrom, leftTo, rightFrom, rightTo }];
  }
  const matrix = fillMatrix(
    left.subarray(leftFrom, leftTo),
    right.subarray(rightFrom, rightTo),
    costs,
    bandOf(rows, columns, halfBand),
  );
  return traceBack(matrix, window, left, right);
}

function bandOf(rows: number, columns: number, halfBand: number): Band {
  const width = Math.min(columns + 1, 2 * halfBand + 1);
  const last = columns + 1 - width;
  const low = new Int32Array(rows + 1);
  for (let i = 0; i <= rows; i += 1) {
    const centre = rows === 0 ? 0 : Math.round((i * columns) / rows);
    low[i] = Math.min(last, Math.max(0, centre - halfBand));
  }
  low[rows] = last;
  return { low, width };
}

function fillMatrix(left: Int32Array, right: Int32Array, costs: PairCosts, band: Band): Matrix {
  const { low, width } = band;
  const moves = new Uint8Array((left.length + 1) * width);
  let row = new Float64Array(width);
  let above = new Float64Array(width);
  let above2 = new Float64Array(width);
  for (let i = 0; i <= left.length; i += 1) {
    const shift = (low[i] ?? 0) - (low[i - 1] ?? low[i] ?? 0);
    const shift2 = (low[i] ?? 0) - (low[i - 2] ?? low[i] ?? 0);
    for (let k = 0; k < width; k += 1) {
      const j = (low[i] ?? 0) + k;
      let best = i === 0 && j === 0 ? 0 : FORBIDDEN;
      let move: number = MOVES.start;
      const a = left[i - 1] ?? 0;
      const b = right[j - 1] ?? 0;
      if (i > 0 && j > 0) {
        const from = at(above, k + shift - 1, width);
        const cost = from === FORBIDDEN ? FORBIDDEN : from + costs.pair(a, b);
        if (cost < best) [best, move] = [cost, MOVES.pair];
      }
      if (i > 0) {
        const up = (i - 1) * width + k + shift;
        const step = k + shift < width && moves[up] === MOVES.left ? GAP_EXTEND : GAP_OPEN;
        const cost = at(above, k + shift, width) + step;
        if (cost < best) [best, move] = [cost, MOVES.left];
      }
      if (j > 0) {
        const step = k > 0 && moves[i * width + k - 1] === MOVES.right ? GAP_EXTEND : GAP_OPEN;
        const cost = at(row, k - 1, width) + step;
        const isTie = cost === best && move === MOVES.left && isOver(costs, a, b, i, j);
        if (cost < best || isTie) [best, move] = [cost, MOVES.right];
      }
      if (i > 1 && j > 0) {
        const from = at(above2, k + shift2 - 1, width);
        const cost = from < best ? from + costs.join(left[i - 2] ?? 0, a, b) : FORBIDDEN;
        if (cost < best) [best, move] = [cost, MOVES.twoLeft];
      }
      if (i > 0 && j > 1) {
        const from = at(above, k + shift - 2, width);
        const cost = from < best ? from + costs.join(right[j - 2] ?? 0, b, a) : FORBIDDEN;
        const isTie = cost === best && move === MOVES.twoLeft && isOver(costs, a, b, i, j);
        if (cost < best || isTie) [best, move] = [cost, MOVES.twoRight];
      }
      row[k] = best;
      moves[i * width + k] = move;
    }
    [above2, above, row] = [above, row, above2];
  }
  return { band, moves };
}

/** Ties are decided by the token keys, then by position, so that swapping the sides mirrors the result. */
function isOver(costs: PairCosts, a: number, b: number, i: number, j: number): boolean {
  return a === b ? j > i : costs.isOver(a, b);
}

function at(row: Float64Array, k: number, width: number): number {
  return k >= 0 && k < width ? (row[k] ?? FORBIDDEN) : FORBIDDEN;
}

function traceBack(
  { band, moves }: Matrix,
  window: TokenRanges,
  left: Int32Array,
  right: Int32Array,
): readonly Block[] {
  const pieces: Block[] = [];
  let i = window.leftTo - window.leftFrom;
  let j = window.rightTo - window.rightFrom;
  while (i > 0 || j > 0) {
    const move = moves[i * band.width + j - (band.low[i] ?? 0)] ?? MOVES.start;
    const [lefts, rights] = stepOf(move, i, j);
    const leftTo = window.leftFrom + i;
    const rightTo = window.rightFrom + j;
    i -= lefts;
    j -= rights;
    const leftFrom = window.leftFrom + i;
    const rightFrom = window.rightFrom + j;
    const isEqual = move === MOVES.pair && left[leftFrom] === right[rightFrom];
    const kind = lefts === 0 ? 'right-only' : rights === 0 ? 'left-only' : isEqual ? 'equal' : 'differ';
    pieces.push({ kind, leftFrom, leftTo, rightFrom, rightTo });
  }
  return pieces.reverse();
}

/** How many tokens of each side a move takes. A cell the band cut off from the start takes all that is left. */
function stepOf(move: number, i: number, j: number): readonly [number, number] {
  switch (move) {
    case MOVES.pair:
      return [1, 1];
    case MOVES.left:
      return [1, 0];
    case MOVES.right:
      return [0, 1];
    case MOVES.twoLeft:
      return [2, 1];
    case MOVES.twoRight:
      return [1, 2];
    default:
      return i > 0 ? [i, 0] : [0, j];
  }
}
