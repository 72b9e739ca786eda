import type { BoxPx } from '../base/geometry';
import type { Line, Page, Word } from './transcription';

/** One digit of a page's text with its ink. `id` survives edits elsewhere and a restart, not a change of the digit. */
export type DigitPlace = {
  readonly id: string;
  readonly pageId: string;
  readonly lineIndex: number;
  /** UTF-16 offset in the Line's text. */
  readonly at: number;
  readonly digit: string;
  readonly boxPx: BoxPx;
};

/** The order in which digits are looked at: the one most often misread in typescript first (3 and 8, 1 and 7, 5 and 6). */
export const DIGITS = ['3', '8', '1', '7', '5', '6', '0', '9', '4', '2'] as const;

/** Every digit of a page that has ink, in reading order. */
export function digitsOf(page: Page): readonly DigitPlace[] {
  return page.lines.flatMap((line, lineIndex) =>
    [...line.text.matchAll(/[0-9]/g)].flatMap(({ 0: digit, index }, ordinal) => {
      const boxPx = characterBox(line, index);
      if (boxPx === null) return [];
      const id = `digit:${page.id}:${line.id}:${ordinal}:${digit}`;
      return [{ id, pageId: page.id, lineIndex, at: index, digit, boxPx }];
    }),
  );
}

/** The name of the same place with another digit in it. */
export function withDigit(place: DigitPlace, digit: string): DigitPlace {
  return { ...place, digit, id: `${place.id.slice(0, place.id.lastIndexOf(':'))}:${digit}` };
}

/** Whether `id` names a digit. */
export function isDigitId(id: string): boolean {
  return id.startsWith('digit:');
}

/**
 * The ink of one character: its share of its word's box, since a typewriter gives every letter the same room. Null
 * where no word has ink there.
 */
export function characterBox(line: Line, at: number): BoxPx | null {
  const word = line.words.find(({ from, to }) => from <= at && at < to);
  return word === undefined ? null : shareOf(word, at);
}

function shareOf({ from, to, boxPx }: Word, at: number): BoxPx {
  const widthPx = (boxPx.x1 - boxPx.x0) / (to - from);
  const x0 = Math.round(boxPx.x0 + (at - from) * widthPx);
  return { ...boxPx, x0, x1: Math.max(x0 + 1, Math.round(boxPx.x0 + (at - from + 1) * widthPx)) };
}
