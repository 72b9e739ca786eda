import type { ExportChoice } from '../../settings/export-choice';
import type { CheckRequest } from '../../check/check-messages';
import type { DecidedPlace } from '../../discrepancy/flags/decided';
import type { Correction } from '../../discrepancy/evidence/confusions';
import type { Verdict } from '../../discrepancy/model/discrepancy';
import type { Span } from '../../base/span';
import type { CheckInput } from '../../discrepancy/evidence/evidence';
import type { FindQuery, FindText } from '../../edit/find';
import type { DecisionPlaces } from '../../edit/divided-decisions';
import type { Step, Teaching } from '../../edit/history';
import type { MergeChoices } from '../../merge/merge-pages';
import type { TakenLines } from '../../reference/project-reference';
import type { PageInContext } from '../../reference/lay-beside';
import type { Arrangement } from '../../project/arrange';
import type { ReferenceArrangement } from '../../project/arrange-references';
import type { ArchivalReference, Publication, ReferenceRole } from '../../project/project';
import type { PageStatus } from '../../page/transcription';
import type { OpenMerge } from '../state/dialog';
import type { Need } from '../select/needs';
import type { Notice } from '../state/notice';
import type { GivenSource, RestorePlan, RevisionEntry, TextPlanView } from '../state/project-view';
import type { StandingDecision } from '../state/standing';
import type { PickedFile, Settings } from '../state/app-settings';
import type { SaveState } from '../state/state';
import type { Finding } from '../state/state-find';

/** A step of the history that changed the sheets, and which way it is gone. */
export type SheetTravel = { readonly step: Step; readonly isUndo: boolean };

/** What follows once a teaching is kept: it is a step to undo, or was itself undone or redone. */
export type TeachingAfter = 'record' | 'record-and-step' | 'record-and-tell' | 'travelled';

/** What is done with the page once it is aligned with its references. */
export type AlignThen = 'show' | 'take-block' | 'take-page';

/**
 * What is to be done outside the state, as values. The shell runs them in their order, and whatever comes of one
 * arrives as an action; none answers `reduce`. A name that ends in `-soon` is a timer that starts again with each
 * request, so that many close together become one.
 */
export type Effect = TimerEffect | WorkerEffect | MainEffect | WindowEffect | RequestEffect;

export type TimerEffect =
  | { readonly kind: 'check-soon' | 'facts-soon' | 'align-soon' | 'spell-soon' | 'search-soon' }
  /** There is nothing to be looked up any more. */
  | { readonly kind: 'spell-never' }
  | { readonly kind: 'facts-now' | 'search-now' }
  | { readonly kind: 'journal-soon' | 'save-soon' | 'keep-view-soon' | 'note-place-soon' }
  | { readonly kind: 'notice-expires'; readonly notice: Notice };

export type WorkerEffect =
  | { readonly kind: 'check'; readonly request: CheckRequest }
  | { readonly kind: 'facts'; readonly serial: number; readonly input: CheckInput; readonly within: Span }
  | {
      readonly kind: 'align';
      readonly context: PageInContext;
      readonly references: readonly string[];
      readonly indexes: readonly number[];
      readonly then: AlignThen;
    }
  | {
      readonly kind: 'take-lines';
      readonly context: PageInContext;
      readonly references: readonly string[];
      readonly index: number;
      readonly taken: TakenLines;
    }
  | { readonly kind: 'look-up'; readonly forms: readonly string[] }
  | { readonly kind: 'suggest'; readonly word: string }
  | {
      readonly kind: 'search';
      readonly serial: number;
      readonly texts: readonly FindText[];
      readonly query: FindQuery;
    };

/** What is written down or begun by main, in the background. */
export type MainEffect =
  | { readonly kind: 'journal-now' }
  | { readonly kind: 'save-version'; readonly note: string }
  | { readonly kind: 'report-saving'; readonly state: SaveState; readonly isFlushing: boolean }
  | { readonly kind: 'report-needs'; readonly met: readonly Need[] }
  | {
      readonly kind: 'store-verdict';
      readonly id: string;
      readonly verdict: Verdict | null;
      readonly isLater: boolean;
      readonly correction: Correction | null;
      readonly about: DecidedPlace | null;
      readonly before: StandingDecision;
      readonly shown: StandingDecision;
    }
  | {
      readonly kind: 'keep-teaching';
      readonly projectId: string;
      readonly teaching: Teaching;
      readonly after: TeachingAfter;
    }
  | { readonly kind: 'set-status'; readonly pageId: string; readonly status: PageStatus }
  | {
      readonly kind: 'finish-page';
      readonly pageId: string;
      readonly status: 'proofread' | 'validated';
      readonly note: string;
    }
  | { readonly kind: 'save-recovered'; readonly pageId: string }
  | { readonly kind: 'settle-recovery'; readonly pageId: string }
  | { readonly kind: 'recognise'; readonly pageIds: readonly string[]; readonly readings: number }
  | { readonly kind: 'pause-recognition'; readonly isPaused: boolean }
  | { readonly kind: 'prioritise'; readonly pageId: string }
  | { readonly kind: 'forget-unfinished' };

/** What the window's own parts do. */
export type WindowEffect = { readonly kind: 'focus'; readonly on: 'facts' | 'sheet' };

/** What the shell can be asked for outright, by a `requested` action or a command. */
export type RequestEffect =
  /** The error rate of every sheet against the publications. */
  | { readonly kind: 'count-errors' }
  /** How a searchable PDF of these sheets would be made. */
  | ({ readonly kind: 'find-pdf-way' } & Pick<ExportChoice, 'sheets' | 'chosen'>)
  | { readonly kind: 'open-project'; readonly request: OpenRequest }
  /** Puts everything of the open document away and shows the library. */
  | { readonly kind: 'leave-project' }
  | { readonly kind: 'start-tour' }
  | { readonly kind: 'pick-references' }
  /** `isDoubtAccepted`: the person has seen that it does not read as Russian. */
  | { readonly kind: 'take-text-layer'; readonly isDoubtAccepted: boolean }
  | { readonly kind: 'add-references'; readonly references: readonly GivenReference[] }
  /** Without `file` the person chooses one for the page in view. */
  | {
      readonly kind: 'import-page';
      readonly pageId: string | null;
      readonly file: { readonly handle: string; readonly acceptedSha256: string | null } | null;
    }
  /** Without `folder` the person chooses one. */
  | { readonly kind: 'import-folder'; readonly folder: string | null }
  /** Lays a text on the sheets; `hasRead`: those that could be read have been. */
  | {
      readonly kind: 'give-text';
      readonly source: GivenSource;
      readonly isNew: boolean;
      readonly hasRead: boolean;
    }
  | { readonly kind: 'take-text'; readonly plan: TextPlanView }
  | { readonly kind: 'refresh-page'; readonly pageId: string }
  /** `travel`: the step that is undone or done again by it. */
  | {
      readonly kind: 'arrange-sheets';
      readonly sheets: Arrangement;
      readonly decisions?: DecisionPlaces;
      readonly travel?: SheetTravel;
    }
  | {
      readonly kind: 'split-sheets';
      readonly splits: readonly { readonly pageId: string; readonly at: number }[];
    }
  | { readonly kind: 'add-sheets'; readonly scans: readonly GivenScan[]; readonly at: number }
  | { readonly kind: 'replace-scan'; readonly pageId: string; readonly scan: GivenScan }
  | { readonly kind: 'arrange-references'; readonly references: ReferenceArrangement }
  | {
      readonly kind: 'paste-reference';
      readonly text: string;
      readonly label: string;
      readonly role: ReferenceRole;
    }
  | {
      readonly kind: 'describe-project';
      readonly title: string;
      readonly archival: ArchivalReference | null;
      readonly publication: Publication;
      /** The sign for what cannot be read. */
      readonly illegible: string;
    }
  /** `goesOn`: in the copy. */
  | { readonly kind: 'save-copy'; readonly goesOn: boolean }
  | { readonly kind: 'hand-over' | 'stop-archive' }
  /** Without `file` the person chooses one. */
  | { readonly kind: 'open-handed-over'; readonly file: PickedFile | null }
  | { readonly kind: 'take-back'; readonly from: 'file' | 'folder' }
  | { readonly kind: 'print'; readonly what: 'facing' | 'report' }
  | { readonly kind: 'export'; readonly choice: ExportChoice }
  | { readonly kind: 'export-statistics' }
  | { readonly kind: 'verify' }
  | { readonly kind: 'change-settings'; readonly change: SettingsChange }
  | { readonly kind: 'switch-theme' }
  | { readonly kind: 'cancel-recognition' }
  | { readonly kind: 'unlock'; readonly pageId: string; readonly password: string }
  | { readonly kind: 'merge-beside'; readonly pageId: string }
  | { readonly kind: 'merge-version'; readonly entry: RevisionEntry }
  | { readonly kind: 'merge-recovered'; readonly pageId: string }
  | { readonly kind: 'save-merge'; readonly open: OpenMerge; readonly choices: MergeChoices }
  | { readonly kind: 'restore-version'; readonly pageId: string; readonly hash: string }
  | { readonly kind: 'restore-all'; readonly plan: RestorePlan }
  | { readonly kind: 'insert-text'; readonly text: string }
  | { readonly kind: 'step-pane'; readonly step: 1 | -1 }
  | { readonly kind: 'view-command'; readonly id: ViewCommandId }
  /** With what is selected in the text, if it is short enough. */
  | {
      readonly kind: 'find-selection';
      readonly scope: Finding['scope'] | null;
      readonly showsReplacement: boolean;
    }
  | { readonly kind: 'find-again'; readonly step: 1 | -1 }
  | { readonly kind: 'add-word-here' }
  /** Another window, with that document or, for null, with all of them. */
  | { readonly kind: 'open-window'; readonly handle: string | null }
  | { readonly kind: 'next-window' };

/** What the scan and the editor do themselves; the parts that show them register for it. */
export type ViewCommandId = ScanCommandId | MarkCommandId | 'comment-line' | 'spelling-suggestions';
export type ScanCommandId = 'zoom-in' | 'zoom-out' | 'fit-page' | 'fit-width' | 'fit-line';
export type MarkCommandId =
  | ('mark-illegible' | 'mark-doubtful' | 'mark-struck' | 'mark-inserted' | 'mark-handwritten')
  | ('mark-stamp' | 'mark-debris' | 'mark-margin-note' | 'mark-heading');

export type SettingsChange = Partial<Omit<Settings, 'isWhoGiven' | 'exportChoice'>> & {
  readonly exportChoice?: ExportChoice;
};

/** A scan of a new project, as it was chosen. */
export type GivenScan = {
  readonly handle: string;
  readonly password?: string;
  readonly isLargeAllowed?: boolean;
};

export type GivenReference = {
  readonly handle: string;
  readonly role: 'transcription' | 'translation';
};

/** How a project comes to be open; the names are those of main's verbs. */
export type OpenRequest =
  | { readonly verb: 'project.openSample' | 'project.pick' }
  | { readonly verb: 'project.openRecent' | 'project.openDropped'; readonly handle: string }
  | {
      readonly verb: 'project.create';
      readonly title: string;
      readonly archival: ArchivalReference | null;
      readonly publication?: Publication;
      readonly scans: readonly GivenScan[];
      readonly references: readonly GivenReference[];
    };
