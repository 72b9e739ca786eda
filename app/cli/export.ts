import { resolve } from 'node:path';
import type { Language } from '../core/base/language';
import { fail, ok, type Failure } from '../core/base/result';
import { WRITTEN_NAMES, type TextExport } from '../core/formats/write/written-formats';
import { openProject } from '../node/project/project-store';
import { exportTexts, type TextExportDeps } from '../node/review/export-texts';
import { cachedPicture, makePagePictures } from '../node/scans/page-pictures';
import { makeScanShelf } from '../node/scans/scan-shelf';
import { reasonText } from '../core/base/failure-text';
import { cliErrorIn, EXIT, type CliIo } from './io';
import { cliWord } from './words';

export type ExportOptions = {
  readonly format: TextExport;
  readonly out: string;
  readonly language: Language;
};

/**
 * `sverka export`: the current texts of a project in one of the formats that the window writes. PAGE and ALTO make a folder
 * with a file a page and its picture under the archive's own names.
 */
export async function runExport(
  io: CliIo,
  project: string,
  { format, out, language }: ExportOptions,
): Promise<number> {
  const opened = await openProject(io.deps, resolve(project));
  if (!opened.ok) throw cliErrorIn(project, opened.error);
  const store = opened.value;
  const shelf = io.engine === null ? null : makeScanShelf(io.engine(), store);
  const pictures = shelf === null ? null : makePagePictures(store, shelf);
  // Without the app's engine only what has been drawn before is there.
  const picture: TextExportDeps['picture'] = async (pageId) => {
    if (pictures !== null) return await pictures.read(pageId, 'full');
    const cached = await cachedPicture(store, pageId);
    return cached === null ? fail('not-drawn') : ok(cached);
  };
  try {
    const deps = {
      disk: io.deps.disk,
      nowUtc: io.deps.nowUtc,
      creator: `Sverka ${io.version}`,
      store,
      picture,
    };
    const onMissingPicture = (pageId: string, reason: Failure) =>
      io.err(`${project}: ${pageId}: ${reasonText(reason, language)}\n`);
    const onRewritten = (pageIds: readonly string[]) =>
      io.err(`${project}: ${cliWord('rewritten', language, { pages: pageIds.join(', ') })}\n`);
    const done = await exportTexts({ ...deps, onMissingPicture, onRewritten }, format, resolve(out));
    if (!done.ok) throw cliErrorIn(project, done.error);
    io.err(`${out}: ${WRITTEN_NAMES[format]}\n`);
    return EXIT.done;
  } finally {
    await shelf?.close();
    await store.close();
  }
}
