import { join } from 'node:path';
import type { Dictionary } from '../../core/discrepancy/evidence/aids';
import type { CheckSettings } from '../../core/discrepancy/evidence/evidence';
import type { Language } from '../../core/base/language';
import { writeReportCsv } from '../../core/formats/report/report-csv';
import { writeReportHtml } from '../../core/formats/report/report-html';
import { writeOne, writeWhole, type WriteOptions } from '../../core/formats/write/write-format';
import {
  isPageFormat,
  WRITTEN_ENDINGS,
  type PageFormat,
  type TextExport,
} from '../../core/formats/write/written-formats';
import { writePdf } from '../../core/formats/pdf/pdf-write';
import { exifOrientation } from '../../core/scan/exif';
import { readScanHeader } from '../../core/scan/header';
import { KEPT_FORMATS, type KeptFormat } from '../../core/formats/kept/kept';
import { pageNames, type PageNames } from '../../core/formats/write/page-names';
import { ok, type Failure, type Result } from '../../core/base/result';
import type { Page } from '../../core/page/transcription';
import { attempt } from '../disk/disk-error';
import { durableWrite } from '../disk/durable-write';
import { cutCrops, readReportInput } from './export-report';
import type { Disk } from '../disk/fs';
import type { PagePictures } from '../scans/page-pictures';
import type { ProjectStore } from '../project/project-store';
import { currentTexts, keptFile, type CurrentText } from './kept-files';
import { readReviewDocument, type ReviewDocument } from './review-document';
import type { ScanEngine } from '../scans/scan-engine';
import { refuse, type StoreResult } from '../disk/store-error';

export type ExportFormat = TextExport | 'report' | 'csv';

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

/** What an export of the texts alone needs; `picture` gives a page that has to be drawn from its scan. */
export type TextExportDeps = Pick<ExportDeps, 'disk' | 'store' | 'creator' | 'nowUtc' | 'settings'> & {
  readonly picture: (pageId: string) => Promise<Result<Uint8Array>>;
  /** Hears of files of other programs that cannot hold their pages as they stand, so that new ones are written. */
  readonly onRewritten?: (pageIds: readonly string[]) => void;
  /** Hears of a page whose picture cannot be put beside its text. */
  readonly onMissingPicture?: (pageId: string, reason: Failure) => void;
};

/** The file name's ending; PAGE and ALTO make one XML file a page, in a folder. */
export const EXPORT_ENDING: Readonly<Record<ExportFormat, string>> = {
  ...WRITTEN_ENDINGS,
  ...{ page: '', alto: '', pdf: '.pdf' },
  report: '.html',
  csv: '.csv',
};

/** Writes the project's current texts to `path`, whole or not at all. Refuses where there is no text yet. */
export async function exportProject(
  deps: ExportDeps,
  format: ExportFormat,
  path: string,
): Promise<StoreResult<null>> {
  if (format !== 'report' && format !== 'csv')
    return await exportTexts({ ...deps, picture: (id) => deps.pictures.read(id, 'full') }, format, path);
  const review = await readReview(deps);
  return review.ok ? await writeReport(deps, review.value, format, path) : review;
}

/** The same for the formats that need no check, no engine and no dictionary. */
export async function exportTexts(
  deps: TextExportDeps,
  format: TextExport,
  path: string,
): Promise<StoreResult<null>> {
  const texts = await currentTexts(deps.store);
  if (!texts.ok) return texts;
  if (texts.value.length === 0) return refuse('nothing-to-export');
  const pages = texts.value.map(({ page }) => page);
  if (format === 'pdf') return await writeSearchable(deps, pages, path);
  const options = await optionsOf(deps, pages, format);
  if (!options.ok) return options;
  if (isPageFormat(format))
    return await writePages(deps, texts.value, { format, folder: path, options: options.value });
  const kept = isKeptFormat(format) ? await keptOf(deps, format, texts.value) : ok(null);
  if (!kept.ok) return kept;
  return await write(deps, path, kept.value ?? (await writeWhole(pages, format, options.value)));
}

/** The file that the pages came from, which goes back to its program with the edits and nothing else. */
async function keptOf(
  deps: Pick<TextExportDeps, 'store' | 'onRewritten'>,
  format: KeptFormat,
  texts: readonly CurrentText[],
): Promise<StoreResult<Uint8Array | null>> {
  const kept = await keptFile(deps.store, format, texts);
  if (!kept.ok) return kept;
  if (kept.value !== 'unfit') return ok(kept.value);
  deps.onRewritten?.(texts.map(({ page }) => page.id));
  return ok(null);
}

function isKeptFormat(format: TextExport): format is KeptFormat {
  return (KEPT_FORMATS as readonly string[]).includes(format);
}

async function readReview({
  store,
  settings,
}: Pick<ExportDeps, 'store' | 'settings'>): Promise<StoreResult<ReviewDocument>> {
  const review = await readReviewDocument(store, settings);
  if (!review.ok || review.value.pages.length > 0) return review;
  return refuse('nothing-to-export');
}

/** What writers need to know of the project; of a format that holds changes also what the text was before them. */
async function optionsOf(
  { store, creator, nowUtc }: TextExportDeps,
  pages: readonly Page[],
  format: TextExport,
): Promise<StoreResult<WriteOptions>> {
  const { title, archival } = store.project();
  const names = pageNames(store.project());
  const imageFilename = ({ id }: Page) => names.get(id)?.imageFilename ?? `${id}.jpg`;
  const options = { title, archival, creator, createdUtc: nowUtc(), imageFilename, author: creator };
  if (format !== 'docx') return ok(options);
  const before = new Map<string, Page>();
  const people = new Set<string>();
  for (const { id } of pages) {
    const history = await store.listHistory(id);
    if (!history.ok) return history;
    const { revisions } = history.value;
    const first = revisions.find(({ info }) => info.parentHash === null);
    for (const { info } of revisions) if (info.parentHash !== null && info.who !== '') people.add(info.who);
    const read = first === undefined ? null : await store.readRevision(id, first.hash);
    if (read?.ok === true) before.set(id, read.value.page);
  }
  return ok({ ...options, before, author: [...people].join(', ') || creator });
}

async function write(
  deps: Pick<ExportDeps, 'disk'>,
  path: string,
  content: string | Uint8Array,
): Promise<StoreResult<null>> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return await durableWrite(deps.disk, path, bytes);
}

async function writePages(
  deps: TextExportDeps,
  texts: readonly CurrentText[],
  { format, folder, options }: { format: PageFormat; folder: string; options: WriteOptions },
): Promise<StoreResult<null>> {
  const made = await makeFolder(deps.disk, folder);
  if (!made.ok) return made;
  const names = pageNames(deps.store.project());
  for (const text of texts) {
    const { page, source } = text;
    const own = names.get(page.id) ?? { stem: page.id, imageFilename: `${page.id}.jpg`, scanSha256: null };
    const copied = await copyPicture(deps, page.id, own, folder);
    if (!copied.ok) return copied;
    const kept = format === 'page' ? ok(source) : await keptOf(deps, format, [text]);
    if (!kept.ok) return kept;
    const { id, title, archival } = deps.store.project();
    const xml = kept.value ?? writeOne(page, format, { ...options, project: { id, title, archival } });
    const written = await write(deps, join(folder, `${own.stem}.xml`), xml);
    if (!written.ok) return written;
  }
  return ok(null);
}

async function writeSearchable(
  deps: TextExportDeps,
  pages: readonly Page[],
  path: string,
): Promise<StoreResult<null>> {
  const { title } = deps.store.project();
  const names = pageNames(deps.store.project());
  const picture = async (page: Page): Promise<Uint8Array | null> => {
    const original = await originalPicture(deps, names.get(page.id)?.scanSha256 ?? null);
    if (original !== null && isAsSeen(original, page)) return original;
    const drawn = await deps.picture(page.id);
    if (drawn.ok) return drawn.value;
    deps.onMissingPicture?.(page.id, drawn.error);
    return null;
  };
  return await write(deps, path, await writePdf(pages, { title, creator: deps.creator, picture }));
}

/** Whether a scan is a JPEG or PNG that nothing turns: PDF does not follow what a camera notes of how it was held. */
function isAsSeen(bytes: Uint8Array, { image }: Page): boolean {
  const header = readScanHeader(bytes);
  if (header?.format !== 'jpeg' && header?.format !== 'png') return false;
  return (
    header.widthPx === image.widthPx && header.heightPx === image.heightPx && exifOrientation(bytes) === 1
  );
}

async function originalPicture(
  { store, disk }: TextExportDeps,
  sha256: string | null,
): Promise<Uint8Array | null> {
  const scan = sha256 === null ? null : store.scanPath(sha256);
  const original = scan === null ? null : await attempt(scan, () => disk.fs.readFile(scan));
  return original?.ok === true ? original.value : null;
}

/** The scan itself where it is the page's picture, else the page as it was drawn. */
async function copyPicture(
  deps: TextExportDeps,
  pageId: string,
  { imageFilename, scanSha256 }: PageNames,
  folder: string,
): Promise<StoreResult<null>> {
  const original = await originalPicture(deps, scanSha256);
  const picture = original === null ? await deps.picture(pageId) : ok(original);
  if (picture.ok) return await durableWrite(deps.disk, join(folder, imageFilename), picture.value);
  deps.onMissingPicture?.(pageId, picture.error);
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
