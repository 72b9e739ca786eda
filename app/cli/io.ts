import type { Dictionary } from '../core/discrepancy/evidence/aids';
import type { Language } from '../core/base/language';
import { failure, failureIn, type Failure } from '../core/base/result';
import type { ReadPdf } from '../node/project/foreign-page';
import type { MakePdf } from '../node/review/paper';
import type { StoreDeps } from '../node/project/store-context';
import type { ScanEngine } from '../node/scans/scan-engine';

/** What the command line works with; tests and both ways of starting it give their own. */
export type CliIo = {
  /** Null in plain Node, where there is no engine window. */
  readonly engine: (() => ScanEngine) | null;
  /** Absent in plain Node, where there is no window to lay anything out on paper. */
  readonly makePdf?: MakePdf;
  readonly deps: StoreDeps;
  /** Everything that comes on the standard input, which `-` names. */
  readonly stdin?: () => Promise<Uint8Array>;
  /** Takes the text out of a PDF in plain Node; the engine does it in the app. */
  readonly readPdf?: ReadPdf;
  /** The dictionary of the language, loaded when it is first asked for; null where it cannot be read. */
  readonly dictionary: () => Promise<Dictionary | null>;
  readonly version: string;
  /** Of the system; `--language` overrides it. */
  readonly language: Language;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person watches the error output, so that progress may overwrite itself. */
  readonly isTerminal: boolean;
  /** The terminal's width in characters. */
  readonly columns: number;
  /** Aborted when the person stops the run. */
  readonly signal?: AbortSignal;
  /** Whether nobody reads the output any more (`| head`), so that nothing more need be made for it. */
  readonly isOutputClosed?: () => boolean;
};

/**
 * Done; `--fail-on` met; wrong use or unreadable input; nothing could be compared under `--fail-on`; a task of a batch that may be
 * tried again (EX_TEMPFAIL of sysexits.h); stopped by the person, and by whoever read the output (as shells count SIGINT
 * and SIGPIPE).
 */
export const EXIT = {
  ...{ done: 0, found: 1, wrong: 2, incomparable: 3 },
  ...{ again: 75, stopped: 130, closed: 141 },
} as const;

/** Wrong use or unreadable input, thrown from a verb and said in one line: which file, what is wrong, what to do. */
export class CliError extends Error {
  /** `others` are said before it, a line each, where several inputs are at fault. */
  constructor(
    readonly failure: Failure,
    readonly others: readonly Failure[] = [],
  ) {
    super(failure.code);
  }
}

/** As `error`, said of `file` as it was named on the command line. */
export function cliErrorIn(file: string, error: Failure): CliError {
  return new CliError(failureIn(file, error));
}

export function needEngine(io: CliIo): ScanEngine {
  if (io.engine === null) throw new CliError(failure('needs-app'));
  return io.engine();
}
