import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Discrepancy } from '../../app/core/discrepancy/discrepancy';
import type { Summary } from '../../app/core/discrepancy/check';
import type { LineSpan } from '../../app/core/document-text';
import type { FileNote } from '../../app/core/formats/encoding/notes';
import type { FindHit, FindQuery } from '../../app/core/find';
import { PLAIN_INTERFACE } from '../../app/core/interface-size';
import { EMPTY_HISTORY, type History } from '../../app/core/history';
import type { BoxPx } from '../../app/core/geometry';
import type { ImportDoubt } from '../../app/core/import-doubts';
import type { Ink } from '../../app/core/ink';
import type { PageMerge } from '../../app/core/merge-pages';
import type { ReferenceLayout } from '../../app/core/reference/rows';
import type { RevisionInfo } from '../../app/core/revision';
import type { Failure } from '../../app/core/result';
import type { SpelledWord } from '../../app/core/spelling';
import type { Page } from '../../app/core/transcription';
import { DEFAULT_VIEW, type ViewSettings } from '../../app/core/view-settings';
import type { Message, MessageValues } from '../locales/message';
import type { WordKey } from '../locales/en';
import type { SheetNotice } from '../../app/core/recognise/notice';
import type {
  JobState,
  NotOpened,
  PickedFile,
  ProjectView,
  RecentProject,
  RecoveredTyping,
  Settings,
} from '../api';
import type { TimelineEntry, VerifyReport } from '../api';
import type { PageFacts } from './facts';

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
  /** Somebody else's version of the page that came to light and that the person has not been shown yet. */
  readonly beside: Beside | null;
};

/** Made by another Sverka (`fork`) or by another program (`outside`). */
export type Beside = 'fork' | 'outside';

/** A Discrepancy with its place on the pages as they were when it was found. */
export type Located = {
  readonly discrepancy: Discrepancy;
  readonly parts: readonly LineSpan[];
  readonly ink: Ink | null;
};

/** The version that is to be brought together with the sheet as it is in the window. */
export type OtherSide =
  | { readonly kind: 'version'; readonly hash: string; readonly info: RevisionInfo }
  /** Typing that a crash left behind, made on the version `baseHash`. */
  | { readonly kind: 'recovered'; readonly baseHash: string | null };

/** Two versions of a sheet laid side by side; `mineHash` is the version that the window shows. */
export type OpenMerge = {
  readonly pageId: string;
  readonly mineHash: string;
  readonly other: OtherSide;
  readonly merge: PageMerge;
};

export type SaveState = 'saved' | 'journaled' | 'unsaved';
export type SideTab = 'discrepancies' | 'facts' | 'translation' | 'reference' | 'history' | 'sheet';

/** A file that waits for the person's word, and what speaks against it. */
export type ImportQuestion = {
  readonly pageId: string;
  readonly fileName: string;
  readonly doubts: readonly ImportDoubt[];
  readonly file: { readonly handle: string; readonly acceptedSha256: string };
};

export type Dialog =
  | { readonly kind: 'new-review' }
  | { readonly kind: 'dropped-text'; readonly files: readonly PickedFile[] }
  | { readonly kind: 'reread'; readonly pageId: string; readonly lineIndex: number }
  | { readonly kind: 'read-part'; readonly pageId: string; readonly boxPx: BoxPx; readonly isWhole: boolean }
  | { readonly kind: 'save-version' }
  | { readonly kind: 'project-details' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'change-keys' }
  | { readonly kind: 'characters' }
  | { readonly kind: 'project-words' }
  | { readonly kind: 'spelling'; readonly place: SpellingPlace }
  | { readonly kind: 'comment'; readonly pageId: string; readonly lineIndex: number | null }
  | { readonly kind: 'about' }
  | { readonly kind: 'take-page' }
  | { readonly kind: 'progress' }
  | { readonly kind: 'digits' }
  | { readonly kind: 'name'; readonly why: 'first' | 'second'; readonly then: 'finish' | 'validate' }
  | { readonly kind: 'comparison' }
  | { readonly kind: 'alike'; readonly one: Located }
  | { readonly kind: 'password'; readonly pageId: string }
  | { readonly kind: 'merge'; readonly open: OpenMerge }
  | { readonly kind: 'import-question'; readonly question: ImportQuestion }
  | { readonly kind: 'restore-all'; readonly entry: TimelineEntry }
  | { readonly kind: 'verify'; readonly report: VerifyReport };

/** A message at the bottom of the window; errors stay until they are closed. */
export type Notice = { readonly message: Message; readonly tone: 'info' | 'error' };

/** Where the caret stands: Line and column count from 0. */
export type Caret = { readonly lineIndex: number; readonly column: number };

/** A word whose spelling is asked for: where the caret was, and where on the screen the word stands, in CSS px. */
export type SpellingPlace = {
  readonly pageId: string;
  readonly word: SpelledWord;
  readonly caret: Caret;
  readonly boxPx: { readonly left: number; readonly top: number; readonly bottom: number };
};

/** A place to show: sent to the editor and the scan by whoever wants to go there. */
export type Target = {
  readonly pageId: string;
  readonly lineIndex: number;
  readonly from: number;
  readonly to: number;
  /** Who gets the keys: the editor, the card, or the panel that asked, which keeps them. */
  readonly focus: 'text' | 'card' | 'panel';
  /** Grows with each request, so that the same place can be asked for twice. */
  readonly serial: number;
};

/** The page in view beside each reference that is shown. `page` is what was laid there: typing since is not in it. */
export type BesideReferences = {
  readonly page: Page;
  /** Indexes of the project's references, and the layout of each. */
  readonly indexes: readonly number[];
  readonly layouts: readonly ReferenceLayout[];
};

/** Looking for something in the text, and what was found. */
export type Finding = {
  readonly query: FindQuery;
  readonly scope: 'page' | 'project';
  readonly showsReplacement: boolean;
  readonly hits: readonly FindHit[];
  /** There are more than the list holds. */
  readonly isCut: boolean;
  readonly current: number | null;
  readonly problem: 'bad-pattern' | 'too-long' | null;
  /** Grows each time the panel is asked for, so that its field gets the keys again. */
  readonly serial: number;
};

export type ReviewState = {
  readonly version: string;
  readonly settings: Settings;
  readonly recent: readonly RecentProject[];
  /** Files that the app was started with, until they are taken up. */
  readonly started: readonly PickedFile[];
  /** What could not be opened at the start. */
  readonly notOpened: NotOpened | null;
  readonly view: ProjectView | null;
  readonly references: readonly string[];
  readonly pages: Readonly<Record<string, PageDoc>>;
  readonly pageId: string | null;
  readonly caret: Caret | null;
  readonly target: Target | null;
  readonly history: History;
  readonly located: readonly Located[];
  /** Ids that were corrected and are found again. */
  readonly returned: ReadonlySet<string>;
  readonly summary: Summary | null;
  /** The facts of one page beside each translation, once a panel has asked for them. */
  readonly facts: readonly PageFacts[];
  /** The first Line that the transcription's view shows. */
  readonly topLine: number;
  readonly isChecking: boolean;
  readonly activeId: string | null;
  readonly saving: SaveState;
  readonly saveError: Failure | null;
  /** Why the project's folder refused the last save, until it takes one. */
  readonly projectError: Failure | null;
  readonly job: JobState | null;
  /** Pages that the last try to recognise failed on. */
  readonly failed: Readonly<Record<string, JobState['failures'][number]>>;
  /** What the last recognition left out of pages, until the person has seen it. */
  readonly noticed: Readonly<Record<string, SheetNotice>>;
  /** Grows when pictures that could not be drawn may be drawn now. */
  readonly pictureTries: number;
  readonly tab: SideTab;
  readonly dialog: Dialog | null;
  readonly notice: Notice | null;
  /** How files that were read last came to be text, until the person has seen it. */
  readonly fileNotes: readonly FileNote[];
  readonly viewSettings: ViewSettings;
  /** What the person holds a key for: the bare ink, the text over the scan, or the loupe. */
  readonly held: Held | null;
  readonly beside: BesideReferences | null;
  /** Index of the project's reference from which text is taken. */
  readonly takenFrom: number | null;
  /** The step of the tour that is shown, from 0, or null. */
  readonly tourStep: number | null;
  readonly framing: Framing | null;
  readonly finding: Finding | null;
  /** Ways of writing words that the dictionary was asked for and does not have. */
  readonly unknownForms: ReadonlySet<string>;
};

/** A frame being drawn on the scan: around what is to be read, or around a Line. */
export type Framing = {
  readonly purpose: 'read' | 'line';
  readonly pageId: string;
  readonly lineIndex: number;
  readonly boxPx: BoxPx;
};

export type Held = 'ink' | 'text' | 'loupe';

const EMPTY: ReviewState = {
  version: '',
  settings: {
    ...{ language: 'en', theme: 'system', who: '', isWhoGiven: false, hasSeenTour: false },
    interfacePercent: PLAIN_INTERFACE,
    rungsOff: [],
    keys: {},
  },
  recent: [],
  started: [],
  notOpened: null,
  view: null,
  references: [],
  pages: {},
  pageId: null,
  caret: null,
  target: null,
  history: EMPTY_HISTORY,
  located: [],
  returned: new Set(),
  summary: null,
  facts: [],
  topLine: 0,
  isChecking: false,
  activeId: null,
  saving: 'saved',
  saveError: null,
  projectError: null,
  job: null,
  failed: {},
  noticed: {},
  pictureTries: 0,
  tab: 'discrepancies',
  dialog: null,
  notice: null,
  fileNotes: [],
  viewSettings: DEFAULT_VIEW,
  held: null,
  beside: null,
  takenFrom: null,
  tourStep: null,
  framing: null,
  finding: null,
  unknownForms: new Set(),
};

/** The one state of the review window. It is changed by the functions of this folder only. */
export const store = createStore<ReviewState>(() => EMPTY);

export function useReview<T>(select: (state: ReviewState) => T): T {
  return useStore(store, select);
}

export function getState(): ReviewState {
  return store.getState();
}

export function setState(change: Partial<ReviewState>): void {
  store.setState(change);
}

/** What belongs to one project, forgotten when another opens. */
export function resetProject(): void {
  const { version, settings, recent, viewSettings, unknownForms, fileNotes } = getState();
  // What was said of the texts that a new project was made with comes before the project.
  store.setState({ ...EMPTY, version, settings, recent, viewSettings, unknownForms, fileNotes }, true);
}

export function patchPage(pageId: string, change: Partial<PageDoc>): void {
  const { pages } = getState();
  const known = pages[pageId];
  if (known !== undefined) setState({ pages: { ...pages, [pageId]: { ...known, ...change } } });
}

/** Tells the person something, in the language that they read when they see it. */
export function say(key: WordKey, values: MessageValues = {}, tone: Notice['tone'] = 'info'): void {
  tell({ key, values }, tone);
}

export function tell(message: Message, tone: Notice['tone']): void {
  setState({ notice: { message, tone } });
}
