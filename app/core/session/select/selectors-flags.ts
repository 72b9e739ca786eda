import type { Correction } from '../../discrepancy/evidence/confusions';
import type { Severity } from '../../discrepancy/model/discrepancy';
import { othersLike } from '../../discrepancy/flags/alike';
import { digitsOf, DIGITS, isDigitId, type DigitPlace } from '../../page/digits';
import { NO_MARKS, type PageMarks, type PageToDo } from '../../page/status-flow';
import type { StatisticsInput } from '../../progress/statistics';
import type { Page, PageStatus } from '../../page/transcription';
import type { QueueTarget } from '../../settings/view-settings';
import { keepSet, madeOnce, selector } from '../state/memo';
import type { PageDocs } from '../state/page-docs';
import type { CheckedPages, Located } from '../state/places';
import { decisionAbout } from './decided-places';
import type { ProjectView, VerdictEntry } from '../state/project-view';
import { pageIndex, pageOf, pagesInOrder, projectPages } from './selectors-text';
import { decisionOn } from '../state/standing';
import type { ReviewState } from '../state/state';

/** Severities that F3 stops at; the rest is collapsed in the list. */
export const VISITED: readonly Severity[] = ['high', 'medium', 'low'];

type Verdicts = Readonly<Record<string, VerdictEntry>>;
const NO_VERDICTS: Verdicts = {};
const NOTHING_LATER: readonly string[] = [];

export function verdictsOf({ project }: ReviewState): Verdicts {
  return project.view?.verdicts ?? NO_VERDICTS;
}

/** The ids of what was put off. */
export function putOff({ project }: ReviewState): readonly string[] {
  return project.view?.later ?? NOTHING_LATER;
}

/**
 * Whether a Discrepancy is settled. A correction settles it by changing the text; a flag that is found again after
 * that is another place of the same wording, or the old text come back.
 */
export function isDecided(state: ReviewState, one: Located): boolean {
  return verdictAbout(state, one) !== null;
}

/** The Verdict that settles a Discrepancy: its own, or one on the same words from before their neighbours changed. */
export function verdictAbout(state: ReviewState, one: Located): VerdictEntry | null {
  const verdicts = verdictsOf(state);
  const id = settledBy(one, verdicts, state.flags.returned, state.flags.checked);
  return id === null ? null : (verdicts[id] ?? null);
}

function settledBy(
  one: Located,
  verdicts: Verdicts,
  returned: ReadonlySet<string>,
  checked: CheckedPages,
): string | null {
  const { id } = one.discrepancy;
  if (Object.hasOwn(verdicts, id) && !returned.has(id)) return id;
  return decisionAbout(verdicts, one, checked);
}

const corrected = madeOnce((verdicts: Verdicts): readonly Correction[] =>
  Object.values(verdicts).flatMap(({ correction }) => correction ?? []),
);

/** What the person replaced by what in this project. */
export function corrections(state: ReviewState): readonly Correction[] {
  return corrected(verdictsOf(state));
}

/** Every key changes the pages, but seldom what is decided. */
function settledSelector(): (state: ReviewState) => ReadonlySet<Located> {
  let last: ReadonlySet<Located> = new Set();
  return selector(
    (state: ReviewState) =>
      [state.flags.located, verdictsOf(state), state.flags.returned, state.flags.checked] as const,
    (located, verdicts, returned, checked) =>
      (last = keepSet(
        last,
        new Set(located.filter((one) => settledBy(one, verdicts, returned, checked) !== null)),
      )),
  );
}

const settledFlags = settledSelector();

/** Every flag with what was decided on it, sorted into the lists that the panel shows. */
export const sortedFlags = selector(
  (state: ReviewState) => [state.flags.located, settledFlags(state)] as const,
  (located, settled) => {
    const decided = located.filter((one) => settled.has(one));
    const isOpen = (one: Located) => !settled.has(one);
    const isVisited = ({ discrepancy }: Located) => VISITED.includes(discrepancy.severity);
    return {
      decided,
      open: located.filter((one) => isOpen(one) && isVisited(one)),
      info: located.filter((one) => isOpen(one) && !isVisited(one)),
    };
  },
);

/** Discrepancies that still wait for a person, in the order of the text. */
export function openFlags(state: ReviewState): readonly Located[] {
  return sortedFlags(state).open;
}

/** Those of them that F3 is to stop at. */
export const queuedFlags = selector(
  (state: ReviewState) => [openFlags(state), state.desk.viewSettings.queue, state.place.pageId] as const,
  inQueue,
);

function inQueue(open: readonly Located[], queue: QueueTarget, pageId: string | null): readonly Located[] {
  return open.filter(
    ({ discrepancy: { kind, severity }, parts }) =>
      (queue.kinds.length === 0 || queue.kinds.includes(kind)) &&
      (queue.severities.length === 0 || queue.severities.includes(severity)) &&
      (!queue.isThisPage || parts[0]?.pageId === pageId),
  );
}

/** The queue as it is gone through: what was put off comes when nothing else is left. */
export function nextInQueue(state: ReviewState): readonly Located[] {
  const queued = queuedFlags(state);
  const later = putOff(state);
  const fresh = queued.filter(({ discrepancy }) => !later.includes(discrepancy.id));
  return fresh.length > 0 ? fresh : queued;
}

/** Whether flags may still come or go without anybody doing anything. */
export function isChecking({ flags }: ReviewState): boolean {
  return flags.isCheckDue || flags.sent?.isOpen === true;
}

export function flagById({ flags }: ReviewState, id: string | null): Located | null {
  return id === null ? null : (flags.located.find(({ discrepancy }) => discrepancy.id === id) ?? null);
}

/** The Discrepancy whose card is open. */
export const activeFlag = selector(
  (state: ReviewState) => [state.flags.located, state.flags.activeId] as const,
  (located, activeId): Located | null =>
    activeId === null ? null : (located.find(({ discrepancy }) => discrepancy.id === activeId) ?? null),
);

/** The open Discrepancies like `one`, itself first; alone it gives a list of one. */
export function flagsLike(state: ReviewState, one: Located): readonly Located[] {
  return likeIn(openFlags(state), one);
}

function likeIn(open: readonly Located[], one: Located): readonly Located[] {
  const others = othersLike(
    one.discrepancy,
    open.map(({ discrepancy }) => discrepancy),
  );
  const ids = new Set(others.map(({ id }) => id));
  return [one, ...open.filter(({ discrepancy }) => ids.has(discrepancy.id))];
}

/** How many open Discrepancies are like the one whose card is open, itself among them. */
export const likeActive = selector(
  (state: ReviewState) => [activeFlag(state), openFlags(state)] as const,
  (active, open): number => (active === null ? 0 : likeIn(open, active).length),
);

/** How many open Discrepancies each page has; pages without any are left out. */
export const openCounts = selector((state: ReviewState) => [openFlags(state)] as const, countByPage);

/** How many each page has that F3 stops at, decided or not. */
const visitedCounts = selector(
  (state: ReviewState) => [state.flags.located] as const,
  (located) => countByPage(located.filter(({ discrepancy }) => VISITED.includes(discrepancy.severity))),
);

function countByPage(flags: readonly Located[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { parts } of flags) {
    const pageId = parts[0]?.pageId;
    if (pageId !== undefined) counts.set(pageId, (counts.get(pageId) ?? 0) + 1);
  }
  return counts;
}

/** Of the flags on a page that F3 stops at: those still open, and all. */
export function flagCounts(
  state: ReviewState,
  pageId: string,
): { readonly open: number; readonly count: number } {
  return { open: openCounts(state).get(pageId) ?? 0, count: visitedCounts(state).get(pageId) ?? 0 };
}

/** The status as people see it: a page with text is begun. */
export function shownStatus(status: PageStatus, hasText: boolean): PageStatus {
  return status === 'untouched' && hasText ? 'in-progress' : status;
}

export function marksOf(view: ProjectView | null, pageId: string | null): PageMarks {
  return view?.marks[pageId ?? ''] ?? NO_MARKS;
}

export function pagesToDo(state: ReviewState): readonly PageToDo[] {
  const counts = openCounts(state);
  const written = projectPages(state).filter(({ isBlank }) => isBlank !== true);
  return written.map(({ id, status }) => ({
    id,
    status: shownStatus(status, pageOf(state, id) !== null),
    marks: marksOf(state.project.view, id),
    openFlags: counts.get(id) ?? 0,
  }));
}

/** A flag's Line comes after the caret, or is the caret's and begins at it or behind it. */
export function isAfterCaret(state: ReviewState, { parts: [part] }: Located): boolean {
  if (part === undefined) return true;
  const { pageId, caret } = state.place;
  const order = projectPages(state);
  const pages = pageIndex(order, part.pageId) - pageIndex(order, pageId);
  const lines = part.lineIndex - (caret?.lineIndex ?? 0);
  return pages > 0 || (pages === 0 && (lines > 0 || (lines === 0 && part.from >= (caret?.column ?? 0))));
}

const digitsOfPage = madeOnce((page: Page) => digitsOf(page));

function allDigits(pages: readonly Page[]): readonly DigitPlace[] {
  return pages.flatMap(digitsOfPage);
}

/** What is left to look at, digit by digit, those most often misread first. */
export const digitsLeft = selector(
  (state: ReviewState) => [pagesInOrder(state), state.project.view] as const,
  (pages, view): readonly { readonly digit: string; readonly places: readonly DigitPlace[] }[] => {
    const all = allDigits(pages).filter(({ id }) => decisionOn(view, id) === null);
    return DIGITS.map((digit) => ({ digit, places: all.filter((place) => place.digit === digit) }));
  },
);

/** The digits that were put off and are there still. */
export const laterDigits = selector(
  (state: ReviewState) => [pagesInOrder(state), putOff(state)] as const,
  (pages, later): readonly DigitPlace[] => {
    const ids = new Set(later.filter(isDigitId));
    return ids.size === 0 ? [] : allDigits(pages).filter(({ id }) => ids.has(id));
  },
);

/** The flags of the last check with what was decided on them, to be counted. */
export function flagsToCount(state: ReviewState): Pick<StatisticsInput, 'flags' | 'settled'> {
  const { located } = state.flags;
  const found = new Set(located.map(({ discrepancy }) => discrepancy.id));
  return {
    flags: located.map((one) => ({
      ...{ pageId: one.parts[0]?.pageId ?? null, kind: one.discrepancy.kind },
      isDecided: isDecided(state, one),
    })),
    settled: Object.keys(verdictsOf(state)).filter((id) => !found.has(id) && !isDigitId(id)).length,
  };
}

/** Whether any page has typing that is not in the project yet. */
export function hasUnsaved({ docs }: PageDocs): boolean {
  return docs.some(({ isDirty }) => isDirty);
}
