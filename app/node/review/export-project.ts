import type { Dictionary } from '../../core/discrepancy/evidence/aids';
import type { CheckSettings } from '../../core/discrepancy/evidence/evidence';
import { writeReportCsv } from '../../core/formats/report/report-csv';
import { writeReportHtml } from '../../core/formats/report/report-html';
import { WRITTEN_ENDINGS } from '../../core/formats/write/written-formats';
import { assertNever, fail, ok, type Result } from '../../core/base/result';
import { isReport, type ExportFormat, type ReportFormat } from '../../core/settings/export-choice';
import { refuse, type StoreResult } from '../disk/store-error';
import { cachedPicture, type PagePictures } from '../scans/page-pictures';
import type { ScanEngine } from '../scans/scan-engine';
import { cutCrops, readReportInput } from './export-report';
import { exportTexts, WHOLE_TEXT, write, type TextChoice, type TextExportDeps } from './export-texts';
import { facingHtml, type MakePdf } from './paper';
import { readReviewDocument, type ReviewDocument } from './review-document';

export type ExportDeps = Omit<TextExportDeps, 'picture'> &
  Pick<TextChoice, 'language'> & {
    /** These two are null outside the app: no report with crops is made there. */
    readonly engine: ScanEngine | null;
    readonly pictures: PagePictures | null;
    /** Null where no window can lay anything out on paper. */
    readonly makePdf: MakePdf | null;
    readonly dictionary: Dictionary | null;
    readonly settings: CheckSettings;
  };

/** The file name's ending; PAGE and ALTO make one XML file a page, in a folder. */
export const EXPORT_ENDING: Readonly<Record<ExportFormat, string>> = {
  ...WRITTEN_ENDINGS,
  ...{ page: '', alto: '', pdf: '.pdf', 'facing-pdf': '.pdf' },
  ...{ report: '.html', 'report-pdf': '.pdf' },
  csv: '.csv',
};

/** Writes the project's current texts, or the report on all of them, to `path`, whole or not at all. */
export async function exportProject(
  deps: ExportDeps,
  format: ExportFormat,
  path: string,
  choice: TextChoice = { ...WHOLE_TEXT, language: deps.language },
): Promise<StoreResult<null>> {
  if (isReport(format)) {
    const review = await readReview(deps);
    return review.ok ? await writeReport(deps, review.value, format, path) : review;
  }
  if (format === 'facing-pdf') {
    const html = await facingHtml(deps.store, choice);
    return html.ok ? await writePaper(deps, path, html.value) : html;
  }
  const picture = (id: string) => pictureOf(deps, id);
  return await exportTexts({ ...deps, picture }, format, path, choice);
}

/** A page's picture; without the app's engine only what has been drawn before is there. */
export async function pictureOf(
  { pictures, store }: Pick<ExportDeps, 'pictures' | 'store'>,
  pageId: string,
): Promise<Result<Uint8Array>> {
  if (pictures !== null) return await pictures.read(pageId, 'full');
  const cached = await cachedPicture(store, pageId);
  return cached === null ? fail('not-drawn') : ok(cached);
}

async function readReview({
  store,
  settings,
}: Pick<ExportDeps, 'store' | 'settings'>): Promise<StoreResult<ReviewDocument>> {
  const review = await readReviewDocument(store, settings);
  if (!review.ok || review.value.pages.length > 0) return review;
  return refuse('nothing-to-export');
}

async function writeReport(
  deps: ExportDeps,
  review: ReviewDocument,
  format: ReportFormat,
  path: string,
): Promise<StoreResult<null>> {
  const { language, engine, pictures } = deps;
  const input = await readReportInput(deps.store, review, deps.creator, deps.nowUtc(), deps.dictionary);
  if (!input.ok) return input;
  if (format === 'csv') return await write(deps, path, writeReportCsv(input.value, language, { bom: true }));
  if (engine === null || pictures === null) return refuse('needs-app');
  const { discrepancies, decisions } = input.value;
  const crops = await cutCrops(engine, pictures, review, discrepancies, decisions);
  const html = writeReportHtml(input.value, language, crops);
  switch (format) {
    case 'report':
      return await write(deps, path, html);
    case 'report-pdf':
      return await writePaper(deps, path, html);
    default:
      return assertNever(format);
  }
}

/** `html` as the window for printing lays it out. */
async function writePaper(deps: ExportDeps, path: string, html: string): Promise<StoreResult<null>> {
  if (deps.makePdf === null) return refuse('needs-app');
  const pdf = await deps.makePdf({ html, picture: (id) => pictureOf(deps, id) });
  return pdf.ok ? await write(deps, path, pdf.value) : pdf;
}
