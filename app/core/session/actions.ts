import type { FileNote } from '../formats/encoding/notes';
import type { ComparedLine } from '../compare-texts';
import type { Verdict } from '../discrepancy/discrepancy';
import type { CheckReply } from '../check-messages';
import type { Edit } from '../edit';
import type { DigitPlace } from '../digits';
import type { FactSheet } from '../facts/fact-rows';
import type { FindQuery, Found } from '../find';
import type { BoxPx } from '../geometry';
import type { Decision, Lesson } from '../history';
import type { TakenLines } from '../project-reference';
import type { ReferenceLayout } from '../reference/rows';
import type { Failure } from '../result';
import type { Line, MarkKind, Page, PageStatus } from '../transcription';
import type { ScanLook, ViewSettings } from '../view-settings';
import type { NotOpened, PickedFile, RecentProject, Settings } from './app-settings';
import type { Dialog, SpellingPlace } from './dialog';
import type { AlignThen, LessonAfter, RequestEffect } from './effects';
import type { Notice } from './notice';
import type { Caret, Located, Target } from './places';
import type { JobState, ProjectView, SaveOutcome } from './project-view';
import type { StandingDecision } from './standing';
import type { Framing, Held, PageDoc, SideTab } from './state';
import type { Finding } from './state-find';

/** A stretch of one Line; offsets count from its start. */
export type MarkedSpan = { readonly lineIndex: number; readonly from: number; readonly to: number };

/** A replacement in a page's text as the editor gives it: `[from, to)` becomes `inserted`. Offsets are UTF-16. */
export type EditorChange = { readonly from: number; readonly to: number; readonly inserted: string };

/**
 * Everything that can happen in the review window, as values. A person does it, main or a worker answers it, or a
 * timer says that it is due; `reduce` makes no difference between them.
 */
export type Action =
  | AppAction
  | ProjectAction
  | TextAction
  | PlaceAction
  | FlagAction
  | DecisionAction
  | LessonAction
  | FactAction
  | ReferenceAction
  | SpellingAction
  | FindAction
  | SavingAction
  | StatusAction
  | JobAction
  | DeskAction
  /** Asks for something that only the world outside can do; what comes of it arrives as other actions. */
  | { readonly type: 'requested'; readonly effect: RequestEffect };

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
  | { readonly type: 'first-page-read'; readonly pageId: string | null; readonly doc: PageDoc | null }
  | { readonly type: 'pages-read'; readonly docs: Readonly<Record<string, PageDoc>> }
  | { readonly type: 'references-read'; readonly references: readonly string[] }
  /** All pages and references of the project are there. */
  | { readonly type: 'project-read' }
  | {
      readonly type: 'references-added';
      readonly view: ProjectView;
      readonly references: readonly string[];
    }
  | { readonly type: 'project-described'; readonly view: ProjectView };

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
  /** `lineIndex` null for a comment on the whole sheet; an empty comment takes it away. */
  | {
      readonly type: 'commented';
      readonly pageId: string;
      readonly lineIndex: number | null;
      readonly comment: string;
    };

export type PlaceAction =
  | { readonly type: 'page-selected'; readonly pageId: string }
  | { readonly type: 'page-stepped'; readonly step: number }
  | { readonly type: 'target-shown'; readonly target: Omit<Target, 'serial'> }
  /** A click on the scan. */
  | { readonly type: 'point-shown'; readonly pageId: string; readonly xPx: number; readonly yPx: number }
  | { readonly type: 'caret-moved'; readonly caret: Caret }
  | { readonly type: 'scrolled'; readonly topLine: number }
  | { readonly type: 'text-focused' };

export type FlagAction =
  | { readonly type: 'check-due' }
  | { readonly type: 'check-replied'; readonly reply: CheckReply }
  | { readonly type: 'check-lost' }
  | { readonly type: 'flag-shown'; readonly id: string }
  | { readonly type: 'flag-stepped'; readonly step: 1 | -1 }
  | { readonly type: 'card-closed' };

/** What a person decides. Without `one` it is about the Discrepancy of the open card. */
export type DecisionAction =
  | { readonly type: 'decided'; readonly decision: Decision }
  /** Enter on the card: the best correction, or on to the next where there is none. */
  | { readonly type: 'best-taken' }
  /** 1 is as transcribed, from 2 on what can stand in its place. */
  | { readonly type: 'reading-taken'; readonly number: number }
  | { readonly type: 'reopened'; readonly id: string }
  | { readonly type: 'alike-shown' }
  | { readonly type: 'all-decided'; readonly all: readonly Located[]; readonly verdict: Verdict }
  | { readonly type: 'all-corrected'; readonly all: readonly Located[] }
  /** `typed`: id → the digit that it is instead; `doubtful`: ids to come back to. */
  | {
      readonly type: 'digits-confirmed';
      readonly places: readonly DigitPlace[];
      readonly typed: ReadonlyMap<string, string>;
      readonly doubtful: ReadonlySet<string>;
    }
  | { readonly type: 'digit-confirmed'; readonly id: string }
  | {
      readonly type: 'verdict-refused';
      readonly id: string;
      readonly before: StandingDecision;
      readonly shown: StandingDecision;
      readonly failure: Failure;
    };

export type LessonAction =
  | { readonly type: 'word-taught'; readonly text: string; readonly isKnown: boolean }
  | { readonly type: 'card-word-taught' }
  /** The word at the caret, or the card's. */
  | { readonly type: 'word-here-taught'; readonly isInText: boolean }
  | {
      readonly type: 'name-taught';
      readonly ru: string;
      readonly en: string;
      readonly isKnown: boolean;
    }
  /** `en` null: it has no counterpart. */
  | { readonly type: 'fact-paired'; readonly ru: string; readonly en: string | null }
  | { readonly type: 'fact-unpaired'; readonly ru: string }
  | {
      readonly type: 'lesson-kept';
      readonly projectId: string;
      readonly lesson: Lesson;
      readonly kept: Partial<Pick<ProjectView, 'words' | 'knowledge'>>;
      readonly after: LessonAfter;
    };

export type FactAction =
  | { readonly type: 'facts-due' }
  | {
      readonly type: 'facts-answered';
      readonly serial: number;
      /** One for each translation; `file` is its label. */
      readonly sheets: readonly { readonly file: string; readonly sheet: FactSheet }[];
    };

export type ReferenceAction =
  | { readonly type: 'alignment-due'; readonly then: AlignThen }
  | {
      readonly type: 'aligned';
      readonly page: Page;
      readonly indexes: readonly number[];
      readonly layouts: readonly ReferenceLayout[];
      readonly then: AlignThen;
    }
  | { readonly type: 'reference-chosen'; readonly index: number }
  | { readonly type: 'lines-wanted'; readonly taken: TakenLines }
  | { readonly type: 'line-wanted' }
  /** The Edit that takes Lines of a reference into `page`; null where nothing is to be taken. */
  | { readonly type: 'lines-taken'; readonly page: Page; readonly edit: Edit | null };

export type SpellingAction =
  | { readonly type: 'spelling-due' }
  | { readonly type: 'forms-unknown'; readonly forms: readonly string[] }
  | { readonly type: 'suggestions-wanted'; readonly place: SpellingPlace }
  | { readonly type: 'suggested'; readonly word: string; readonly suggestions: readonly string[] }
  | { readonly type: 'spelling-taken'; readonly place: SpellingPlace; readonly text: string };

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
      readonly outcome: Found | 'bad-pattern' | 'too-long';
    }
  | { readonly type: 'hit-stepped'; readonly step: 1 | -1 }
  | { readonly type: 'hit-shown'; readonly index: number; readonly focus: 'panel' | 'text' }
  | { readonly type: 'hit-replaced' }
  | { readonly type: 'all-hits-replaced' };

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
  | { readonly type: 'version-wanted'; readonly note: string }
  | { readonly type: 'version-ended'; readonly isSaved: boolean }
  | { readonly type: 'recovery-taken'; readonly pageId: string }
  | { readonly type: 'recovery-settled'; readonly pageId: string }
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
  | { readonly type: 'recognition-refused' }
  | { readonly type: 'recognition-toggled' }
  | { readonly type: 'unfinished-forgotten' }
  /** The person has seen what there is to know of a page that was recognised. */
  | { readonly type: 'sheet-notice-seen'; readonly pageId: string }
  | { readonly type: 'job-changed'; readonly job: JobState }
  | { readonly type: 'pictures-unlocked' };

export type DeskAction =
  | { readonly type: 'dialog-opened'; readonly dialog: Dialog }
  | { readonly type: 'dialog-closed' }
  | { readonly type: 'page-comment-opened' }
  | { readonly type: 'reread-opened' }
  | { readonly type: 'sheet-reread-opened' }
  | { readonly type: 'notified'; readonly notice: Notice }
  | { readonly type: 'file-notes-received'; readonly notes: readonly FileNote[] }
  | { readonly type: 'file-notes-closed' }
  | { readonly type: 'notice-closed' }
  | { readonly type: 'notice-expired'; readonly notice: Notice }
  | { readonly type: 'tab-chosen'; readonly tab: SideTab }
  | { readonly type: 'panel-shown'; readonly tab: 'facts' | 'sheet' }
  | { readonly type: 'view-changed'; readonly change: Partial<ViewSettings> }
  | { readonly type: 'view-toggled'; readonly shows: ToggledView }
  | { readonly type: 'look-changed'; readonly change: Partial<ScanLook> }
  | { readonly type: 'scan-inverted' }
  | { readonly type: 'scan-turned'; readonly byDeg: number }
  | { readonly type: 'text-size-stepped'; readonly stepPx: 1 | -1 }
  | { readonly type: 'hold-toggled'; readonly held: Held }
  | { readonly type: 'hold-ended' }
  | { readonly type: 'framing-started'; readonly purpose: Framing['purpose'] }
  | { readonly type: 'frame-set'; readonly boxPx: BoxPx }
  | { readonly type: 'framing-stopped' }
  | { readonly type: 'frame-taken' }
  | { readonly type: 'tour-wanted' }
  | { readonly type: 'tour-stepped'; readonly step: number }
  | { readonly type: 'tour-ended' };

/** What a command shows or hides. */
export type ToggledView = 'showsBoxes' | 'showsSpelling' | 'showsPages' | 'showsScan' | 'showsSide';
