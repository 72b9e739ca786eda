import type { BrowserWindow, WebContents } from 'electron';
import type { Need } from '../core/session/select/needs';
import type { ReviewArgs, ReviewEvents, ReviewResults, ReviewVerb } from '../ipc';
import type { NotOpened } from '../core/session/state/app-settings';
import type { Dictionary } from '../core/discrepancy/evidence/aids';
import { fail, type Failure, type Result } from '../core/base/result';
import type { StoreDeps } from '../node/project/store-context';
import type { LibraryStore } from '../node/library/library-store';
import type { FaultLog } from '../node/logs/fault-log';
import type { Seats } from '../node/recognition/seats';
import type { ScanEngine } from '../node/scans/scan-engine';
import type { Claims } from './claims';
import type { Handles } from './handles';
import type { Paper } from './paper';
import type { ProbedScans } from './probed-scans';
import type { Session } from './session';
import type { SettingsStore, WindowPlace } from './settings';
import type { OpenZip } from './unpacked-zips';

/** What all windows share. */
export type Program = {
  readonly deps: StoreDeps;
  readonly engine: ScanEngine;
  /** Lets the engine's workers stand back behind the window in which somebody types. */
  readonly giveWay: () => void;
  /** The pages that may be recognised at once, whatever window asks. */
  readonly seats: Seats;
  /** The runs of a project's journal that write now. */
  readonly liveRuns: (projectId: string) => Set<number>;
  /** Opens up zips of pictures. */
  readonly openZip: OpenZip;
  /** Lays out what is printed or made into a PDF. */
  readonly paper: Paper;
  readonly settings: SettingsStore;
  /** What this computer knows of documents; read when it is first asked for. */
  readonly library: () => Promise<LibraryStore>;
  /** The user's own folder of this app: settings, journals. */
  readonly userFolder: string;
  /** Where new projects go: `Sverka` in the user's documents. */
  readonly projectsFolder: string;
  readonly resourcesFolder: string;
  /** Loaded when it is first asked for. */
  readonly dictionary: () => Promise<Dictionary | null>;
  readonly version: string;
  /** What went wrong in the program, on this computer. */
  readonly faults: FaultLog;
  /** Which window has which document. */
  readonly claims: Claims<AppContext>;
  readonly windows: Windows;
};

export type WindowToOpen = {
  /** The document to show; null for the library. */
  readonly folder: string | null;
  /** Where it was; else it stands beside the others. */
  readonly place?: WindowPlace | null;
  /** It comes up without taking the keys from the one in which somebody works. */
  readonly isBehind?: boolean;
};

/** The windows that people see, each with its own document. */
export type Windows = {
  readonly open: (what: WindowToOpen) => AppContext;
  readonly all: () => readonly AppContext[];
  /** The one whose page this is, or null. */
  readonly of: (contents: WebContents) => AppContext | null;
  /** The one in which somebody worked last; null where none is open. */
  readonly current: () => AppContext | null;
  readonly show: (context: AppContext) => void;
  /** Something that the menu says, or the next start goes by, is otherwise now. */
  readonly changed: () => void;
  /** The windows of the last time are open again: what is open from now on is what the next start opens. */
  readonly keepFromNow: () => void;
};

/** What belongs to one window. */
type OwnOfWindow = {
  /** By which the menu knows it; no two windows have the same at a time. */
  readonly number: number;
  readonly probed: ProbedScans;
  /** Names of files that this window may use, and no other. */
  readonly handles: Handles;
  readonly send: <E extends keyof ReviewEvents>(event: E, data: ReviewEvents[E]) => void;
  /** Null once it is closed. */
  readonly window: () => BrowserWindow | null;
  session: Session | null;
  /** Files named on the command line of the start, until the window has taken them. */
  started: readonly string[];
  /** The project that it is to show, while it is being opened. */
  opens: string | null;
  /** What could not be opened at the start, until something is. */
  notOpened: Omit<NotOpened, 'handle'> | null;
  /** The project of the start, while it is being opened. */
  opening: Promise<void>;
  /** Whether the window holds typing that is not in the project yet. */
  unsaved: 'saved' | 'journaled' | 'unsaved';
  /** Whether the window is putting its typing away. */
  isFlushing: boolean;
  /** What commands need and the window has at the moment. */
  metNeeds: readonly Need[];
  /** The file or folder that the person had written last; the window names no path and can show this one alone. */
  output: string | null;
  /** Everything in it is put away, or the person gives it up. */
  mayClose: boolean;
  isClosed: boolean;
};

/** Everything the verbs of one review window work with. */
export type AppContext = Program & OwnOfWindow;

export type VerbHandlers<V extends ReviewVerb> = {
  readonly [Verb in V]: (args: ReviewArgs<Verb>) => Promise<Result<ReviewResults[Verb]>>;
};

export function noProject(): { readonly ok: false; readonly error: Failure } {
  return fail('no-project');
}

export function unknownHandle(): { readonly ok: false; readonly error: Failure } {
  return fail('unknown-file');
}
