import { ILLEGIBLE_TEXT } from '../../page/marks';
import type { ProjectPage } from '../../project/project';
import { pageText, type Line, type Page } from '../../page/transcription';
import { madeOnce, selector } from '../state/memo';
import { docEntries, docIn, type PageDoc } from '../state/page-docs';
import type { ReviewState } from '../state/state';

const NO_PAGES: readonly ProjectPage[] = [];

/** The project's sheets in reading order. */
export function projectPages({ project }: ReviewState): readonly ProjectPage[] {
  return project.view?.project.pages ?? NO_PAGES;
}

const indexes = madeOnce(
  (pages: readonly ProjectPage[]): ReadonlyMap<string, number> =>
    new Map(pages.map(({ id }, index) => [id, index])),
);

/** Where a page is in reading order, from 0; -1 for a page that the project does not have. Asked at every key. */
export function pageIndex(pages: readonly ProjectPage[], pageId: string | null | undefined): number {
  return pageId == null ? -1 : (indexes(pages).get(pageId) ?? -1);
}

/** The number by which people know a sheet, from 1; 0 for none. */
export function sheetNumber(state: ReviewState, pageId: string | null | undefined): number {
  return pageIndex(projectPages(state), pageId) + 1;
}

/** How many sheets of the document are read, which takes a while with a long one; null when all are. */
export function sheetsRead(state: ReviewState): { readonly read: number; readonly total: number } | null {
  const [read, total] = [state.text.pages.ids.length, projectPages(state).length];
  return read < total ? { read, total } : null;
}

/** What stands in this document's text for what cannot be read. */
export function illegibleSign({ project }: ReviewState): string {
  return project.view?.project.illegible ?? ILLEGIBLE_TEXT;
}

/** What the window knows of a page; undefined for one that has not been read. */
export function docOf({ text }: ReviewState, pageId: string | null | undefined): PageDoc | undefined {
  return pageId == null ? undefined : docIn(text.pages, pageId);
}

export function pageOf(state: ReviewState, pageId: string | null): Page | null {
  return docOf(state, pageId)?.page ?? null;
}

export function pageInView(state: ReviewState): Page | null {
  return pageOf(state, state.place.pageId);
}

export function textOfPage(state: ReviewState, pageId: string | null): string {
  const page = pageOf(state, pageId);
  return page === null ? '' : pageText(page);
}

export function isReadOnly({ project }: ReviewState): boolean {
  return project.view?.readOnly !== null;
}

/** The Line in which the caret is, with its page; null where the page has no text. */
export function caretLine(
  state: ReviewState,
): { readonly page: Page; readonly line: Line; readonly index: number } | null {
  const page = pageInView(state);
  const index = state.place.caret?.lineIndex ?? 0;
  const line = page?.lines[index];
  return page === null || line === undefined ? null : { page, line, index };
}

/** The pages that have been read, in reading order; the same list for as long as none of them changes. */
export const pagesInOrder = selector(
  (state: ReviewState) => [projectPages(state), state.text.pages] as const,
  (order, pages): readonly Page[] => order.flatMap(({ id }) => docIn(pages, id)?.page ?? []),
);

/** Every page that has text, as one string: typing on a page leaves it as it is. Ids are digits, all of one length. */
export const pagesWithText = selector(
  (state: ReviewState) => [state.text.pages] as const,
  (pages) =>
    docEntries(pages)
      .flatMap(([id, { page }]) => (page === null ? [] : id))
      .join(' '),
);

/** The comment on a Line, or with null on the whole sheet; empty for none. */
export function commentOn(state: ReviewState, pageId: string, lineIndex: number | null): string {
  const page = pageOf(state, pageId);
  return (lineIndex === null ? page?.comment : page?.lines[lineIndex]?.comment) ?? '';
}

/**
 * The text that a copy of the project has to be given: what is not saved yet, and everything where the project's folder
 * refuses, for it may be gone, and then the window has the only text there is.
 */
export function pagesToHold({ text, saving }: ReviewState): readonly {
  readonly page: Page;
  readonly baseHash: string | null;
  readonly deletedLines: number;
}[] {
  return text.pages.docs.flatMap(({ page, baseHash, deletedLines, isDirty }) =>
    page !== null && (isDirty || saving.isSlow || saving.projectError !== null)
      ? [{ page, baseHash, deletedLines }]
      : [],
  );
}
