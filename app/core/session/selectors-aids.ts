import type { Span } from '../discrepancy/discrepancy';
import type { DocumentText } from '../document-text';
import type { PageInContext } from '../reference/lay-beside';
import { selector } from './memo';
import { pageIndex, pageOf, projectPages } from './selectors-text';
import type { ReviewState } from './state';
import type { PageFacts } from './state-aids';

/** The facts of the page in view, beside each translation. */
export const factsInView = selector(
  (state: ReviewState) => [state.aids.facts, state.place.pageId] as const,
  (facts, pageId): readonly PageFacts[] => facts.filter((one) => one.pageId === pageId),
);

/** Whether a panel shows the facts, so that they are to be kept up to date. */
export function showsFacts({ desk, project }: ReviewState): boolean {
  const isOpen = desk.tab === 'facts' || desk.tab === 'translation';
  return (
    isOpen &&
    desk.viewSettings.showsSide &&
    (project.view?.project.references ?? []).some(({ role }) => role === 'translation')
  );
}

/** Whether the panel shows the page beside the references, so that they are to be aligned again. */
export function showsAlignment({ desk, project }: ReviewState): boolean {
  return project.view !== null && desk.tab === 'reference' && desk.viewSettings.showsSide;
}

/** The stretch of a page in the document, or null for one that is not in it. */
export function pageSpan({ sheets, sheetStarts }: DocumentText, pageId: string): Span | null {
  const index = sheets.findIndex((sheet) => sheet.pageId === pageId);
  const [sheet, from] = [sheets[index], sheetStarts[index]];
  return sheet === undefined || from === undefined ? null : { from, to: from + sheet.text.length };
}

/** Where in the translation the top of the transcription's view is: a bead, and how far in it (0–1). */
export function beadAt(
  { beads, pageId }: PageFacts,
  lineIndex: number,
): { readonly index: number; readonly share: number } | null {
  for (const [index, { parts }] of beads.entries()) {
    const lines = parts.filter((part) => part.pageId === pageId).map((part) => part.lineIndex);
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (first === undefined || last === undefined || last < lineIndex) continue;
    return { index, share: Math.max(0, lineIndex - first) / (last - first + 1) };
  }
  return beads.length === 0 ? null : { index: beads.length - 1, share: 1 };
}

/** The page in view with its neighbours, or null where it has no text. */
export function pageInContext(state: ReviewState): PageInContext | null {
  const order = projectPages(state);
  const at = pageIndex(order, state.place.pageId);
  const pageAt = (index: number) => pageOf(state, order[index]?.id ?? null);
  const page = pageAt(at);
  return page === null ? null : { before: pageAt(at - 1), page, after: pageAt(at + 1) };
}

/** The published texts of the project, by index; a translation has other words and is never taken. */
export const transcriptionIndexes = selector(
  (state: ReviewState) => [state.project.view?.project.references] as const,
  (references): readonly number[] =>
    (references ?? []).flatMap(({ role }, index) => (role === 'transcription' ? [index] : [])),
);

/** Those that are shown beside the page: what the person chose, else the first two. */
export const shownIndexes = selector(
  (state: ReviewState) => [transcriptionIndexes(state), state.desk.viewSettings.referencesShown] as const,
  (all, wanted): readonly number[] => {
    const chosen = wanted.filter((index) => all.includes(index));
    return chosen.length > 0 ? chosen : all.slice(0, 2);
  },
);

/** The reference that text is taken from: the one pointed at last, else the first that is shown. */
export function takenFrom(state: ReviewState): number | null {
  const shown = shownIndexes(state);
  const chosen = state.aids.takenFrom;
  return chosen !== null && shown.includes(chosen) ? chosen : (shown[0] ?? null);
}
