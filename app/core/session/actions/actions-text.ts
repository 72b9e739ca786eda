import type { ComparedLine } from '../../edit/compare-texts';
import type { Edit } from '../../edit/edit';
import type { FindQuery, Found } from '../../edit/find';
import type { BoxPx } from '../../base/geometry';
import type { Line, MarkKind, Page } from '../../page/transcription';
import type { PageDoc } from '../state/page-docs';
import type { Caret, Target } from '../state/places';
import type { Finding } from '../state/state-find';

/** A stretch of one Line; offsets count from its start. */
export type MarkedSpan = { readonly lineIndex: number; readonly from: number; readonly to: number };

/** A replacement in a page's text as the editor gives it: `[from, to)` becomes `inserted`. Offsets are UTF-16. */
export type EditorChange = { readonly from: number; readonly to: number; readonly inserted: string };

export type TextAction =
  /** Typing in the editor; the changes come from the last to the first, so that each one's offsets still hold. */
  | { readonly type: 'typed'; readonly pageId: string; readonly changes: readonly EditorChange[] }
  | { readonly type: 'edited'; readonly edit: Edit }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  /** A whole other state of a page, such as recovered typing. */
  | { readonly type: 'page-replaced'; readonly pageId: string; readonly page: Page }
  /**
   * Revisions that were made of pages by other means than typing. `keepsTyping`: pages with typing that is not saved
   * yet stay as they are.
   */
  | {
      readonly type: 'pages-adopted';
      readonly docs: Readonly<Record<string, PageDoc>>;
      readonly keepsTyping: boolean;
    }
  | { readonly type: 'line-moved'; readonly by: 1 | -1 }
  | {
      readonly type: 'line-reread';
      readonly pageId: string;
      readonly lineIndex: number;
      readonly line: Line;
    }
  | {
      readonly type: 'line-restored';
      readonly then: Page;
      readonly now: Page;
      readonly line: ComparedLine;
    }
  | {
      readonly type: 'part-reread';
      readonly pageId: string;
      readonly boxPx: BoxPx;
      readonly lines: readonly Line[];
    }
  | {
      readonly type: 'marked';
      readonly pageId: string;
      readonly spans: readonly MarkedSpan[];
      readonly kind: MarkKind;
    }
  | { readonly type: 'illegible-put'; readonly pageId: string; readonly span: MarkedSpan }
  | GeometryAction
  /** `lineIndex` null for a comment on the whole sheet; an empty comment takes it away. */
  | {
      readonly type: 'commented';
      readonly pageId: string;
      readonly lineIndex: number | null;
      readonly comment: string;
    };

/** How a sheet lies on its scan. */
export type GeometryAction =
  /** Turns the sheet's scan by a quarter, clockwise. */
  | { readonly type: 'sheet-turned' }
  /** Two columns of the page in view are read one after the other. */
  | { readonly type: 'columns-wanted' }
  /** A person levels the sheet in view: it is shown so until the finer turn is taken. */
  | { readonly type: 'levelling-started' }
  | { readonly type: 'level-set'; readonly levelDeg: number }
  | { readonly type: 'level-taken' }
  | { readonly type: 'levelling-stopped' }
  | { readonly type: 'level-stepped'; readonly stepDeg: number }
  | { readonly type: 'level-dropped' }
  | { readonly type: 'crop-dropped' };

export type PlaceAction =
  | { readonly type: 'page-selected'; readonly pageId: string }
  | { readonly type: 'page-stepped'; readonly step: number }
  | { readonly type: 'target-shown'; readonly target: Omit<Target, 'serial'> }
  /** A click on the scan. */
  | { readonly type: 'point-shown'; readonly pageId: string; readonly xPx: number; readonly yPx: number }
  | { readonly type: 'caret-moved'; readonly caret: Caret }
  | { readonly type: 'scrolled'; readonly topLine: number }
  | { readonly type: 'text-focused' };

export type FindAction =
  | {
      readonly type: 'find-opened';
      /** Null for the one that the panel has. */
      readonly scope: Finding['scope'] | null;
      readonly showsReplacement: boolean;
      /** Looked for at once; empty keeps what was looked for. */
      readonly text: string;
    }
  | { readonly type: 'find-closed' }
  | { readonly type: 'find-changed'; readonly query: Partial<FindQuery> }
  | { readonly type: 'find-scoped'; readonly scope: Finding['scope'] }
  | { readonly type: 'search-due' }
  | {
      readonly type: 'search-answered';
      readonly serial: number;
      readonly outcome: Found | NonNullable<Finding['problem']>;
    }
  | { readonly type: 'hit-stepped'; readonly step: 1 | -1 }
  | { readonly type: 'hit-shown'; readonly index: number; readonly focus: 'panel' | 'text' }
  | { readonly type: 'hit-replaced' }
  | { readonly type: 'all-hits-replaced' };
