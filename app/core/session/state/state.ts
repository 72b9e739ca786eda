import { EMPTY_HISTORY, type History } from '../../edit/history';
import type { SizePx } from '../../settings/arrangement';
import { PLAIN_INTERFACE } from '../../settings/interface-size';
import type { FileNote } from '../../formats/encoding/notes';
import type { BoxPx } from '../../base/geometry';
import type { SheetNotice } from '../../recognise/notice';
import type { Failure } from '../../base/result';
import { DEFAULT_VIEW, type ViewSettings } from '../../settings/view-settings';
import type { NotOpened, PickedFile, RecentProject, Settings } from './app-settings';
import type { Dialog } from './dialog';
import type { Notice } from './notice';
import type { Caret, Target } from './places';
import { NO_DOCS, type PageDocs } from './page-docs';
import type { GivenSource, JobState, ProjectView } from './project-view';
import type { AidsSlice } from './state-aids';
import type { FindSlice } from './state-find';
import type { FlagsSlice } from './state-flags';

/**
 * The review window's state as one value. Each slice belongs to one `reduce-*.ts`, which alone changes it; everything
 * that can be worked out from the slices is a selector and is kept nowhere. What did not change keeps its identity
 * from state to state, so that a view may compare by `===`.
 */
export type ReviewState = {
  readonly app: AppSlice;
  readonly project: ProjectSlice;
  readonly text: TextSlice;
  readonly place: PlaceSlice;
  readonly flags: FlagsSlice;
  readonly aids: AidsSlice;
  readonly find: FindSlice;
  readonly saving: SavingSlice;
  readonly job: JobSlice;
  readonly desk: DeskSlice;
};

/** What belongs to the app, whichever project is open. */
export type AppSlice = {
  /** Empty until the app's state has been read. */
  readonly version: string;
  readonly settings: Settings;
  readonly recent: readonly RecentProject[];
  /** Files that the app was started with or that were dropped on it, until the dialog of a new review takes them. */
  readonly dropped: readonly PickedFile[];
  /** What could not be opened at the start; nothing else is opened in its place. */
  readonly notOpened: NotOpened | null;
};

export type ProjectSlice = {
  readonly view: ProjectView | null;
  /** The text of each of the project's references, in its order. */
  readonly references: readonly string[];
  /** A step of the history that changes the sheets is on its way; the next one waits for it. */
  readonly isArranging: boolean;
};

export type TextSlice = {
  readonly pages: PageDocs;
  readonly history: History;
};

/** Where the person is in the document. */
export type PlaceSlice = {
  readonly pageId: string | null;
  readonly caret: Caret | null;
  readonly target: Target | null;
  /** The first Line that the transcription's view shows. */
  readonly topLine: number;
};

export type SaveState = 'saved' | 'journaled' | 'unsaved';

/** How safe the text is. */
export type SavingSlice = {
  readonly state: SaveState;
  readonly error: Failure | null;
  /** Why the project's folder refused the last save, until it takes one. */
  readonly projectError: Failure | null;
  /** While everything is put away, main is told only how it ended: half-way it would ask the person for nothing. */
  readonly isFlushing: boolean;
  /** A save that has begun is taking longer than people wait. */
  readonly isSlow: boolean;
};

/** Recognition. */
export type JobSlice = {
  readonly job: JobState | null;
  /** Pages that the last try to recognise failed on. */
  readonly failed: Readonly<Record<string, JobState['failures'][number]>>;
  /** What the last recognition left out of pages, until the person has seen it. */
  readonly noticed: Readonly<Record<string, SheetNotice>>;
  /** A text that waits to be laid on sheets until they are read; `isNew` is that of a new document. */
  readonly text: { readonly source: GivenSource; readonly isNew: boolean } | null;
  /** All sheets are to be recognised, with so many readings, as soon as it is known which have text; null for not. */
  readonly waitingReadings: number | null;
  /** Grows when pictures that could not be drawn may be drawn now. */
  readonly pictureTries: number;
};

export type SideTab = 'discrepancies' | 'facts' | 'translation' | 'reference' | 'history' | 'sheet';

/** What the person holds a key for: the bare ink, the text over the scan, or the loupe. */
export type Held = 'ink' | 'text' | 'loupe';

/** A frame being drawn on the scan: around what is to be read, or around a Line. */
export type Framing = {
  readonly purpose: 'read' | 'line' | 'crop';
  readonly pageId: string;
  readonly lineIndex: number;
  readonly boxPx: BoxPx;
};

/** How the window is arranged, and what is open in it. */
export type DeskSlice = {
  readonly tab: SideTab;
  readonly viewSettings: ViewSettings;
  readonly dialog: Dialog | null;
  readonly notice: Notice | null;
  /** How files that were read last came to be text, until the person has seen it. */
  readonly fileNotes: readonly FileNote[];
  readonly held: Held | null;
  readonly framing: Framing | null;
  /** A sheet that is being levelled, and the finer turn that it is shown with, in degrees clockwise. */
  readonly levelling: { readonly pageId: string; readonly levelDeg: number } | null;
  readonly windowPx: SizePx;
  /** How many letters the lines of the document have, the longest left out. */
  readonly lineLetters: number;
  /** The scan goes along with the line in question, until a hand moves it. */
  readonly follows: boolean;
  /** Whether the side panel, where it is a drawer, is open. */
  readonly isDrawerOpen: boolean;
  /** The step of the tour that is shown, from 0, or null. */
  readonly tourStep: number | null;
};

const PLAIN_SETTINGS: Settings = {
  ...{ language: 'en', theme: 'system', who: '', isWhoGiven: false, hasSeenTour: false, exportChoice: null },
  interfacePercent: PLAIN_INTERFACE,
  stepsOff: [],
  keys: {},
};

/** Letters of a typed line. */
export const USUAL_LETTERS = 62;

/** Before the app's state has been read. */
export const EMPTY_STATE: ReviewState = {
  app: { version: '', settings: PLAIN_SETTINGS, recent: [], dropped: [], notOpened: null },
  project: { view: null, references: [], isArranging: false },
  text: { pages: NO_DOCS, history: EMPTY_HISTORY },
  place: { pageId: null, caret: null, target: null, topLine: 0 },
  flags: {
    ...{ found: [], located: [], returned: new Set(), summary: null, activeId: null, remembered: [] },
    ...{ isCheckDue: false, serial: 0, sent: null, isSecondTry: false, typed: [] },
    checked: { places: { sheets: [], sheetStarts: [] }, pages: [] },
  },
  aids: {
    ...{ facts: [], askedFacts: null, factsSerial: 0, alignment: null, takenFrom: null },
    unknownForms: new Set(),
    errorRates: {},
    pdfWay: null,
  },
  find: {
    ...{ finding: null, searchSerial: 0, search: 'idle', next: null, goOnAfter: null },
    lastQuery: { text: '', replacement: '', isRegex: false, isExact: false },
  },
  saving: { state: 'saved', error: null, projectError: null, isFlushing: false, isSlow: false },
  job: { job: null, text: null, waitingReadings: null, failed: {}, noticed: {}, pictureTries: 0 },
  desk: {
    ...{ tab: 'discrepancies', viewSettings: DEFAULT_VIEW, dialog: null, notice: null },
    fileNotes: [],
    ...{ held: null, framing: null, levelling: null, tourStep: null, follows: true, isDrawerOpen: false },
    ...{ windowPx: { widthPx: 1366, heightPx: 768 }, lineLetters: USUAL_LETTERS },
  },
};
