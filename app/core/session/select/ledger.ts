import type { DecidedPlace } from '../../discrepancy/flags/decided';
import type { Correction } from '../../discrepancy/evidence/confusions';
import type { Kind, Verdict } from '../../discrepancy/model/discrepancy';
import { lineInk } from '../../check/ink';
import type { LineSpan } from '../../check/document-text';
import type { BoxPx } from '../../base/geometry';
import { isDigitId } from '../../page/digits';
import type { Page } from '../../page/transcription';
import { selector } from '../state/memo';
import type { VerdictEntry } from '../state/project-view';
import type { ReviewState } from '../state/state';
import { placeOfDecision } from './decided-places';
import { verdictsOf } from './selectors-flags';
import { pagesInOrder, projectPages } from './selectors-text';

/** One decision as it is listed: what the text was and what it is, by whom, when and where it is now. */
export type LedgerEntry = {
  readonly id: string;
  readonly verdict: Verdict;
  readonly kind: Kind | null;
  readonly before: string;
  /** Null where the text stayed as it was. */
  readonly after: string | null;
  readonly who: string;
  readonly atUtc: string;
  readonly pageId: string | null;
  /** From 1, as the window counts; null where that is not known any more. */
  readonly sheet: number | null;
  readonly line: number | null;
  readonly place: LineSpan | null;
  readonly boxPx: BoxPx | null;
};

/** Every decision that stands, the latest first, whether anything is still flagged there or not. */
export const ledger = selector(
  (state: ReviewState) => [verdictsOf(state), pagesInOrder(state), projectPages(state)] as const,
  (verdicts, pages, order): readonly LedgerEntry[] =>
    ledgerOf(
      verdicts,
      pages,
      order.map(({ id }) => id),
    ),
);

/** How many there are; the text has no part in it. */
export const decisionCount = selector(
  (state: ReviewState) => [verdictsOf(state)] as const,
  (verdicts) => Object.keys(verdicts).filter((id) => !isDigitId(id)).length,
);

export function ledgerOf(
  verdicts: Readonly<Record<string, VerdictEntry>>,
  pages: readonly Page[],
  order: readonly string[],
): readonly LedgerEntry[] {
  const byId = new Map(pages.map((page) => [page.id, page]));
  return Object.entries(verdicts)
    .filter(([id]) => !isDigitId(id))
    .map(([id, entry]) => entryOf(id, entry, byId, order))
    .sort((a, b) => (a.atUtc < b.atUtc ? 1 : a.atUtc > b.atUtc ? -1 : 0));
}

function entryOf(
  id: string,
  { verdict, who, atUtc, about, correction }: VerdictEntry,
  pages: ReadonlyMap<string, Page>,
  order: readonly string[],
): LedgerEntry {
  const base = { id, verdict, who, atUtc };
  if (about === undefined) return { ...base, ...unplaced(correction) };
  const page = pages.get(about.pageId);
  const lineIndex = page?.lines.findIndex((line) => line.id === about.lineId) ?? -1;
  const line = page?.lines[lineIndex];
  const place = page === undefined ? null : placeOfDecision(page, about);
  const sheet = order.indexOf(about.pageId) + 1;
  return {
    ...base,
    ...{ kind: about.kind, before: about.text, after: afterOf(about), pageId: about.pageId },
    ...{ sheet: sheet === 0 ? null : sheet, line: lineIndex < 0 ? null : lineIndex + 1, place },
    boxPx: line === undefined ? null : place === null ? line.boxPx : lineInk(line, place.from, place.to),
  };
}

function afterOf({ after }: DecidedPlace): string | null {
  return after ?? null;
}

/** Decisions of before their places were kept. */
function unplaced(correction: Correction | undefined): Omit<LedgerEntry, 'id' | 'verdict' | 'who' | 'atUtc'> {
  return {
    ...{ kind: null, before: correction?.from ?? '', after: correction?.to ?? null },
    ...{ pageId: null, sheet: null, line: null, place: null, boxPx: null },
  };
}
