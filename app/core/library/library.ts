import type { Failure } from '../base/result';
import { citation } from '../project/citation';
import type { ArchivalReference } from '../project/project';

/** A document as the library lists it: what its folder says of itself, and what this computer remembers of it. */
export type LibraryDocument = {
  readonly handle: string;
  /** Where it lies, for people to read. */
  readonly folder: string;
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly isSample: boolean;
  /** Whether another window shows it. */
  readonly isInOtherWindow: boolean;
  /** Null where its folder could not be read. */
  readonly progress: LibraryProgress | null;
  /** Discrepancies open, and sheets that a reference has and the scans lack, when it was open here last. */
  readonly left: number | null;
  readonly missing: number;
  /** Who worked on it last and when, as far as anyone can know; an empty name and null where nobody did. */
  readonly who: string;
  readonly atUtc: string | null;
  /** When it was open on this computer last. */
  readonly openedUtc: string | null;
  /** Where one stopped on this computer; both count from 1. */
  readonly stoppedAt: { readonly sheet: number; readonly line: number } | null;
  /** Whether there may be a picture of its first sheet. */
  readonly hasPicture: boolean;
  /** Why it cannot be opened. */
  readonly problem: Failure | null;
};

export type LibraryProgress = {
  readonly sheets: number;
  /** Proofread or validated, and of those the validated ones. */
  readonly finished: number;
  readonly validated: number;
  readonly attention: number;
  /** Whether any sheet has a text. */
  readonly hasText: boolean;
};

/** The one thing to know of a document: what stands in the way of work, or how far it has come. */
export type LibraryStanding =
  'problem' | 'missing' | 'attention' | 'validated' | 'proofread' | 'in-progress' | 'not-read';

export function standingOf({ problem, progress, missing }: LibraryDocument): LibraryStanding {
  if (problem !== null) return 'problem';
  if (progress === null) return 'not-read';
  const { sheets, finished, validated, attention, hasText } = progress;
  if (missing > 0) return 'missing';
  if (attention > 0) return 'attention';
  if (sheets > 0 && validated === sheets) return 'validated';
  if (sheets > 0 && finished === sheets) return 'proofread';
  return hasText || finished > 0 ? 'in-progress' : 'not-read';
}

export const LIBRARY_FILTERS = ['all', 'working', 'attention', 'finished'] as const;
export type LibraryFilter = (typeof LIBRARY_FILTERS)[number];

const IN_FILTER: Readonly<Record<LibraryFilter, readonly LibraryStanding[] | null>> = {
  all: null,
  working: ['in-progress', 'not-read', 'missing', 'attention'],
  attention: ['attention', 'missing', 'problem'],
  finished: ['proofread', 'validated'],
};

export const LIBRARY_COLUMNS = ['title', 'progress', 'standing', 'left', 'last'] as const;
export type LibraryColumn = (typeof LIBRARY_COLUMNS)[number];
export type LibraryOrder = { readonly by: LibraryColumn; readonly isRising: boolean };

/** Columns of names begin with the first, columns of amounts and times with the greatest. */
export function firstOrder(by: LibraryColumn): LibraryOrder {
  return { by, isRising: by === 'title' || by === 'standing' };
}

export type LibraryView = {
  readonly search: string;
  readonly filter: LibraryFilter;
  readonly order: LibraryOrder;
};

/** The documents that are to be shown, in their order. What has no value in a column stands last, either way. */
export function shownDocuments(
  documents: readonly LibraryDocument[],
  { search, filter, order }: LibraryView,
): readonly LibraryDocument[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const standings = IN_FILTER[filter];
  const shown = documents.filter(
    (one) => (standings === null || standings.includes(standingOf(one))) && holds(one, words),
  );
  const keyed = shown.map((one) => ({ one, value: valueIn(one, order.by), title: folded(one.title) }));
  keyed.sort(
    (a, b) =>
      compared(a.value, b.value, order.isRising) || byText(a.title, b.title) || byFolder(a.one, b.one),
  );
  return keyed.map(({ one }) => one);
}

/** Every word stands somewhere: in the title, in the archival reference as it is cited in either language, in a name. */
function holds(one: LibraryDocument, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { title, archival, who, folder } = one;
  const cited = archival === null ? [] : [citation(archival, 'ru'), citation(archival, 'en')];
  const text = folded([title, ...cited, who, folder].join('\n'));
  return words.every((word) => text.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/ё/g, 'е');
}

function valueIn(one: LibraryDocument, by: LibraryColumn): string | number | null {
  switch (by) {
    case 'title':
      return folded(one.title);
    case 'progress':
      return one.progress === null || one.progress.sheets === 0
        ? null
        : one.progress.finished / one.progress.sheets;
    case 'standing':
      return STANDINGS.indexOf(standingOf(one));
    case 'left':
      return one.left;
    case 'last':
      return lastUtc(one);
  }
}

/** Work, or that it was merely open here: what somebody goes on with stands first. */
function lastUtc({ atUtc, openedUtc }: LibraryDocument): string | null {
  return (openedUtc ?? '') > (atUtc ?? '') ? openedUtc : atUtc;
}

/** From what waits for somebody to what is done. */
const STANDINGS: readonly LibraryStanding[] = [
  ...(['problem', 'missing', 'attention', 'in-progress', 'not-read', 'proofread', 'validated'] as const),
];

function compared(a: string | number | null, b: string | number | null, isRising: boolean): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  const rising = typeof a === 'string' || typeof b === 'string' ? byText(`${a}`, `${b}`) : a - b;
  return isRising ? rising : -rising;
}

/** Numbers in titles count as numbers: «Том 2» before «Том 10». */
const collator = new Intl.Collator('ru', { numeric: true });
function byText(a: string, b: string): number {
  return collator.compare(a, b);
}

function byFolder(a: LibraryDocument, b: LibraryDocument): number {
  return a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0;
}
