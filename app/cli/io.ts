import type { Dictionary } from '../core/discrepancy/aids';
import type { Language } from '../core/discrepancy/messages';
import type { StoreDeps } from '../node/project-store';
import type { ScanEngine } from '../node/scan-engine';

/** What the command line works with; tests and both ways of starting it give their own. */
export type CliIo = {
  /** Null in plain Node, where there is no engine window. */
  readonly engine: ((language: Language) => ScanEngine) | null;
  readonly deps: StoreDeps;
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
};

/** Done; `--fail-on` met; wrong use or unreadable input. */
export const EXIT = { done: 0, found: 1, wrong: 2 } as const;

/** Wrong use or unreadable input, thrown from a verb and said in one line: which file, what is wrong, what to do. */
export class CliError extends Error {}

export function needEngine(io: CliIo, language: Language): ScanEngine {
  if (io.engine === null)
    throw new CliError('This verb needs the app itself. Run it through the sverka program.');
  return io.engine(language);
}
