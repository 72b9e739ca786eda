import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf, type Fault } from '../../core/diagnostics/fault';
import { logLine } from '../../core/diagnostics/log-line';

/** The log of faults on this computer. Nothing here throws: a log that cannot be written must not be a fault itself. */
export type FaultLog = {
  readonly write: (where: string, fault: Fault) => void;
  /** The same of whatever was thrown. */
  readonly writeError: (where: string, error: unknown) => void;
  /** The newest of what was written, about so many characters at most. */
  readonly tail: (mostChars: number) => string;
};

const FILE = 'sverka.log';
/** What the log was before it had grown too large; the one before that is thrown away. */
const OLDER = 'sverka.1.log';
const MOST_BYTES = 128 * 1024;

/**
 * A log in `folder` of at most twice 128 KB. A fault that comes again and again is written at its 1st, 2nd, 4th, 8th …
 * time, so that one loop does not push everything else out. Written at once: the program may be about to end.
 */
export function openFaultLog(folder: string, nowUtc: () => string): FaultLog {
  const counts = new Map<string, number>();
  const write = (where: string, fault: Fault): void => {
    const key = `${where} ${fault.name} ${fault.frames[0] ?? ''}`;
    const times = (counts.get(key) ?? 0) + 1;
    if (counts.size < MOST_KINDS || counts.has(key)) counts.set(key, times);
    if ((times & (times - 1)) === 0) append(folder, logLine(nowUtc(), where, fault, times));
  };
  return {
    write,
    writeError: (where, error) => write(where, faultOf(error)),
    tail: (mostChars) => (read(join(folder, OLDER)) + read(join(folder, FILE))).slice(-mostChars),
  };
}

const MOST_KINDS = 1_000;

function append(folder: string, line: string): void {
  const path = join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true });
    if (sizeOf(path) + line.length > MOST_BYTES) renameSync(path, join(folder, OLDER));
    appendFileSync(path, line);
  } catch {
    // A full disk, for one. Whatever is wrong with it is told where it stops somebody's work.
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
