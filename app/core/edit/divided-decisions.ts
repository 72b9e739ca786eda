import { nthOnLine, nthStart, type DecidedPlace } from '../discrepancy/flags/decided';
import { isDigitId } from '../page/digits';
import type { Page } from '../page/transcription';
import type { Division } from './divide-page';

/** A decision that came to stand on another sheet: where it stood, and where its words are now. */
export type MovedDecision = {
  readonly id: string;
  readonly before: DecidedPlace;
  readonly after: DecidedPlace;
};

/** Where the words of decisions are, by the names of their Discrepancies. */
export type DecisionPlaces = readonly { readonly id: string; readonly about: DecidedPlace }[];

/**
 * Where the words of a decision on `page` are after its division: on the half that has their line, and on the right one of
 * its pieces. Words of a line that is no longer there stay with the left half. Null for a decision on another page.
 */
export function dividedPlace(about: DecidedPlace, page: Page, division: Division): DecidedPlace | null {
  if (about.pageId !== page.id) return null;
  const line = page.lines.find(({ id }) => id === about.lineId);
  const pieces = division.pieces.get(about.lineId) ?? [];
  const text = about.after ?? about.text;
  const at = line === undefined ? -1 : Math.max(0, nthStart(line.text, text, about.nth));
  const piece = [...pieces].reverse().find(({ from }) => from <= at);
  if (piece === undefined) return { ...about, pageId: division.pages[0].id };
  return {
    ...about,
    ...{ pageId: piece.pageId, lineId: piece.line.id },
    nth: nthOnLine(piece.line.text, text, at - piece.from),
  };
}

/** The name of a digit of `page` (see `digitsOf`) after the division; null for any other name. */
export function dividedDigitId(id: string, page: Page, division: Division): string | null {
  const [, lineId = '', ordinal = '', digit = ''] =
    (isDigitId(id) ? /^digit:[^:]*:(.*):(\d+):(\d)$/.exec(id) : null) ?? [];
  const line = page.lines.find((one) => one.id === lineId);
  if (line === undefined || !id.startsWith(`digit:${page.id}:`)) return null;
  const at = [...line.text.matchAll(/[0-9]/g)][Number(ordinal)]?.index ?? 0;
  const piece = [...(division.pieces.get(lineId) ?? [])].reverse().find(({ from }) => from <= at);
  if (piece === undefined) return null;
  const before = line.text.slice(0, piece.from).match(/[0-9]/g)?.length ?? 0;
  return `digit:${piece.pageId}:${piece.line.id}:${Number(ordinal) - before}:${digit}`;
}
