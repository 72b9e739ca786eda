import type { Failure } from '../../base/result';
import type { MovedDecision } from '../../edit/divided-decisions';
import type { Page, PageStatus } from '../../page/transcription';
import type { ViewSettings } from '../../settings/view-settings';
import type { NotOpened, PickedFile, RecentProject, Settings } from '../state/app-settings';
import type { SheetTravel } from './effects';
import type { PageDoc } from '../state/page-docs';
import type { GivenSource, JobState, ProjectView, SaveOutcome } from '../state/project-view';

export type AppAction =
  | { readonly type: 'app-read'; readonly settings: Settings; readonly recent: readonly RecentProject[] }
  | {
      readonly type: 'app-ready';
      readonly version: string;
      readonly dropped: readonly PickedFile[];
      readonly notOpened: NotOpened | null;
    }
  | { readonly type: 'settings-read'; readonly settings: Settings }
  | { readonly type: 'interface-stepped'; readonly step: 1 | -1 }
  | { readonly type: 'language-switched' }
  | { readonly type: 'files-dropped'; readonly files: readonly PickedFile[] }
  /** These texts go into a new document. */
  | { readonly type: 'dropped-chosen'; readonly files: readonly PickedFile[] }
  | { readonly type: 'dropped-taken' };

export type ProjectAction =
  /** Everything of the project is forgotten: another one opens. */
  | { readonly type: 'project-left' }
  | {
      readonly type: 'project-opened';
      readonly view: ProjectView;
      readonly viewSettings: ViewSettings | null;
    }
  | {
      readonly type: 'first-page-read';
      readonly pageId: string | null;
      readonly doc: PageDoc | null;
      /** The Line on which one stopped; 0 for its start. */
      readonly line: number;
    }
  | { readonly type: 'pages-read'; readonly docs: Readonly<Record<string, PageDoc>> }
  | { readonly type: 'references-read'; readonly references: readonly string[] }
  /** All pages and references of the project are there. */
  | { readonly type: 'project-read' }
  | {
      readonly type: 'references-added';
      readonly view: ProjectView;
      readonly references: readonly string[];
    }
  | { readonly type: 'project-described'; readonly view: ProjectView }
  /** Sheets were added, removed, named or put in another order; `docs` are of those that were not there. */
  | {
      readonly type: 'sheets-arranged';
      readonly view: ProjectView;
      readonly docs: Readonly<Record<string, PageDoc>>;
      /** Decisions that went with their lines to other sheets. */
      readonly decisions?: readonly MovedDecision[];
      /** Left out for a new step. */
      readonly travel?: SheetTravel;
    }
  /** The step of the history that changes the sheets has ended, whether it could be taken or not. */
  | { readonly type: 'sheets-settled' };

export type SavingAction =
  /** The person turns to something else, or the power may go. */
  | { readonly type: 'journal-wanted' }
  | { readonly type: 'journaled' }
  | { readonly type: 'journal-refused'; readonly failure: Failure }
  | {
      readonly type: 'page-saved';
      readonly pageId: string;
      /** The page as it was saved, and the deleted Lines that were asked for with it. */
      readonly page: Page;
      readonly deletedLines: number;
      readonly outcome: SaveOutcome;
    }
  | { readonly type: 'save-refused'; readonly failure: Failure }
  | { readonly type: 'saved-all' }
  | { readonly type: 'flush-began' }
  | { readonly type: 'flush-ended' }
  | { readonly type: 'save-slow' }
  | { readonly type: 'version-wanted'; readonly note: string }
  | { readonly type: 'version-ended'; readonly isSaved: boolean }
  | { readonly type: 'recovery-taken'; readonly pageId: string }
  | { readonly type: 'recovery-settled'; readonly pageId: string }
  /** Other versions of these sheets were taken in and wait to be merged. */
  | { readonly type: 'pages-forked'; readonly pageIds: readonly string[] }
  | { readonly type: 'other-version-seen'; readonly pageId: string; readonly showsHistory: boolean };

export type StatusAction =
  | { readonly type: 'page-finished' }
  | { readonly type: 'page-validated' }
  /** The version is saved and the status written down. */
  | { readonly type: 'finish-kept'; readonly pageId: string; readonly status: PageStatus }
  | { readonly type: 'next-page-wanted' }
  /** The page in view. */
  | { readonly type: 'status-given'; readonly status: PageStatus }
  | { readonly type: 'status-kept'; readonly view: ProjectView };

export type JobAction =
  /** `all`: those without text, or all of them where each has some; `failed`, `unfinished`: what was left. */
  | {
      readonly type: 'recognition-wanted';
      readonly which: 'page' | 'all' | 'failed' | 'unfinished';
      readonly readings: number;
    }
  /** These sheets are read first, and then the text is laid on them. */
  | {
      readonly type: 'text-waits';
      readonly source: GivenSource;
      readonly isNew: boolean;
      readonly pageIds: readonly string[];
    }
  | { readonly type: 'recognition-refused' }
  | { readonly type: 'recognition-toggled' }
  | { readonly type: 'unfinished-forgotten' }
  /** The person has seen what there is to know of a page that was recognised. */
  | { readonly type: 'sheet-notice-seen'; readonly pageId: string }
  | { readonly type: 'job-changed'; readonly job: JobState }
  | { readonly type: 'pictures-unlocked' };
