import type { Kind } from '../model/discrepancy';
import type { Span } from '../../base/span';

/**
 * What a decision was about: enough to know the place again when words around it change, and to list the decision when
 * nothing is flagged there any more. `nth`: which of the same words on the Line, from 0.
 */
export type DecidedPlace = {
  readonly kind: Kind;
  readonly pageId: string;
  readonly lineId: string;
  readonly nth: number;
  readonly text: string;
  /** What stands there after the decision, where that is another text. */
  readonly after?: string;
  readonly reference?: Span & { readonly file: string; readonly text: string };
};

/** A flag as it is looked up among decisions: `from` counts in the text of its Line. */
export type FlagToMatch = Span & {
  readonly kind: Kind;
  readonly text: string;
  readonly pageId: string;
  readonly lineId: string;
  readonly lineText: string;
  readonly reference: (Span & { readonly file: string }) | null;
};

/** Which of the same words on a Line begins at `from`, from 0. */
export function nthOnLine(line: string, text: string, from: number): number {
  let nth = 0;
  if (text === '') return 0;
  for (let at = line.indexOf(text); at >= 0 && at < from; at = line.indexOf(text, at + 1)) nth += 1;
  return nth;
}

/** Signs that are wrong whatever a person said of the word. */
const ALWAYS_ASKED: readonly Kind[] = ['mixed-script', 'digit-letter-mix', 'impossible-date'];

/**
 * Whether a flag asks what was decided already: it stands in the very words that the decision left, or, where no words
 * stand, at the same words of the reference. What is wrong with the letters themselves is asked even so.
 */
export function isAbout(place: DecidedPlace, flag: FlagToMatch): boolean {
  if (place.pageId !== flag.pageId || place.lineId !== flag.lineId) return false;
  if (flag.kind !== place.kind && ALWAYS_ASKED.includes(flag.kind)) return false;
  const left = place.after ?? place.text;
  if (left === '' || flag.text === '') return isOfSameReference(place, flag) && left === flag.text;
  const at = nthStart(flag.lineText, left, place.nth);
  return at >= 0 && flag.from >= at && flag.to <= at + left.length;
}

function isOfSameReference({ reference: a }: DecidedPlace, { reference: b }: FlagToMatch): boolean {
  return a !== undefined && b !== null && a.file === b.file && a.from === b.from && a.to === b.to;
}

/** Where the `nth` of the same words on a Line begins, -1 where there are not so many. */
export function nthStart(line: string, text: string, nth: number): number {
  let at = line.indexOf(text);
  for (let i = 0; i < nth && at >= 0; i += 1) at = line.indexOf(text, at + 1);
  return at;
}
