import { readPages } from '../../renderer/engine/read-pages';
import { PageFileError } from '../../renderer/engine/scan-error';
import { ok } from '../../app/core/base/result';
import type { ReadForeign } from '../../app/node/project/foreign-page';

/** The engine's own parser without its window, for tests of the store alone. */
export const readForeign: ReadForeign = (text) => {
  try {
    return Promise.resolve(ok(readPages(text)));
  } catch (error) {
    if (!(error instanceof PageFileError)) throw error;
    return Promise.resolve({ ok: false, error: error.failure });
  }
};
