import { resolve } from 'node:path';
import type { Language } from '../core/base/language';
import { fail, failure, ok, type Failure } from '../core/base/result';
import type { PageStatus } from '../core/page/transcription';
import type { Project } from '../core/project/project';
import { sheetsNamed } from '../core/settings/export-choice';
import { PLAIN_OPTIONS, type Layout, type TextOptions } from '../core/formats/write/text-options';
import { isPageFormat, WRITTEN_NAMES, type TextExport } from '../core/formats/write/written-formats';
import { openProject } from '../node/project/project-store';
import { exportPackage, type PackageKind } from '../node/review/export-package';
import { exportTexts, type TextChoice, type TextExportDeps } from '../node/review/export-texts';
import { cachedPicture, makePagePictures } from '../node/scans/page-pictures';
import { makeScanShelf } from '../node/scans/scan-shelf';
import { reasonText } from '../core/base/failure-text';
import { CliError, cliErrorIn, EXIT, type CliIo } from './io';
import { cliWord } from './words';

export type ExportOptions = {
  readonly format: TextExport;
  readonly out: string;
  readonly package?: PackageKind;
  readonly sheets?: string;
  readonly proofread?: boolean;
  readonly cite?: boolean;
  readonly flow?: boolean;
  readonly joinWords?: boolean;
  readonly traces: boolean;
  readonly debris?: boolean;
  readonly trackedChanges: boolean;
  readonly illegible?: string;
  readonly layout: Layout;
  readonly language: Language;
};

/**
 * `sverka export`: the current texts of a project in one of the formats that the window writes. PAGE and ALTO make a folder
 * with a file a page and its picture under the archive's own names.
 */
export async function runExport(io: CliIo, project: string, options: ExportOptions): Promise<number> {
  const { format, out, language } = options;
  if (options.package !== undefined && !isPageFormat(format))
    throw new CliError(failure('package-needs-pages'));
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
    const told = { ...deps, onMissingPicture, onRewritten };
    const choice = choiceOf(store.project(), options);
    const done =
      options.package !== undefined && isPageFormat(format)
        ? await exportPackage(told, options.package, format, resolve(out), choice)
        : await exportTexts(told, format, resolve(out), choice);
    if (!done.ok) throw cliErrorIn(project, done.error);
    io.err(`${out}: ${WRITTEN_NAMES[format]}\n`);
    return EXIT.done;
  } finally {
    await shelf?.close();
    await store.close();
  }
}

function choiceOf({ pages }: Project, options: ExportOptions): TextChoice {
  const { sheets, proofread = false, illegible = PLAIN_OPTIONS.illegible, layout, language } = options;
  const named = sheets === undefined ? null : sheetsNamed(sheets, pages.length);
  if (sheets !== undefined && named === null) throw new CliError(failure('no-such-page', { page: sheets }));
  const isGoing = (status: PageStatus, i: number) =>
    (named?.includes(i) ?? true) && (!proofread || status === 'proofread' || status === 'validated');
  const isAll = named === null && !proofread;
  const text: TextOptions = {
    ...PLAIN_OPTIONS,
    ...{ citesSheets: options.cite === true, keepsLines: options.flow !== true },
    ...{ joinsWords: options.joinWords === true, hasTraces: options.traces },
    hasDebris: options.debris === true,
    ...{ tracksChanges: options.trackedChanges, illegible, layout },
  };
  return {
    pageIds: isAll ? null : pages.filter(({ status }, i) => isGoing(status, i)).map(({ id }) => id),
    text,
    language,
  };
}
