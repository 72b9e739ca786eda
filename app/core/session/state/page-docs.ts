import type { InkReading } from '../../given/ink-reading';
import type { Page } from '../../page/transcription';
import { madeOnce } from './memo';
import type { RecoveredTyping } from './project-view';

/** A page's text in the window, and how it stands to what is on disk. */
export type PageDoc = {
  readonly page: Page | null;
  /** The Revision the text was made from, or null for none. */
  readonly baseHash: string | null;
  readonly isDirty: boolean;
  /** Lines taken away on purpose since the base, which the store asks for. */
  readonly deletedLines: number;
  /** Typing that a crash left behind; offered, never taken unasked. */
  readonly recovery: RecoveredTyping | null;
  readonly damagedFiles: readonly string[];
  /** The texts of the passes of the newest recognition. */
  readonly readings: readonly string[];
  /** How sure each of them was of its words. */
  readonly certainties?: readonly (readonly number[])[];
  /** What a machine read in the ink of a text that was given; left out for a machine's own text. */
  readonly ink?: InkReading | null;
  /** Another version of the page that came to light and that the person has not been shown yet. */
  readonly otherVersion: OtherVersion | null;
  /** The name of the sync service's copy in which the other version stood; empty or left out for none. */
  readonly otherFile?: string;
};

/** Made by another Sverka (`fork`) or by another program (`outside`). */
export type OtherVersion = 'fork' | 'outside';

/**
 * The pages that have been read: `docs[i]` belongs to the page `ids[i]`, in the order in which they were read.
 *
 * Every key makes a new list. Copying a record of 1,000 members by their names takes 0.2 to 1 ms, which is more than
 * everything else that a key costs in `reduce`; copying an array of as many takes a thousandth of that. `ids` keeps its
 * identity as long as no page is added, and with it the index that is made of it.
 */
export type PageDocs = { readonly ids: readonly string[]; readonly docs: readonly PageDoc[] };

export const NO_DOCS: PageDocs = { ids: [], docs: [] };

const indexes = madeOnce(
  (ids: readonly string[]): ReadonlyMap<string, number> => new Map(ids.map((id, index) => [id, index])),
);

export function docIn({ ids, docs }: PageDocs, pageId: string): PageDoc | undefined {
  const index = indexes(ids).get(pageId);
  return index === undefined ? undefined : docs[index];
}

export function docEntries({ ids, docs }: PageDocs): readonly (readonly [string, PageDoc])[] {
  return ids.flatMap((id, index) => {
    const doc = docs[index];
    return doc === undefined ? [] : [[id, doc] as const];
  });
}

/** The pages with some of them put in place of what they were, or added at the end. */
export function withDocs(pages: PageDocs, changes: Iterable<readonly [string, PageDoc]>): PageDocs {
  const known = indexes(pages.ids);
  const docs = [...pages.docs];
  const added = new Map<string, PageDoc>();
  for (const [id, doc] of changes) {
    const index = known.get(id);
    if (index === undefined) added.set(id, doc);
    else docs[index] = doc;
  }
  if (added.size === 0) return { ids: pages.ids, docs };
  return { ids: [...pages.ids, ...added.keys()], docs: [...docs, ...added.values()] };
}

/** The pages of `ids` alone. */
export function onlyDocs(pages: PageDocs, ids: ReadonlySet<string>): PageDocs {
  if (pages.ids.every((id) => ids.has(id))) return pages;
  const kept = docEntries(pages).filter(([id]) => ids.has(id));
  return { ids: kept.map(([id]) => id), docs: kept.map(([, doc]) => doc) };
}

/** The pages with those added that are not there yet. */
export function withMissingDocs(pages: PageDocs, docs: Readonly<Record<string, PageDoc>>): PageDocs {
  const known = indexes(pages.ids);
  const missing = Object.entries(docs).filter(([id]) => !known.has(id));
  return missing.length === 0 ? pages : withDocs(pages, missing);
}
