import { FORMAT_ERROR_CODES } from '../core/formats/xml/xml';
import { fail } from '../core/base/result';
import type { ReadForeign } from '../node/project/foreign-page';
import type { EngineWindow } from './engine-window';

/** Even the largest file that is taken is read in seconds. */
const READ_TIMEOUT_MS = 30_000;

/** Parses files of other programs in the engine window: what comes from outside is hostile. */
export function makeForeignReader(window: EngineWindow): ReadForeign {
  return async (file) => {
    const read = await window.call('readPages', { file }, { timeoutMs: READ_TIMEOUT_MS });
    if (read.ok) return read;
    const { code, params } = read.error;
    const known = FORMAT_ERROR_CODES.find((one) => one === code);
    return known === undefined ? fail('engine-failed') : { ok: false, error: { code: known, params } };
  };
}
