import type { Block } from '../align/alignment';
import { LONG_RUN } from '../discrepancy/regions';
import type { Page } from '../transcription';
import type { Beside, LinePart } from './lay-beside';
import { gapAfter, referenceWord, type PreparedReference } from './prepare';
import { LINE_END_SIGNS } from '../text/line-end';

/**
 * What the reference has in the place of a stretch of one Line. `text` is '' where it has nothing; `from` = `to` where
 * the Line has nothing. `rightFrom`/`rightTo` are the words of the reference that `text` is made of. With `isLost` the
 * text stands on no Line of the page: it belongs between Line `lineIndex` and the next.
 */
export type Slot = LinePart & {
  readonly text: string;
  readonly rightFrom: number;
  readonly rightTo: number;
  readonly isSame: boolean;
  readonly isLost: boolean;
  /** What stands there cannot be compared with the reference, and is never replaced by it. */
  readonly isUnlike: boolean;
};

/** Every stretch of the page with what the reference has in its place, in order. */
export function slotsOf(page: Page, beside: Beside, reference: PreparedReference): readonly Slot[] {
  return beside.blocks.flatMap((block) => slotsOfBlock(page, beside, reference, block));
}

function slotsOfBlock(
  page: Page,
  beside: Beside,
  reference: PreparedReference,
  block: Block,
): readonly Slot[] {
  const { kind, leftFrom, leftTo, rightFrom, rightTo } = block;
  const partsOf = (from: number, to: number) => beside.words.slice(from, to).flatMap(({ parts }) => parts);
  switch (kind) {
    case 'equal':
      return range(leftTo - leftFrom).flatMap((i) =>
        pair(
          page,
          reference,
          partsOf(leftFrom + i, leftFrom + i + 1),
          rightFrom + i,
          rightFrom + i + 1,
          true,
        ),
      );
    case 'differ':
      return groups(leftTo - leftFrom, rightTo - rightFrom).flatMap(([l0, l1, r0, r1]) =>
        pair(page, reference, partsOf(leftFrom + l0, leftFrom + l1), rightFrom + r0, rightFrom + r1, false),
      );
    case 'left-only':
    case 'not-comparable':
      return partsOf(leftFrom, leftTo).map((part) => ({
        ...part,
        ...{ text: '', rightFrom, rightTo: rightFrom, isSame: false, isLost: false },
        isUnlike: kind === 'not-comparable',
      }));
    case 'right-only':
      return [insertion(beside, reference, block)];
  }
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** `lefts` words against `rights` words, each of the larger number with its share of the smaller. */
function groups(lefts: number, rights: number): readonly (readonly [number, number, number, number])[] {
  const count = Math.min(lefts, rights);
  const edge = (i: number, of: number) => Math.floor((i * of) / count);
  return range(count).map((i) => [edge(i, lefts), edge(i + 1, lefts), edge(i, rights), edge(i + 1, rights)]);
}

/** Words `[r0, r1)` of the reference in the place of `parts`, Line by Line. */
function pair(
  page: Page,
  reference: PreparedReference,
  parts: readonly LinePart[],
  r0: number,
  r1: number,
  isSame: boolean,
): readonly Slot[] {
  const extents = extentsByLine(parts);
  const own = extents.map(({ lineIndex, from, to }) => page.lines[lineIndex]?.text.slice(from, to) ?? '');
  const pieces = piecesFor(
    own,
    range(r1 - r0).map((i) => r0 + i),
    reference,
    isSame,
  );
  return extents.map((extent, i) => ({
    ...extent,
    text: pieces[i]?.text ?? '',
    rightFrom: pieces[i]?.rightFrom ?? r1,
    rightTo: pieces[i]?.rightTo ?? r1,
    isSame: isSame && pieces[i]?.text === own[i],
    ...{ isLost: false, isUnlike: false },
  }));
}

function extentsByLine(parts: readonly LinePart[]): readonly LinePart[] {
  const extents: LinePart[] = [];
  for (const part of parts) {
    const last = extents[extents.length - 1];
    if (last?.lineIndex === part.lineIndex) extents[extents.length - 1] = { ...last, to: part.to };
    else extents.push(part);
  }
  return extents;
}

type Piece = { readonly text: string; readonly rightFrom: number; readonly rightTo: number };

function piecesFor(
  own: readonly string[],
  rights: readonly number[],
  reference: PreparedReference,
  isSame: boolean,
): readonly Piece[] {
  const [first = 0] = rights;
  const last = first + rights.length;
  const whole = (from: number, to: number): Piece => ({
    text: wordsText(reference, from, to),
    ...{ rightFrom: from, rightTo: to },
  });
  if (own.length <= 1) {
    const piece = whole(first, last);
    return [isSame && isSameSpelling(own[0] ?? '', piece.text) ? { ...piece, text: own[0] ?? '' } : piece];
  }
  if (rights.length > 1) {
    const edge = (i: number) => first + Math.floor((i * rights.length) / own.length);
    return own.map((_, i) => whole(edge(i), edge(i + 1)));
  }
  const pieces = breakWord(referenceWord(reference, first), own, isSame);
  // The word belongs to the Line where it begins; what follows it is counted from where it ends.
  return pieces.map((text) => ({ text, rightFrom: first, rightTo: last }));
}

/** Words `[from, to)` of the reference with the signs between them. */
export function wordsText(reference: PreparedReference, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) {
    text += referenceWord(reference, i);
    if (i + 1 < to) text += gapAfter(reference, i);
  }
  return text;
}

const LAST_HYPHEN = new RegExp(String.raw`${LINE_END_SIGNS}\s*$`, 'u');
const TWO_HYPHENS = /([-\u2010\u2011\u00ac\u00ad=\u2e17\u2e40])[-\u2010\u2011\u00ac\u00ad=\u2e17\u2e40]\s*$/;
const HYPHENS = /[-\u2010\u2011\u00ac\u00ad=\u2e17\u2e40]/g;

/** Letterspacing is the typist's hand, not another spelling. */
function isSameSpelling(own: string, theirs: string): boolean {
  return own.replace(/\s/g, '') === theirs.replace(/\s/g, '');
}

/** A word of the reference broken over Lines where the page breaks its own. */
function breakWord(word: string, own: readonly string[], isSame: boolean): readonly string[] {
  const letters = (text: string) => text.replace(HYPHENS, '').replace(/\s/g, '');
  if (isSame && letters(own.join('')) === letters(word)) return own.map(withOneHyphen);
  const [head = ''] = own;
  const tail = own[own.length - 1] ?? '';
  const headLetters = head.replace(LAST_HYPHEN, '');
  // Two whole words that one word stands for are no broken word, unless they are its two halves without a hyphen.
  const isBroken = headLetters !== head || word.startsWith(head) || word.endsWith(tail);
  if (!isBroken) return own.map((_, i) => (i === 0 ? word : ''));
  const at = word.endsWith(tail) ? word.length - tail.length : Math.min(headLetters.length, word.length);
  const cut = Math.max(0, at);
  const first = word.slice(0, cut);
  const rest = word.slice(cut);
  const hyphen = rest === '' || first === '' || first.endsWith('-') ? '' : '-';
  const second = rest.startsWith('-') ? rest.slice(1) : rest;
  return own.map((_, i) => (i === 0 ? first + hyphen : i === own.length - 1 ? second : ''));
}

/** A hyphen that was read twice at the end of a Line is one. */
function withOneHyphen(part: string): string {
  return part.replace(TWO_HYPHENS, '$1');
}

/** Text that the page lacks: inside a Line, at the end of one, or as a lost Line of its own. */
function insertion(beside: Beside, reference: PreparedReference, block: Block): Slot {
  const { leftFrom, rightFrom, rightTo } = block;
  const previous = beside.words[leftFrom - 1]?.parts;
  const before = previous?.[previous.length - 1];
  const after = beside.words[leftFrom]?.parts[0];
  const lineIndex = before?.lineIndex ?? after?.lineIndex ?? 0;
  const isAtLineEnd = after === undefined || after.lineIndex !== lineIndex;
  const at = before?.to ?? 0;
  return {
    ...{ lineIndex, from: at, to: at, rightFrom, rightTo, isSame: false, isUnlike: false },
    text: wordsText(reference, rightFrom, rightTo),
    isLost: isAtLineEnd && rightTo - rightFrom >= LONG_RUN,
  };
}
