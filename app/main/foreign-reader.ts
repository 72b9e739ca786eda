import type { FormatErrorCode } from '../core/formats/xml';
import { fail } from '../core/result';
import type { ReadForeign } from '../node/foreign-page';
import type { EngineWindow } from './engine-window';

/** Even the largest file that is taken is read in seconds. */
const READ_TIMEOUT_MS = 30_000;

const KNOWN: readonly FormatErrorCode[] = [
  'malformed',
  'dtd-refused',
  'too-large',
  'wrong-format',
  'no-encoding',
];

/** Parses files of other programs in the engine window: what comes from outside is hostile. */
export function makeForeignReader(window: EngineWindow): ReadForeign {
  return async (text) => {
    const read = await window.call('readPages', { text }, { timeoutMs: READ_TIMEOUT_MS });
    if (read.ok) return read;
    const code = KNOWN.find((known) => known === read.error.code);
    return fail(code ?? 'engine-failed', read.error.message);
  };
}
