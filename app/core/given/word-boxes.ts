import type { BoxPx } from '../base/geometry';
import { unionBox } from '../base/geometry';
import type { Place } from './place-words';
import type { Tie } from './ties';
import type { GivenWord, InkWord } from './words';

/** Of the width that its letters need, so much room must be free for a word to be set between its neighbours. */
const ROOM = 0.5;

/**
 * The ink of each word: the box of the recogniser's word where it stands for that word alone; a share of it where it
 * stands for several; and where nothing was read, the room between the neighbours on the same row, if there is any.
 */
export function boxesOf(
  words: readonly GivenWord[],
  ties: readonly (Tie | null)[],
  places: readonly Place[],
  ink: readonly InkWord[],
): readonly (BoxPx | null)[] {
  const boxes = words.map((_, i) => tiedBox(words, ties, places, ink, i));
  for (let i = 0; i < words.length;) {
    let end = i;
    while (end < words.length && boxes[end] === null && isSameRow(places[i], places[end])) end += 1;
    if (end === i) i += 1;
    else {
      fillRoom(boxes, { words, places, ink, from: i, to: end });
      i = end;
    }
  }
  return boxes;
}

function isSameRow(a: Place | undefined, b: Place | undefined): boolean {
  return a !== undefined && b !== undefined && a.row !== null && a.sheet === b.sheet && a.row === b.row;
}

function tiedBox(
  words: readonly GivenWord[],
  ties: readonly (Tie | null)[],
  places: readonly Place[],
  ink: readonly InkWord[],
  index: number,
): BoxPx | null {
  const [tie, place] = [ties[index], places[index]];
  if (tie === undefined || tie === null || place === undefined) return null;
  const own = ink.slice(tie.from, tie.to).filter((one) => one.sheet === place.sheet && one.row === place.row);
  const box = unionBox(own.map(({ boxPx }) => boxPx));
  if (box === null) return null;
  let [first, last] = [index, index];
  while (isSameTie(ties[first - 1], tie) && isSameRow(places[first - 1], place)) first -= 1;
  while (isSameTie(ties[last + 1], tie) && isSameRow(places[last + 1], place)) last += 1;
  return first === last ? box : shareOf(box, words.slice(first, last + 1), index - first);
}

function isSameTie(a: Tie | null | undefined, b: Tie): boolean {
  return a !== undefined && a !== null && a.from === b.from && a.to === b.to;
}

/** The part of a box that belongs to one of the words that share it, by letters; between two stands one space. */
export function shareOf(box: BoxPx, words: readonly GivenWord[], at: number): BoxPx {
  const lengths = words.map(({ text }) => text.length);
  const letters = lengths.reduce((sum, length) => sum + length, 0) + words.length - 1;
  const before = lengths.slice(0, at).reduce((sum, length) => sum + length + 1, 0);
  const letterPx = (box.x1 - box.x0) / Math.max(1, letters);
  const x0 = Math.round(box.x0 + before * letterPx);
  return { ...box, x0, x1: Math.max(x0 + 1, Math.round(x0 + (lengths[at] ?? 1) * letterPx)) };
}

type Room = {
  readonly words: readonly GivenWord[];
  readonly places: readonly Place[];
  readonly ink: readonly InkWord[];
  readonly from: number;
  readonly to: number;
};

/** Sets words that nobody read into the free ink beside their neighbours. */
function fillRoom(boxes: (BoxPx | null)[], { words, places, ink, from, to }: Room): void {
  const place = places[from];
  if (place === undefined || place.row === null) return;
  const row = ink
    .filter((one) => one.sheet === place.sheet && one.row === place.row)
    .map(({ boxPx }) => boxPx);
  const whole = unionBox(row);
  const letterPx = letterWidth(ink, place);
  if (whole === null || letterPx === null) return;
  const left = isSameRow(places[from - 1], place) ? (boxes[from - 1]?.x1 ?? whole.x0) : whole.x0;
  const right = isSameRow(places[to], place) ? (boxes[to]?.x0 ?? whole.x1) : Math.max(whole.x1, left);
  const own = words.slice(from, to);
  const letters = own.reduce((sum, { text }) => sum + text.length, 0) + own.length - 1;
  if (right - left < letters * letterPx * ROOM) return;
  const spacePx = Math.min(letterPx, (right - left) / (letters + 2));
  const free = { ...whole, x0: Math.round(left + spacePx), x1: Math.round(right - spacePx) };
  for (let i = from; i < to; i += 1) boxes[i] = shareOf(free, own, i - from);
}

/** The median width of a letter on a row. */
function letterWidth(ink: readonly InkWord[], { sheet, row }: Place): number | null {
  const widths = ink
    .filter((one) => one.sheet === sheet && one.row === row)
    .map(({ boxPx, text }) => (boxPx.x1 - boxPx.x0) / Math.max(1, text.length))
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? null;
}
