import { editsBetween } from '../../base/edits-between';
import { alignSteps, alignWindow } from '../../align/align';
import type { Block, Interned, KeyTable, TokenRanges } from '../../align/alignment';
import { blockColumns } from '../../align/columns';
import type { BlockColumns } from '../../align/columns';
import { growMoves } from '../../align/grow-moves';
import { movesAmong } from '../../align/moves';
import { setAside, stretchesOutOfOrder } from '../../align/out-of-order';
import { realign } from '../../align/realign';
import type { TokenEdit } from '../../align/realign';
import { findFurniture } from '../../text/find-furniture';
import type { StepsOff } from '../../text/steps';
import { besideWords } from './beside';
import { isInitialsOf } from './abbreviations';
import { bodyView, keysBetween, newBodyColumns, wordNumbers, writtenBetween } from './body';
import type { Body } from './body';
import type { Comparison } from './comparison';
import { blocksBefore, clipped, extrasNear, rangeAround, rangesOf, type WordRange } from './dirty-ranges';
import { findRegions, isComparable, isMatched } from './regions';
import type { IsAlike, Region, RegionWords } from './regions';
import { titlesPairedByChance } from './edition-titles';
import type { ReferenceText } from './source-text';
import { readWords } from './read-words';
import { joinValues } from './value-regions';

/**
 * One reference aligned with the transcription word by word, kept up to date edit by edit.
 *
 *     transcription   в Пекине на|ходится пять дивизий        an edit makes one word of two, or two of one
 *     blocks          ====equal==== [differ ] ==equal==        what the aligner made of the words
 *     barriers        ^^^^^^^^^^^^^           ^^^^^^^^^        equal blocks long enough that nothing looks across
 *     dirty range               <----------------->            what has to be looked at again: from barrier to barrier
 *
 * Only the words between the barriers around an edit are aligned and looked at again; blocks after it move along.
 */
export type ReferenceAlignment = {
  readonly right: Body;
  /** The whole comparison; its regions are gathered when they are first asked for. */
  readonly whole: (left: Body) => Comparison;
  /** The regions among the words of `range`, which begins and ends in barriers. */
  readonly stretch: (left: Body, range: WordRange) => Comparison;
  /**
   * The words of the reference that stand where the words `range` do; what stands between two words for an empty range.
   * Null outside the stretch that the reference covers.
   */
  readonly beside: (range: WordRange) => WordRange | null;
  /** All words in such ranges, each of about `words` words. */
  readonly ranges: (words: number) => readonly WordRange[];
  /**
   * Takes in a change of the transcription: `words` became other words, and what differs near `touched` may look
   * otherwise. Gives the ranges that must be looked at again, or null for all of it. Moves keep their places until
   * `settle`.
   */
  readonly apply: (left: Body, words: TokenEdit, touched: WordRange) => readonly WordRange[] | null;
  /** Looks for moves again where they may have changed; answers whether they did, so that all must be looked at again. */
  readonly settle: (left: Body) => boolean;
};

type State = {
  readonly reference: ReferenceText;
  readonly right: Body;
  readonly blocks: BlockColumns;
  readonly table: KeyTable;
  readonly off: StepsOff;
  moves: readonly TokenRanges[];
  /** Stretches out of order that nothing else is paired with. */
  aside: readonly TokenRanges[];
  areMovesOld: boolean;
  isComparable: boolean;
};

/** Reads a reference and aligns the transcription with it, in steps. */
export function* alignReference(
  left: Body,
  reference: ReferenceText,
  table: KeyTable,
  off: StepsOff,
  fold?: (key: string) => string,
): Generator<undefined, ReferenceAlignment, void> {
  const { text } = reference;
  const words = newBodyColumns((text.length >> 3) + 64);
  const furniture = off.has('furniture') ? [] : findFurniture(text, []);
  yield;
  yield* readWords(words, text, furniture, wordNumbers(table, off, fold), off);
  const right = bodyView(words, text, table.keys);
  const whole = { leftFrom: 0, leftTo: left.count, rightFrom: 0, rightTo: right.count };
  const interned = internedOf(left, right);
  const outOfOrder = stretchesOutOfOrder(interned);
  // Of a whole sheet there is no doubt, and the texts need not be aligned without knowing of it.
  const sure = outOfOrder.some(isSheetLong) ? outOfOrder : [];
  const first = blockColumns(yield* alignSteps(setAside(interned, sure, table.numberOf), whole));
  const aside = [
    ...(sure.length > 0 || mayBeOutOfOrder(first, left, right) ? outOfOrder : []),
    ...(off.has('edition-pages') ? [] : titlesPairedByChance(right, first)),
  ];
  const blocks =
    aside.length === sure.length
      ? first
      : blockColumns(yield* alignSteps(setAside(interned, aside, table.numberOf), whole));
  const base = { reference, right, blocks, table, off, aside };
  const state: State = { ...base, moves: [], areMovesOld: false, isComparable: true };
  state.moves = movesOf(state, left);
  state.isComparable = isStateComparable(state, left);
  return {
    right,
    whole: (current) => wholeOf(state, current),
    stretch: (current, range) => stretchOf(state, current, range),
    beside: (range) => (state.isComparable ? besideWords(blocks, scopeOf(blocks), range) : null),
    ranges: (wordsEach) => rangesOf(blocks, wordsEach),
    apply: (current, edit, touched) => applyEdit(state, current, edit, touched),
    settle: (current) => settleMoves(state, current),
  };
}

/** So long a stretch leaves a row without partners wherever the text goes on without it. */
const SHEET_WORDS = 60;

function isSheetLong({ leftFrom, leftTo }: TokenRanges): boolean {
  return leftTo - leftFrom >= SHEET_WORDS;
}

/** Only where much is left over on both sides, or little was matched, can sheets lie in another order. */
function mayBeOutOfOrder(blocks: BlockColumns, left: Body, right: Body): boolean {
  return blocks.hasLongRuns() || !isComparable(blocks.matched(), left.count, right.count);
}

/** What moved matches as well. */
function isStateComparable({ blocks, moves, right }: State, left: Body): boolean {
  const inMoves = moves.reduce((sum, { leftFrom, leftTo }) => sum + leftTo - leftFrom, 0);
  return isComparable(blocks.matched() + inMoves, left.count, right.count);
}

function internedOf(left: Body, right: Body): Interned {
  return { left: left.ids, right: right.ids, keys: left.keys };
}

function movesOf({ blocks, right }: State, left: Body): readonly TokenRanges[] {
  // Only then can anything have moved; most pairs of texts stop here.
  if (!blocks.hasLongRuns()) return [];
  const [interned, here, there] = [internedOf(left, right), blocks.runs('left'), blocks.runs('right')];
  return growMoves(interned, movesAmong(interned, here, there), here, there);
}

function wholeOf(state: State, left: Body): Comparison {
  const { reference, right, blocks } = state;
  const all = blocks.slice(0, blocks.count());
  let regions: readonly Region[] | null = null;
  return {
    ...{ reference, left, right, blocks: all, scope: scopeOf(blocks) },
    get regions() {
      regions ??= regionsOf(state, left, all, null);
      return regions;
    },
  };
}

function stretchOf(state: State, left: Body, range: WordRange): Comparison {
  const { reference, right, blocks } = state;
  const within = clipped(blocks, range);
  const regions = regionsOf(state, left, within, range);
  return { reference, left, right, blocks: within, regions, scope: scopeOf(blocks) };
}

function regionsOf(
  state: State,
  left: Body,
  within: readonly Block[],
  range: WordRange | null,
): readonly Region[] {
  const { blocks, moves, right } = state;
  const scope = scopeOf(blocks);
  if (!state.isComparable) {
    const whole = { leftFrom: 0, leftTo: left.count, rightFrom: 0, rightTo: right.count };
    return range === null || range.from === 0 ? [{ ...whole, kind: 'unlike', edge: null }] : [];
  }
  const isHere = (move: TokenRanges) =>
    range === null || (move.leftFrom >= range.from && move.leftFrom < range.to);
  const touches = (move: TokenRanges) => isHere(move) || liesIn(within, move);
  const words = wordsOf(left, right);
  const touching = moves.filter(touches);
  const found = joinValues(findRegions(within, touching, scope, words), left, right, state.off);
  const inside = moves.filter(isHere).flatMap((move) => regionsInside(move, left, right, words));
  const ofMoves = new Set(touching.map(leftPlace));
  const isOfMoves = (region: Region) => ofMoves.has(leftPlace(region));
  return [
    ...found.filter((region) => region.kind !== 'moved' || !isOfMoves(region) || isHere(region)),
    ...inside,
  ];
}

function leftPlace({ leftFrom, leftTo }: TokenRanges): string {
  return `${leftFrom}-${leftTo}`;
}

/** A moved stretch has many anchors, being mostly the same; so little of it is worth a table of its own. */
const MOVED_CELLS = 2_500;

/** A stretch that moved is compared with where it came from, too. */
function regionsInside(move: TokenRanges, left: Body, right: Body, words: RegionWords): readonly Region[] {
  return findRegions(alignWindow(internedOf(left, right), move, MOVED_CELLS), [], move, words);
}

/** Whether a move takes words away from one of the blocks. */
function liesIn(within: readonly Block[], move: TokenRanges): boolean {
  const [first, last] = [within[0], within[within.length - 1]];
  if (first === undefined || last === undefined) return false;
  return move.rightFrom < last.rightTo && move.rightTo > first.rightFrom;
}

function wordsOf(left: Body, right: Body): RegionWords {
  return { isAlike: alikeIn(left, right), isSame: sameIn(left, right), isInPieces: piecesIn(left, right) };
}

/** Figures alone on both sides, the same letters in other pieces, or initials beside their words. */
function piecesIn(left: Body, right: Body): IsAlike {
  const isFigure = (key: string): boolean => /^\d[\d.]*$/u.test(key);
  return ({ leftFrom, leftTo, rightFrom, rightTo }) => {
    const here = keysBetween(left, leftFrom, leftTo);
    const there = keysBetween(right, rightFrom, rightTo);
    if (here.every(isFigure) && there.every(isFigure)) return true;
    if (here.length === 0 || there.length === 0) return false;
    if (here.length !== there.length && here.join('') === there.join('')) return true;
    return (
      isInitialsOf(writtenBetween(left, leftFrom, leftTo), there) ||
      isInitialsOf(writtenBetween(right, rightFrom, rightTo), here)
    );
  };
}

/** Words that are alike by half their letters. */
function alikeIn(left: Body, right: Body): IsAlike {
  return ({ leftFrom, leftTo, rightFrom, rightTo }) => {
    const here = keysBetween(left, leftFrom, leftTo).join('');
    const there = keysBetween(right, rightFrom, rightTo).join('');
    return editsBetween(here, there) * 2 <= Math.max(here.length, there.length);
  };
}

function sameIn(left: Body, right: Body): IsAlike {
  return ({ leftFrom, leftTo, rightFrom, rightTo }) =>
    keysBetween(left, leftFrom, leftTo).join(' ') === keysBetween(right, rightFrom, rightTo).join(' ');
}

/** From the first to the last match. */
function scopeOf(blocks: BlockColumns): TokenRanges {
  const count = blocks.count();
  let first = 0;
  while (first < count && !isMatched(blocks.kindAt(first))) first += 1;
  let last = count - 1;
  while (last > first && !isMatched(blocks.kindAt(last))) last -= 1;
  if (first >= count) return { leftFrom: 0, leftTo: 0, rightFrom: 0, rightTo: 0 };
  const { leftFrom, rightFrom } = blocks.at(first);
  const { leftTo, rightTo } = blocks.at(last);
  return { leftFrom, leftTo, rightFrom, rightTo };
}

function applyEdit(
  state: State,
  left: Body,
  words: TokenEdit,
  touched: WordRange,
): readonly WordRange[] | null {
  const { blocks } = state;
  const longerBy = words.newTo - words.oldTo;
  // Before the blocks change: what was flagged in the old range may be gone and must be taken back as well.
  const before = blocks.count() === 0 ? null : rangeAround(blocks, { from: words.from, to: words.oldTo });
  if (before === null) return null;
  const isEdit = words.oldTo > words.from || words.newTo > words.from;
  if (isEdit && !realignNear(state, left, words)) state.areMovesOld = true;
  state.moves = state.moves.map((move) => shiftedMove(move, words)).filter((move) => isWhole(move, words));
  state.aside = state.aside.map((move) => shiftedMove(move, words));
  const wasComparable = state.isComparable;
  state.isComparable = isStateComparable(state, left);
  if (wasComparable !== state.isComparable || !state.isComparable) return null;
  const after = rangeAround(blocks, touched);
  const seen = {
    from: Math.min(after.from, before.from),
    to: Math.max(after.to, before.to + longerBy),
  };
  return [seen, ...extrasNear(blocks, seen, touched)];
}

/** A move that is edited is looked for again; until then it stands if anything of it does. */
function isWhole({ leftFrom, leftTo }: TokenRanges, { from, newTo }: TokenEdit): boolean {
  return leftTo > leftFrom && (leftTo <= from || leftFrom >= newTo || leftTo - leftFrom > newTo - from);
}

function settleMoves(state: State, left: Body): boolean {
  const isInside = state.moves.length > 0;
  if (!state.areMovesOld && !isInside) return false;
  state.areMovesOld = false;
  const moves = movesOf(state, left);
  const isStill = isSameMoves(state.moves, moves);
  state.moves = moves;
  return !isStill;
}

/**
 * Aligns the window around the edit again: in as few blocks as hold an anchor on either side. Answers whether the
 * stretches without a partner, of which moves are made, are still the same.
 */
function realignNear(state: State, left: Body, words: TokenEdit): boolean {
  const { blocks, right } = state;
  const longerBy = words.newTo - words.oldTo;
  // Grown until the new alignment begins and ends as the old one did: then what lies outside is the same as before.
  for (let reach = 48; ; reach *= 4) {
    const first = Math.max(0, blocksBefore(blocks, Math.max(0, words.from - reach)) - 1);
    const last = Math.min(blocks.count() - 1, blocks.find(words.oldTo + reach) + 1);
    const part = blocks.slice(first, last + 1);
    const { leftFrom, rightFrom } = blocks.at(first);
    const { leftTo, rightTo } = blocks.at(last);
    const interned = setAside(
      {
        left: left.ids.subarray(leftFrom, leftTo + longerBy),
        right: right.ids.subarray(rightFrom, rightTo),
        keys: left.keys,
      },
      state.aside.map((one) => movedRanges(shiftedMove(one, words), -leftFrom, -rightFrom)),
      state.table.numberOf,
    );
    const edit = {
      from: words.from - leftFrom,
      oldTo: words.oldTo - leftFrom,
      newTo: words.newTo - leftFrom,
    };
    const previous = { blocks: part.map((block) => moved(block, -leftFrom, -rightFrom)), moves: [] };
    const { alignment, window } = realign(previous, edit, interned);
    // At the ends of the document there is nothing outside to agree with.
    const isHeld =
      (first === 0 || window.leftFrom > 0) &&
      (last === blocks.count() - 1 || window.leftTo < interned.left.length);
    if (!isHeld) continue;
    const fresh = alignment.blocks.map((block) => moved(block, leftFrom, rightFrom));
    blocks.splice(first, last + 1, fresh, longerBy);
    const { from, oldTo, newTo } = words;
    return runsAs('before', part, { from, to: oldTo }) === runsAs('after', fresh, { from, to: newTo });
  }
}

/** Fewer words in a row make no anchor of a move. */
const SHORTEST_RUN = 3;

/** What the stretches without a partner are known by; one in which words changed is like no other. */
function runsAs(side: 'before' | 'after', blocks: readonly Block[], changed: WordRange): string {
  return blocks
    .filter(({ kind, leftFrom, leftTo, rightFrom, rightTo }) => {
      const length = Math.max(leftTo - leftFrom, rightTo - rightFrom);
      return kind !== 'equal' && kind !== 'differ' && length >= SHORTEST_RUN;
    })
    .map(({ kind, leftFrom, leftTo, rightFrom, rightTo }) => {
      const isChanged = leftTo > leftFrom && leftFrom <= changed.to && leftTo >= changed.from;
      return `${kind} ${leftTo - leftFrom} ${rightFrom}-${rightTo}${isChanged ? ` ${side}` : ''}`;
    })
    .join(',');
}

function shiftedMove(move: TokenRanges, { oldTo, newTo }: TokenEdit): TokenRanges {
  const at = (token: number) => (token >= oldTo ? token + newTo - oldTo : token);
  return { ...move, leftFrom: at(move.leftFrom), leftTo: at(move.leftTo) };
}

function moved(block: Block, left: number, right: number): Block {
  return { kind: block.kind, ...movedRanges(block, left, right) };
}

function movedRanges(ranges: TokenRanges, left: number, right: number): TokenRanges {
  return {
    leftFrom: ranges.leftFrom + left,
    leftTo: ranges.leftTo + left,
    rightFrom: ranges.rightFrom + right,
    rightTo: ranges.rightTo + right,
  };
}

function isSameMoves(before: readonly TokenRanges[], after: readonly TokenRanges[]): boolean {
  return (
    before.length === after.length &&
    before.every((move, i) => {
      const now = after[i];
      return (
        now !== undefined &&
        move.leftFrom === now.leftFrom &&
        move.leftTo === now.leftTo &&
        move.rightFrom === now.rightFrom &&
        move.rightTo === now.rightTo
      );
    })
  );
}
