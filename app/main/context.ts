import type { BrowserWindow } from 'electron';
import type { Need } from '../core/session/select/needs';
import type { ReviewArgs, ReviewEvents, ReviewResults, ReviewVerb } from '../ipc';
import type { NotOpened } from '../core/session/state/app-settings';
import type { Dictionary } from '../core/discrepancy/evidence/aids';
import { fail, type Failure, type Result } from '../core/base/result';
import type { StoreDeps } from '../node/project/store-context';
import type { LibraryStore } from '../node/library/library-store';
import type { FaultLog } from '../node/logs/fault-log';
import type { ScanEngine } from '../node/scans/scan-engine';
import type { Handles } from './handles';
import type { Paper } from './paper';
import type { ProbedScans } from './probed-scans';
import type { Session } from './session';
import type { SettingsStore } from './settings';
import type { OpenZip } from './unpacked-zips';

/** Everything the verbs of the review window work with. */
export type AppContext = {
  readonly deps: StoreDeps;
  readonly engine: ScanEngine;
  /** Lets the engine's workers stand back behind the window in which somebody types. */
  readonly giveWay: () => void;
  readonly probed: ProbedScans;
  /** Opens up zips of pictures. */
  readonly openZip: OpenZip;
  /** Lays out what is printed or made into a PDF. */
  readonly paper: Paper;
  readonly handles: Handles;
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
  readonly send: <E extends keyof ReviewEvents>(event: E, data: ReviewEvents[E]) => void;
  readonly window: () => BrowserWindow | null;
  readonly refreshMenu: () => void;
  session: Session | null;
  /** Files named on the command line of the start, until the window has taken them. */
  started: readonly string[];
  /** What could not be opened at the start, until something is. */
  notOpened: Omit<NotOpened, 'handle'> | null;
  /** The project of the start, while it is being opened. */
  opening: Promise<void>;
  /** Whether the window holds typing that is not in the project yet. */
  unsaved: 'saved' | 'journaled' | 'unsaved';
  /** What commands need and the window has at the moment. */
  metNeeds: readonly Need[];
};

export type VerbHandlers<V extends ReviewVerb> = {
  readonly [Verb in V]: (args: ReviewArgs<Verb>) => Promise<Result<ReviewResults[Verb]>>;
};

export function noProject(): { readonly ok: false; readonly error: Failure } {
  return fail('no-project');
}

export function unknownHandle(): { readonly ok: false; readonly error: Failure } {
  return fail('unknown-file');
}
