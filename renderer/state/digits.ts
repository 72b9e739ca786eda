import { digitsOf, DIGITS, isDigitId, withDigit, type DigitPlace } from '../../app/core/digits';
import { applyEdit, type Edit } from '../../app/core/edit';
import { editFromTextChange } from '../../app/core/edit-text';
import type { VerdictChange } from '../../app/core/history';
import type { Page } from '../../app/core/transcription';
import { doStep, lineStart } from './editing';
import { getState, type Located } from './store';
import { verdictOn } from './verdicts';

/** More crops than this do not fit on a screen, and nobody looks at more in one go. */
const SCREEN_PLACES = 60;

/** What is left to look at, digit by digit, those most often misread first. */
export function digitsLeft(): readonly { readonly digit: string; readonly places: readonly DigitPlace[] }[] {
  const all = allDigits().filter(({ id }) => verdictOn(id) === null);
  return DIGITS.map((digit) => ({ digit, places: all.filter((place) => place.digit === digit) }));
}

export function screenOf(places: readonly DigitPlace[]): readonly DigitPlace[] {
  return places.slice(0, SCREEN_PLACES);
}

function allDigits(): readonly DigitPlace[] {
  const { view, pages } = getState();
  return (view?.project.pages ?? []).flatMap(({ id }) => {
    const page = pages[id]?.page;
    return page == null ? [] : digitsOf(page);
  });
}

/** The digits that were put off and stand there still. */
export function laterDigits(): readonly DigitPlace[] {
  const later = new Set((getState().view?.later ?? []).filter(isDigitId));
  return later.size === 0 ? [] : allDigits().filter(({ id }) => later.has(id));
}

/**
 * Everything on a screen of digits at once, as one step to undo: `typed` has the digits that were read anew, `doubtful`
 * those to come back to; the others are right.
 */
export function confirmDigits(
  places: readonly DigitPlace[],
  typed: ReadonlyMap<string, string>,
  doubtful: ReadonlySet<string>,
): void {
  const pages = new Map<string, Page>();
  const edits: Edit[] = [];
  const verdicts: VerdictChange[] = [];
  for (const place of places) {
    const digit = typed.get(place.id) ?? place.digit;
    const page = pages.get(place.pageId) ?? getState().pages[place.pageId]?.page;
    if (page == null) continue;
    const { id } = withDigit(place, digit);
    verdicts.push({ id, before: verdictOn(id), after: doubtful.has(place.id) ? 'later' : 'not-a-problem' });
    if (digit === place.digit) continue;
    const at = lineStart(page, place.lineIndex) + place.at;
    const edit = editFromTextChange(page, { from: at, to: at + 1, text: digit }, () => place.id);
    pages.set(place.pageId, applyEdit(page, edit));
    edits.push(edit);
    verdicts.push(...correctedBy(place, digit));
  }
  doStep({ edits, verdicts, group: null, atMs: Date.now() });
}

/** Open Discrepancies whose suggestion the new digit makes true are corrected by it. */
function correctedBy(place: DigitPlace, digit: string): readonly VerdictChange[] {
  const isThere = ({ parts: [part] }: Located) =>
    part !== undefined &&
    part.pageId === place.pageId &&
    part.lineIndex === place.lineIndex &&
    part.from <= place.at &&
    place.at < part.to;
  return getState().located.flatMap((one) => {
    const { id, text, suggestions } = one.discrepancy;
    const [part] = one.parts;
    if (part === undefined || !isThere(one) || verdictOn(id) !== null) return [];
    const within = place.at - part.from;
    const after = text.slice(0, within) + digit + text.slice(within + 1);
    return suggestions.includes(after) ? [{ id, before: null, after: 'transcription-corrected' }] : [];
  });
}
