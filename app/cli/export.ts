import { resolve } from 'node:path';
import type { Language } from '../core/base/language';
import { failure, type Failure } from '../core/base/result';
import type { PageStatus } from '../core/page/transcription';
import type { Project } from '../core/project/project';
import { EXPORT_NAMES, isReport, sheetsNamed, type ExportFormat } from '../core/settings/export-choice';
import { PLAIN_OPTIONS, type Layout, type TextOptions } from '../core/formats/write/text-options';
import { isPageFormat } from '../core/formats/write/written-formats';
import type { PdfWay } from '../core/formats/pdf/given/pdf-growth';
import { openProject } from '../node/project/project-store';
import { exportPackage } from '../node/review/export-package';
import type { PackageKind } from '../node/review/package-kinds';
import { exportProject, pictureOf } from '../node/review/export-project';
import type { TextChoice } from '../node/review/export-texts';
import { makePagePictures } from '../node/scans/page-pictures';
import { makeScanShelf } from '../node/scans/scan-shelf';
import { reasonText } from '../core/base/failure-text';
import { CliError, cliErrorIn, EXIT, type CliIo } from './io';
import { WINDOW_FORMATS } from './verbs';
import { cliWord, type PDF_WAY_WORDS } from './words';

export type ExportOptions = {
  readonly format: ExportFormat;
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
 * `sverka export`: the current texts of a project in one of the formats that the window writes, or the report on them. PAGE
 * and ALTO make a folder with a file a page and its picture under the archive's own names.
 */
export async function runExport(io: CliIo, project: string, options: ExportOptions): Promise<number> {
  const { format, out, language } = options;
  const pageFormat = isPageFormat(format) ? format : null;
  if (options.package !== undefined && pageFormat === null)
    throw new CliError(failure('package-needs-pages'));
  if (isReport(format) && (options.sheets !== undefined || options.proofread === true))
    throw new CliError(failure('report-on-all'));
  if (WINDOW_FORMATS.includes(format) && io.engine === null) throw new CliError(failure('needs-app'));
  const opened = await openProject(io.deps, resolve(project));
  if (!opened.ok) throw cliErrorIn(project, opened.error);
  const store = opened.value;
  const engine = io.engine?.() ?? null;
  const shelf = engine === null ? null : makeScanShelf(engine, store);
  const pictures = shelf === null ? null : makePagePictures(store, shelf);
  try {
    const onMissingPicture = (pageId: string, reason: Failure) =>
      io.err(`${project}: ${pageId}: ${reasonText(reason, language)}\n`);
    const onRewritten = (pageIds: readonly string[]) =>
      io.err(`${project}: ${cliWord('rewritten', language, { pages: pageIds.join(', ') })}\n`);
    const { disk, nowUtc } = io.deps;
    const onPdfWay = (way: PdfWay) => {
      const line = pdfWayLine(way);
      if (line !== null) io.err(`${project}: ${cliWord(line, language)}\n`);
    };
    const growth = shelf === null ? {} : { readGrowth: shelf.readGrowth };
    const told = {
      ...growth,
      onPdfWay,
      disk,
      nowUtc,
      creator: `Sverka ${io.version}`,
      store,
      onMissingPicture,
      onRewritten,
    };
    const choice = choiceOf(store.project(), options);
    const picture = (id: string) => pictureOf({ pictures, store }, id);
    const done =
      options.package !== undefined && pageFormat !== null
        ? await exportPackage({ ...told, picture }, options.package, pageFormat, resolve(out), choice)
        : await exportProject(
            {
              ...{ ...told, language, engine, pictures, makePdf: io.makePdf ?? null },
              ...{ dictionary: await io.dictionary(), settings: { strictDiplomatic: false } },
            },
            format,
            resolve(out),
            choice,
          );
    if (!done.ok) throw cliErrorIn(project, done.error);
    io.err(`${out}: ${EXPORT_NAMES[format]}\n`);
    return EXIT.done;
  } finally {
    await shelf?.close();
    await store.close();
  }
}

/** Nothing where there is no choice. */
function pdfWayLine(way: PdfWay): keyof typeof PDF_WAY_WORDS | null {
  switch (way.kind) {
    case 'grown':
      return way.isSigned ? 'pdf-grown-signed' : 'pdf-grown';
    case 'new':
      return `pdf-${way.why}`;
    case 'pictures':
      return null;
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
