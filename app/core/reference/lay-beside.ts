import { alignWindow } from '../align/align';
import { internKeys, type Block, type Interned } from '../align/alignment';
import { longestChain, uniqueAnchors } from '../align/anchors';
import { bodyOf, keysBetween, wordsBetween } from '../discrepancy/align-texts/body';
import { joinPages, toLineSpans } from '../check/document-text';
import { findFurniture } from '../text/find-furniture';
import type { Page } from '../page/transcription';
import type { PreparedReference } from './prepare';

/** A piece of one word on one Line; a word broken at a line end has two. Offsets are into the Line's text. */
export type LinePart = { readonly lineIndex: number; readonly from: number; readonly to: number };
export type OwnWord = { readonly parts: readonly LinePart[] };

/**
 * A page laid beside a reference. `blocks` run over `words` (left) and the words of the reference (right), in order
 * and without what the reference has before the page's first word or after its last. `furnitureLines` hold nothing
 * that a reference could have.
 */
export type Beside = {
  readonly words: readonly OwnWord[];
  readonly blocks: readonly Block[];
  readonly furnitureLines: readonly number[];
  /** Whether enough of the page was found in the reference for its words to stand for each other. */
  readonly isComparable: boolean;
};

/** The sheets around a page keep it from being found in the wrong place; null at the ends. */
export type PageInContext = {
  readonly before: Page | null;
  readonly page: Page;
  readonly after: Page | null;
};

/** Texts of which less than this share matches are not the same text (as the check has it). */
const COMPARABLE_SHARE = 0.4;
/** Up to so many times as long as the pages, a reference is aligned as a whole. */
const WHOLE_FACTOR = 3;
const WHOLE_WORDS = 200;

export function layBeside({ before, page, after }: PageInContext, reference: PreparedReference): Beside {
  const pages = [before, page, after].flatMap((each) => each ?? []);
  const document = joinPages(pages);
  const furniture = findFurniture(document.text, document.sheetStarts);
  const body = bodyOf(document.text, furniture);
  const all = wordsBetween(body, 0, body.count).map((word) => toLineSpans(document, word));
  const isOwn = (index: number) => all[index]?.[0]?.pageId === page.id;
  const from = all.findIndex((_, index) => isOwn(index));
  const to = from < 0 ? 0 : all.reduce((last, _, index) => (isOwn(index) ? index + 1 : last), from);
  const words = all.slice(Math.max(0, from), to).map((parts) => ({
    parts: parts.flatMap(({ pageId, ...part }) => (pageId === page.id ? [part] : [])),
  }));
  const interned = internKeys(keysBetween(body, 0, body.count), reference.keys);
  const window = findWindow(interned, Math.max(0, from), to);
  const blocks = ownBlocks(alignWindow(interned, { leftFrom: 0, leftTo: all.length, ...window }), from, to);
  const withWords = new Set(words.flatMap(({ parts }) => parts.map(({ lineIndex }) => lineIndex)));
  return {
    ...{ words, blocks },
    furnitureLines: page.lines.flatMap((_, index) => (withWords.has(index) ? [] : [index])),
    isComparable: matchedCount(blocks) >= Math.max(1, words.length * COMPARABLE_SHARE),
  };
}

/** Where in a long reference the page lies: around the anchors that most of its words agree on. */
function findWindow(
  { left, right }: Interned,
  from: number,
  to: number,
): { readonly rightFrom: number; readonly rightTo: number } {
  const whole = { rightFrom: 0, rightTo: right.length };
  if (right.length <= left.length * WHOLE_FACTOR + WHOLE_WORDS) return whole;
  const range = { leftFrom: 0, leftTo: left.length, ...whole };
  const anchors = [3, 2, 1]
    .map((size) => uniqueAnchors(left, right, range, size))
    .find(({ left: found }) => found.length > 0);
  if (anchors === undefined) return { rightFrom: 0, rightTo: Math.min(right.length, left.length) };
  const places = [...longestChain(anchors)].map((index) => {
    const at = anchors.left[index] ?? 0;
    const place = anchors.right[index] ?? 0;
    return { isOwn: at >= from && at < to, place, offset: place - at };
  });
  const own = places.filter(({ isOwn }) => isOwn);
  const voters = own.length > 0 ? own : places;
  const offsets = voters.map(({ offset }) => offset).sort((a, b) => a - b);
  const usual = offsets[Math.floor(offsets.length / 2)] ?? 0;
  const near = voters.filter(({ offset }) => Math.abs(offset - usual) <= left.length);
  const first = Math.min(...near.map(({ place }) => place));
  const last = Math.max(...near.map(({ place }) => place));
  return {
    rightFrom: Math.max(0, first - left.length),
    rightTo: Math.min(right.length, last + left.length),
  };
}

/** The blocks of words `[from, to)`, their left side counted from `from`; one-sided ends belong to nobody. */
function ownBlocks(blocks: readonly Block[], from: number, to: number): readonly Block[] {
  const own = blocks.flatMap((block) => clip(block, from, to));
  const first = own.findIndex(({ kind }) => kind !== 'right-only');
  let end = own.length;
  while (end > 0 && own[end - 1]?.kind === 'right-only') end -= 1;
  return first < 0 ? [] : own.slice(first, end);
}

function clip(block: Block, from: number, to: number): readonly Block[] {
  const { kind, leftFrom, leftTo, rightFrom, rightTo } = block;
  if (kind === 'right-only') {
    const isInside = leftFrom >= from && leftFrom <= to;
    return isInside ? [{ ...block, leftFrom: leftFrom - from, leftTo: leftFrom - from }] : [];
  }
  const start = Math.max(leftFrom, from);
  const end = Math.min(leftTo, to);
  if (start >= end) return [];
  const left = { leftFrom: start - from, leftTo: end - from };
  if (kind !== 'equal') return leftFrom >= from ? [{ ...block, ...left }] : [];
  return [{ kind, ...left, rightFrom: rightFrom + start - leftFrom, rightTo: rightTo - (leftTo - end) }];
}

function matchedCount(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, { kind, leftFrom, leftTo }) => sum + (kind === 'equal' ? leftTo - leftFrom : 0),
    0,
  );
}
