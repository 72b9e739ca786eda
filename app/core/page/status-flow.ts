import type { PageStatus } from './transcription';

/** Whether somebody has vouched for the page's text. */
export function isFinished(status: PageStatus): boolean {
  return status === 'proofread' || status === 'validated';
}

/** Who gave a page a status, when, and to which Revision; `hash` is null where the page had none. */
export type StatusEntry = {
  readonly pageId: string;
  readonly status: PageStatus;
  readonly who: string;
  readonly atUtc: string;
  readonly hash: string | null;
};

/** What stands of a page's log: its proofreading, and the validation of that by somebody else. */
export type PageMarks = { readonly proofread: StatusEntry | null; readonly validated: StatusEntry | null };

export const NO_MARKS: PageMarks = { proofread: null, validated: null };

/**
 * The marks of each page, from its log in order. Whoever proofread a page and changes it again has to proofread it
 * again; a second person may correct it and validate it, and what they changed is the measure of its quality.
 */
export function standingMarks(entries: readonly StatusEntry[]): Readonly<Record<string, PageMarks>> {
  const marks = new Map<string, PageMarks>();
  for (const entry of entries) marks.set(entry.pageId, next(marks.get(entry.pageId) ?? NO_MARKS, entry));
  return Object.fromEntries(marks);
}

function next(marks: PageMarks, entry: StatusEntry): PageMarks {
  switch (entry.status) {
    case 'proofread':
      return { proofread: entry, validated: null };
    case 'validated':
      return { ...marks, validated: entry };
    default: {
      const isOwn = marks.proofread !== null && isSamePerson(marks.proofread.who, entry.who);
      return isOwn ? NO_MARKS : { ...marks, validated: null };
    }
  }
}

/** Names are typed by people: capitals and spaces make no second person. */
export function isSamePerson(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}

/** Why `who` may not validate a page, or null if they may. */
export function whyNotValidate(marks: PageMarks, who: string): 'not-proofread' | 'same-person' | null {
  if (marks.proofread === null) return 'not-proofread';
  return isSamePerson(marks.proofread.who, who) ? 'same-person' : null;
}

/** What finishing a page means for `who`: to proofread it, to validate what another has proofread, or nothing more. */
export function statusToGive(
  status: PageStatus,
  marks: PageMarks,
  who: string,
): 'proofread' | 'validated' | null {
  if (whyNotValidate(marks, who) === null) return status === 'validated' ? null : 'validated';
  if (status === 'validated') return null;
  return status === 'proofread' && marks.proofread !== null ? null : 'proofread';
}

/** A page as far as it matters to what to do next. */
export type PageToDo = {
  readonly id: string;
  readonly status: PageStatus;
  readonly marks: PageMarks;
  readonly openFlags: number;
};

/**
 * The next page that needs `who`: untouched ones first, then those in progress, those that need attention, finished
 * ones with open flags, and those that wait for a second person; each in reading order, after `currentId` first.
 */
export function nextPageFor(
  pages: readonly PageToDo[],
  currentId: string | null,
  who: string,
): string | null {
  const at = pages.findIndex(({ id }) => id === currentId);
  const inTurn = [...pages.slice(at + 1), ...pages.slice(0, Math.max(0, at))];
  const ranked = inTurn.map((page) => ({ id: page.id, rank: rankOf(page, who) }));
  const best = Math.min(...ranked.map(({ rank }) => rank));
  return best === Infinity ? null : (ranked.find(({ rank }) => rank === best)?.id ?? null);
}

function rankOf({ status, marks, openFlags }: PageToDo, who: string): number {
  switch (status) {
    case 'untouched':
      return 0;
    case 'in-progress':
      return 1;
    case 'needs-attention':
      return 2;
    case 'proofread':
    case 'validated':
      if (openFlags > 0) return 3;
      return status === 'proofread' && whyNotValidate(marks, who) === null ? 4 : Infinity;
  }
}
