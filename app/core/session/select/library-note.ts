import { missingSheets } from './missing-sheets';
import { openFlags } from './selectors-flags';
import { sheetNumber } from './selectors-text';
import type { ReviewState } from '../state/state';

/** What the library remembers of the open document; null where none is open. `left` is null until it was checked. */
export function libraryNote(state: ReviewState): {
  readonly projectId: string;
  readonly left: number | null;
  readonly missing: number;
  readonly place: { readonly pageId: string; readonly sheet: number; readonly line: number } | null;
} | null {
  const { view } = state.project;
  const { pageId, caret } = state.place;
  if (view === null) return null;
  const isChecked = state.flags.summary !== null;
  const place =
    pageId === null ? null : { pageId, sheet: sheetNumber(state, pageId), line: caret?.lineIndex ?? 0 };
  return {
    projectId: view.project.id,
    left: isChecked ? openFlags(state).length : null,
    missing: isChecked ? missingSheets(state).size : 0,
    place,
  };
}
