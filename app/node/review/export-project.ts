import { join } from 'node:path';
import type { Dictionary } from '../../core/discrepancy/evidence/aids';
import type { CheckSettings } from '../../core/discrepancy/evidence/evidence';
import type { Language } from '../../core/base/language';
import { writePageXml } from '../../core/formats/page/page-xml';
import { writePlainText } from '../../core/formats/plain-text';
import { writeReportCsv } from '../../core/formats/report/report-csv';
import { writeReportHtml } from '../../core/formats/report/report-html';
import { assertNever, ok } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import { durableWrite } from '../disk/durable-write';
import { cutCrops, readReportInput } from './export-report';
import type { Disk } from '../disk/fs';
import type { PagePictures } from '../scans/page-pictures';
import type { ProjectStore } from '../project/project-store';
import { readReviewDocument, type ReviewDocument } from './review-document';
import type { ScanEngine } from '../scans/scan-engine';
import { refuse, type StoreResult } from '../disk/store-error';

export type ExportFormat = 'txt' | 'page' | 'report' | 'csv';

export type ExportDeps = {
  readonly disk: Disk;
  readonly store: ProjectStore;
  readonly engine: ScanEngine;
  readonly pictures: PagePictures;
  readonly language: Language;
  /** The program and its version. */
  readonly creator: string;
  readonly nowUtc: () => string;
  readonly dictionary: Dictionary | null;
  readonly settings: CheckSettings;
};

/** The file name's ending; `page` makes one XML file a page, in a folder. */
export const EXPORT_ENDING: Readonly<Record<ExportFormat, string>> = {
  txt: '.txt',
  page: '',
  report: '.html',
  csv: '.csv',
};

/** Writes the project's current texts to `path`, whole or not at all. Refuses where there is no text yet. */
export async function exportProject(
  deps: ExportDeps,
  format: ExportFormat,
  path: string,
): Promise<StoreResult<null>> {
  const review = await readReviewDocument(deps.store, deps.settings);
  if (!review.ok) return review;
  if (review.value.pages.length === 0) {
    return refuse('nothing-to-export');
  }
  switch (format) {
    case 'txt':
      return await write(deps, path, writePlainText(review.value.pages));
    case 'page':
      return await writePages(deps, review.value, path);
    case 'report':
    case 'csv':
      return await writeReport(deps, review.value, format, path);
    default:
      return assertNever(format);
  }
}

async function write(deps: ExportDeps, path: string, text: string): Promise<StoreResult<null>> {
  return await durableWrite(deps.disk, path, Buffer.from(text, 'utf8'));
}

async function writePages(
  deps: ExportDeps,
  review: ReviewDocument,
  folder: string,
): Promise<StoreResult<null>> {
  const made = await makeFolder(deps.disk, folder);
  if (!made.ok) return made;
  const { id, title, archival } = deps.store.project();
  for (const page of review.pages) {
    const picture = await deps.pictures.read(page.id, 'full');
    const imageFilename = `${page.id}.jpg`;
    if (picture.ok) {
      const copied = await durableWrite(deps.disk, join(folder, imageFilename), picture.value);
      if (!copied.ok) return copied;
    }
    const project = { id, title, archival };
    const options = { project, imageFilename, creator: deps.creator, createdUtc: deps.nowUtc() };
    const source = await deps.store.pageSource(page.id);
    if (!source.ok) return source;
    // A page that came from another program goes back to it as its own file, with the edits and nothing else.
    const xml = source.value ?? writePageXml(page, options);
    const written = await write(deps, join(folder, `${page.id}.xml`), xml);
    if (!written.ok) return written;
  }
  return ok(null);
}

async function makeFolder(disk: Disk, folder: string): Promise<StoreResult<null>> {
  const made = await attempt(folder, () => disk.fs.makeFolder(folder));
  if (made.ok) return ok(null);
  return made.error.code === 'exists' ? ok(null) : made;
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
  const crops = await cutCrops(deps.engine, deps.pictures, review, input.value.discrepancies);
  return await write(deps, path, writeReportHtml(input.value, deps.language, crops));
}
