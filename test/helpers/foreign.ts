import { join } from 'node:path';
import { readPages } from '../../renderer/engine/read-pages';
import { PageFileError } from '../../renderer/engine/scan-error';
import { ok } from '../../app/core/base/result';
import { pdfReader } from '../../app/node/scans/pdf-text';
import type { ReadForeign } from '../../app/node/project/foreign-page';

const modules = join(import.meta.dirname, '../../node_modules/pdfjs-dist');
/** In the window pdf.js has its worker; the pages come out alike. */
export const readPdf = pdfReader({ cMaps: join(modules, 'cmaps/'), fonts: join(modules, 'standard_fonts/') });

/** The engine's own parser without its window, for tests of the store alone. */
export const readForeign: ReadForeign = (file) => {
  if (file.kind === 'pdf' && 'bytes' in file) return readPdf(file.bytes);
  try {
    return Promise.resolve(ok(readPages(file)));
  } catch (error) {
    if (!(error instanceof PageFileError)) throw error;
    return Promise.resolve({ ok: false, error: error.failure });
  }
};
