import type { Dictionary } from '../../core/discrepancy/evidence/aids';
import type { CheckSettings } from '../../core/discrepancy/evidence/evidence';
import { writeReportCsv } from '../../core/formats/report/report-csv';
import { writeReportHtml } from '../../core/formats/report/report-html';
import { WRITTEN_ENDINGS } from '../../core/formats/write/written-formats';
import type { ExportFormat } from '../../core/settings/export-choice';
import { refuse, type StoreResult } from '../disk/store-error';
import type { PagePictures } from '../scans/page-pictures';
import type { ScanEngine } from '../scans/scan-engine';
import { cutCrops, readReportInput } from './export-report';
import { exportTexts, WHOLE_TEXT, write, type TextChoice, type TextExportDeps } from './export-texts';
import { readReviewDocument, type ReviewDocument } from './review-document';

export type ExportDeps = Omit<TextExportDeps, 'picture'> &
  Pick<TextChoice, 'language'> & {
    readonly engine: ScanEngine;
    readonly pictures: PagePictures;
    readonly dictionary: Dictionary | null;
    readonly settings: CheckSettings;
  };

/** The file name's ending; PAGE and ALTO make one XML file a page, in a folder. */
export const EXPORT_ENDING: Readonly<Record<ExportFormat, string>> = {
  ...WRITTEN_ENDINGS,
  ...{ page: '', alto: '', pdf: '.pdf' },
  report: '.html',
  csv: '.csv',
};

/** Writes the project's current texts, or the report on all of them, to `path`, whole or not at all. */
export async function exportProject(
  deps: ExportDeps,
  format: ExportFormat,
  path: string,
  choice: TextChoice = { ...WHOLE_TEXT, language: deps.language },
): Promise<StoreResult<null>> {
  if (format !== 'report' && format !== 'csv')
    return await exportTexts(
      { ...deps, picture: (id) => deps.pictures.read(id, 'full') },
      format,
      path,
      choice,
    );
  const review = await readReview(deps);
  return review.ok ? await writeReport(deps, review.value, format, path) : review;
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
  format: 'report' | 'csv',
  path: string,
): Promise<StoreResult<null>> {
  const input = await readReportInput(deps.store, review, deps.creator, deps.nowUtc(), deps.dictionary);
  if (!input.ok) return input;
  if (format === 'csv')
    return await write(deps, path, writeReportCsv(input.value, deps.language, { bom: true }));
  const { discrepancies, decisions } = input.value;
  const crops = await cutCrops(deps.engine, deps.pictures, review, discrepancies, decisions);
  return await write(deps, path, writeReportHtml(input.value, deps.language, crops));
}
