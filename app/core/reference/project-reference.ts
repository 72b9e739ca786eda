import { commonText, lineStart } from '../base/positions';
import { applyEdit, editBetween, type Edit } from '../edit/edit';
import { editFromTextChange, type TextChange } from '../edit/edit-text';
import { foldDashes, foldQuotes } from '../text/fold';
import type { Beside } from './lay-beside';
import { gapAfter, splitGap, type PreparedReference } from './prepare';
import { slotsOf, type Slot } from './slots';
import type { Line, Page } from '../page/transcription';

/** Which Lines are taken: `[from, to)`. A lost Line is taken with the Line that it follows. */
export type TakenLines = {
  readonly from: number;
  readonly to: number;
  /** Whether Lines of which the reference has nothing (a stamp, a note in the margin) lose their words. */
  readonly emptiesUnknown: boolean;
};

/**
 * The published text projected onto the page's Lines: each word of the reference goes to the Line whose word it
 * stands for, a word broken at a line end stays broken there, and text that is missing goes where it would stand, on
 * a new Line where a whole one was lost. Every Line keeps its box, every word that survives keeps its ink; signs and
 * spellings that mean the same stay as they are typed. Null where nothing would change.
 */
export function projectReference(
  page: Page,
  beside: Beside,
  reference: PreparedReference,
  taken: TakenLines,
  newId: () => string,
): Edit | null {
  const slots = slotsOf(page, beside, reference);
  const isTaken = (index: number) => index >= taken.from && index < taken.to;
  const changes = linesOf(slots, taken.emptiesUnknown)
    .filter(({ lineIndex, isKept }) => isTaken(lineIndex) && !isKept)
    .flatMap((line) => lineChanges(page, line, reference));
  const after = changes.reduceRight((now, { lineIndex, ...change }) => {
    const start = lineStart(now.lines, lineIndex);
    const moved = { ...change, from: start + change.from, to: start + change.to };
    return applyEdit(now, editFromTextChange(now, moved, newId));
  }, page);
  const lost = slots.filter((slot) => slot.isLost && isTaken(slot.lineIndex));
  return editBetween(page, withLostLines(page, after, lost, reference, newId));
}

type LineSlots = {
  readonly lineIndex: number;
  readonly slots: readonly Slot[];
  /** The last stretch with text before this Line's, and the first after it. */
  readonly before: Slot | null;
  readonly after: Slot | null;
  /** Left as it stands: it cannot be compared, or the reference has nothing of it. */
  readonly isKept: boolean;
};

function linesOf(slots: readonly Slot[], emptiesUnknown: boolean): readonly LineSlots[] {
  const lines: LineSlots[] = [];
  const filled = slots.filter(({ text, isLost }) => text !== '' || isLost);
  const placeOf = new Map(filled.map((slot, i) => [slot, i]));
  for (const lineIndex of new Set(slots.map((slot) => slot.lineIndex))) {
    const own = slots.filter((slot) => slot.lineIndex === lineIndex && !slot.isLost);
    if (own.length === 0) continue;
    const withText = own.filter(({ text }) => text !== '');
    const first = placeOf.get(withText[0] as Slot);
    const last = placeOf.get(withText[withText.length - 1] as Slot);
    lines.push({
      ...{ lineIndex, slots: own },
      before: (first === undefined ? null : filled[first - 1]) ?? null,
      after: (last === undefined ? null : filled[last + 1]) ?? null,
      isKept: own.some(({ isUnlike }) => isUnlike) || (withText.length === 0 && !emptiesUnknown),
    });
  }
  return lines;
}

type LineChange = TextChange & { readonly lineIndex: number };

/** What is to be replaced on one Line, from left to right. */
function lineChanges(page: Page, line: LineSlots, reference: PreparedReference): readonly LineChange[] {
  const { lineIndex } = line;
  const text = page.lines[lineIndex]?.text ?? '';
  const changes: LineChange[] = [];
  let pending = '';
  let last: Slot | null = null;
  let end = 0;
  let hasRemoved = false;
  const fill = (to: number, wanted: string) => {
    changes.push(...gapChanges(lineIndex, text, end, to, wanted, hasRemoved));
    hasRemoved = false;
  };
  for (const slot of line.slots) {
    if (slot.text === '') {
      hasRemoved = true;
      continue;
    }
    const own = slot.from === slot.to || hasRemoved ? null : text.slice(end, slot.from);
    const gap: string =
      last === null
        ? headOf(page, line, slot, hasRemoved, reference)
        : gapBetween(reference, last, slot, pending === '' ? own : null);
    if (slot.from === slot.to) pending += gap + slot.text;
    else {
      fill(slot.from, pending + gap);
      if (text.slice(slot.from, slot.to) !== slot.text) {
        changes.push({ lineIndex, from: slot.from, to: slot.to, text: slot.text });
      }
      end = slot.to;
      pending = '';
    }
    last = slot;
  }
  fill(
    text.length,
    last === null ? '' : pending + tailOf(page, line, last, end, hasRemoved || pending !== '', reference),
  );
  return changes;
}

/** The text from `from` to `to`, which stands between words that stay, becomes `wanted`. */
function gapChanges(
  lineIndex: number,
  text: string,
  from: number,
  to: number,
  wanted: string,
  hasRemoved: boolean,
): readonly LineChange[] {
  const standing = text.slice(from, to);
  if (standing === wanted) return [];
  // Words that go are taken out first (changes are made from the last on), so that no ink is left under a comma.
  if (hasRemoved) {
    const removal = { lineIndex, from, to, text: '' };
    return wanted === '' ? [removal] : [{ lineIndex, from, to: from, text: wanted }, removal];
  }
  const { head } = commonText(standing, wanted);
  return [{ lineIndex, from: from + head, to, text: wanted.slice(head) }];
}

/** The same signs, whichever dashes and quotation marks a typewriter or a printer has for them. */
function isSameSigns(a: string, b: string): boolean {
  const plain = (text: string) => foldQuotes(foldDashes(text)).replace(/\s+/g, '');
  return plain(a) === plain(b);
}

function signsBetween(reference: PreparedReference, before: Slot, after: Slot): string {
  return after.rightFrom === before.rightTo ? gapAfter(reference, before.rightTo - 1) : ' ';
}

/** `own` is what stands there, or null where something was put in or taken out between. */
function gapBetween(reference: PreparedReference, before: Slot, after: Slot, own: string | null): string {
  const theirs = signsBetween(reference, before, after);
  return own !== null && isSameSigns(own, theirs) ? own : theirs;
}

/** What stands before the first word of a Line. */
function headOf(
  page: Page,
  line: LineSlots,
  first: Slot,
  hasRemoved: boolean,
  reference: PreparedReference,
): string {
  const text = page.lines[line.lineIndex]?.text ?? '';
  const own = hasRemoved || first.from === first.to ? '' : text.slice(0, first.from);
  const { before } = line;
  if (before === null) return own;
  // Inside a broken word nothing stands but its one hyphen, whatever a machine has read there.
  const indent = /^\s*/.exec(own)?.[0] ?? '';
  if (isSameWord(before, first)) return indent;
  const gap = signsBetween(reference, before, first);
  if (!before.isLost && !hasRemoved && isSameBorder(page, before, first, gap)) return own;
  const { leading } = splitGap(gap);
  return isSameSigns(own, leading) ? own : indent + leading;
}

/** What stands after the last word of a Line, which ends at `end` in its own text. */
function tailOf(
  page: Page,
  line: LineSlots,
  last: Slot,
  end: number,
  isTouched: boolean,
  reference: PreparedReference,
): string {
  const own = isTouched ? '' : (page.lines[line.lineIndex]?.text.slice(end) ?? '');
  const { after } = line;
  if (after !== null && isSameWord(last, after)) return '';
  const gap = after === null ? gapAfter(reference, last.rightTo - 1) : signsBetween(reference, last, after);
  if (after !== null && !after.isLost && !isTouched && isSameBorder(page, last, after, gap)) return own;
  const { clinging, free } = splitGap(gap);
  if (after === null) return isTouched ? clinging : isKnownEnd(own, gap) ? own : clinging;
  const wanted = free === '' ? clinging : `${clinging} ${free}`;
  return isSameSigns(own, clinging) || isSameSigns(own, wanted) ? own : wanted;
}

/** Behind the last word of a page nobody knows how much of what follows in the reference is still this page's. */
function isKnownEnd(own: string, gap: string): boolean {
  const plain = (text: string) => foldQuotes(foldDashes(text)).replace(/\s+/g, '');
  return plain(gap).startsWith(plain(own)) && plain(own).startsWith(plain(splitGap(gap).clinging));
}

function isSameWord(before: Slot, after: Slot): boolean {
  return before.rightFrom === after.rightFrom && before.rightTo === after.rightTo;
}

/** Whether the page has the signs of `gap` across the line end already, however they are shared out. */
function isSameBorder(page: Page, before: Slot, after: Slot, gap: string): boolean {
  if (before.from === before.to || after.from === after.to) return false;
  const tail = page.lines[before.lineIndex]?.text.slice(before.to) ?? '';
  const head = page.lines[after.lineIndex]?.text.slice(0, after.from) ?? '';
  const between = page.lines.slice(before.lineIndex + 1, after.lineIndex).map(({ text }) => text);
  return isSameSigns(tail + head, gap) || isSameSigns(tail + between.join('') + head, gap);
}

/** What a Line would be if it were taken; '' where the reference has nothing of it, null where it stays as it is. */
export function projectedTexts(
  page: Page,
  beside: Beside,
  reference: PreparedReference,
): ReadonlyMap<number, string | null> {
  const texts = linesOf(slotsOf(page, beside, reference), true).map((line): [number, string | null] => {
    if (line.isKept) return [line.lineIndex, null];
    const own = page.lines[line.lineIndex]?.text ?? '';
    const taken = lineChanges(page, line, reference).reduceRight(
      (text, change) => text.slice(0, change.from) + change.text + text.slice(change.to),
      own,
    );
    return [line.lineIndex, taken];
  });
  return new Map(texts);
}

/** Lost text on Lines of its own, without a box: nobody knows where its ink is. */
function withLostLines(
  page: Page,
  now: Page,
  lost: readonly Slot[],
  reference: PreparedReference,
  newId: () => string,
): Page {
  if (lost.length === 0) return now;
  const widest = Math.max(...page.lines.map(({ text }) => text.length));
  const lines = now.lines.flatMap((line, index): readonly Line[] => {
    const after = lost.filter(({ lineIndex }) => lineIndex === index);
    const texts = after.flatMap((slot) => wrap(lostText(reference, slot), widest));
    return [line, ...texts.map((text) => ({ id: newId(), text, boxPx: null, words: [] }))];
  });
  return { ...now, lines };
}

/** The text of a lost Line with the signs that cling to it. */
export function lostText(reference: PreparedReference, slot: Slot): string {
  const { leading } =
    slot.rightFrom > 0 ? splitGap(gapAfter(reference, slot.rightFrom - 1)) : { leading: '' };
  const { clinging, free } = splitGap(gapAfter(reference, slot.rightTo - 1));
  return `${leading}${slot.text}${clinging}${free === '' ? '' : ` ${free}`}`;
}

/** Broken at spaces into Lines no wider than the page's own. */
function wrap(text: string, widest: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + 1 + word.length > widest) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
