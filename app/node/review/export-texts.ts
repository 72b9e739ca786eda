import { join } from 'node:path';
import type { Language } from '../../core/base/language';
import { ok, type Failure, type Result } from '../../core/base/result';
import { KEPT_FORMATS, type KeptFormat } from '../../core/formats/kept/kept';
import type { Beside } from '../../core/formats/docx/docx-write';
import type { PdfWay } from '../../core/formats/pdf/given/pdf-growth';
import { streamUpdate } from '../../core/formats/pdf/pdf-update';
import { streamPdf, type PdfOptions } from '../../core/formats/pdf/pdf-write';
import { pageNames, type PageNames } from '../../core/formats/write/page-names';
import { sheetHeads } from '../../core/formats/write/sheet-heads';
import { withDebrisAs } from '../../core/formats/write/shape-text';
import { PLAIN_OPTIONS, type TextOptions } from '../../core/formats/write/text-options';
import { piecesOf, writeOne, writeWhole, type WriteOptions } from '../../core/formats/write/write-format';
import { isPageFormat, type PageFormat, type TextExport } from '../../core/formats/write/written-formats';
import type { Page } from '../../core/page/transcription';
import { exifOrientation } from '../../core/scan/exif';
import { readScanHeader } from '../../core/scan/header';
import { attempt } from '../disk/disk-error';
import { durableStream } from '../disk/durable-stream';
import { durableWrite } from '../disk/durable-write';
import type { Disk } from '../disk/fs';
import { refuse, type StoreResult } from '../disk/store-error';
import type { ProjectStore } from '../project/project-store';
import { placeholderOf, writeWithPictures } from './docx-pictures';
import { currentText, currentTexts, keptFile, type CurrentText } from './kept-files';
import { copyGiven, pdfWayOf, type ReadGrowth } from './pdf-way';

/** What an export of the texts alone needs; `picture` gives a page that has to be drawn from its scan. */
export type TextExportDeps = {
  readonly disk: Disk;
  readonly store: ProjectStore;
  /** The program and its version. */
  readonly creator: string;
  readonly nowUtc: () => string;
  readonly picture: (pageId: string) => Promise<Result<Uint8Array>>;
  /** Stands before the names of pictures in page files, where pictures lie in a folder of their own. */
  readonly picturePrefix?: string;
  /** Takes what would be written to the disk, by the same path. */
  readonly sink?: (path: string, bytes: Uint8Array) => Promise<StoreResult<null>>;
  /** Hears of files of other programs that cannot hold their pages as they stand, so that new ones are written. */
  readonly onRewritten?: (pageIds: readonly string[]) => void;
  /** What the engine says of a PDF that came in; absent where there is no engine. */
  readonly readGrowth?: ReadGrowth;
  /** Hears how a searchable PDF is made. */
  readonly onPdfWay?: (way: PdfWay) => void;
  /** Hears of a page whose picture cannot be put beside its text. */
  readonly onMissingPicture?: (pageId: string, reason: Failure) => void;
};

/** Which sheets go out, all of them where none are named, and how their text is to be read. */
export type TextChoice = {
  readonly pageIds: readonly string[] | null;
  readonly text: TextOptions;
  /** Of what stands above a sheet. */
  readonly language: Language;
};

export const WHOLE_TEXT: TextChoice = { pageIds: null, text: PLAIN_OPTIONS, language: 'ru' };

/** Writes the project's current texts to `path`, whole or not at all. Refuses where there is no text yet. */
export async function exportTexts(
  deps: TextExportDeps,
  format: TextExport,
  path: string,
  choice: TextChoice = WHOLE_TEXT,
): Promise<StoreResult<null>> {
  const wanted = choice.pageIds === null ? null : new Set(choice.pageIds);
  const pageIds = deps.store
    .project()
    .pages.flatMap(({ id }) => (wanted === null || wanted.has(id) ? [id] : []));
  if (format === 'pdf') return await writeSearchable(deps, pageIds, path, choice);
  if (isPageFormat(format)) {
    const options = await optionsOf(deps, [], format, choice);
    return options.ok
      ? await writePages(deps, pageIds, { format, folder: path, options: options.value })
      : options;
  }
  const all = await currentTexts(deps.store, pageIds);
  if (!all.ok) return all;
  const texts = all.value;
  if (texts.length === 0) return refuse('nothing-to-export');
  const pages = texts.map(({ page }) => page);
  const options = await optionsOf(deps, pages, format, choice);
  if (!options.ok) return options;
  const kept = isKeptFormat(format) ? await keptOf(deps, format, texts) : ok(null);
  if (!kept.ok) return kept;
  if (kept.value === null && (format === 'hocr' || format === 'tei'))
    return await writePieces(deps, path, piecesOf(pages, format, options.value));
  const whole = kept.value ?? (await writeWhole(pages, format, options.value));
  const isFacingScans = format === 'docx' && choice.text.layout === 'facing-scan';
  return isFacingScans && typeof whole !== 'string'
    ? await writeFacingScans(deps, path, pages, whole)
    : await write(deps, path, whole);
}

async function writeFacingScans(
  deps: TextExportDeps,
  path: string,
  pages: readonly Page[],
  docx: Uint8Array,
): Promise<StoreResult<null>> {
  const names = pageNames(deps.store.project());
  const byId = new Map(pages.map((page) => [page.id, page]));
  const picture = async (id: string) => {
    const page = byId.get(id);
    return page === undefined ? null : await pictureOf(deps, page, names.get(id));
  };
  return await writeWithPictures(deps.disk, path, docx, { createdUtc: deps.nowUtc(), picture });
}

/** Between the pieces others of the process have their turn. */
async function writePieces(
  deps: Pick<TextExportDeps, 'disk' | 'sink'>,
  path: string,
  pieces: Iterable<string>,
): Promise<StoreResult<null>> {
  if (deps.sink !== undefined) return await write(deps, path, [...pieces].join(''));
  return await durableStream(deps.disk, path, async (take): Promise<StoreResult<null>> => {
    for (const piece of pieces) await take(Buffer.from(piece, 'utf8'));
    return ok(null);
  });
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

/** What writers need to know of the project; of a format that holds changes also what the text was before them. */
async function optionsOf(
  deps: TextExportDeps,
  pages: readonly Page[],
  format: TextExport,
  { text, language }: TextChoice,
): Promise<StoreResult<WriteOptions>> {
  const { store, creator, nowUtc, picturePrefix = '' } = deps;
  const { title, archival } = store.project();
  const names = pageNames(store.project());
  const imageFilename = ({ id }: Page) => `${picturePrefix}${names.get(id)?.imageFilename ?? `${id}.jpg`}`;
  const heads = sheetHeads(store.project(), language);
  const options = {
    ...{ title, archival, creator, createdUtc: nowUtc(), imageFilename, author: creator },
    ...{ text, heads },
  };
  if (format !== 'docx') return ok(options);
  const beside = await besidesOf(deps, pages, text);
  if (!beside.ok) return beside;
  const before = new Map<string, Page>();
  const people = new Set<string>();
  for (const { id } of pages) {
    const history = await store.listHistory(id);
    if (!history.ok) return history;
    const { revisions } = history.value;
    const first = revisions.find(({ info }) => info.parentHash === null);
    for (const { info } of revisions) if (info.parentHash !== null && info.who !== '') people.add(info.who);
    // Of a sheet that nobody has corrected there is nothing to show.
    const isFirst = first === undefined || first.hash === history.value.currentHash;
    const read = isFirst ? null : await store.readRevision(id, first.hash);
    if (read?.ok === true) before.set(id, read.value.page);
  }
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  return ok({ ...options, ...beside.value, pause, before, author: [...people].join(', ') || creator });
}

type Besides = Pick<WriteOptions, 'beside' | 'besideAll'>;

/** What stands beside the text in a Word file: each sheet's scan, or the translation. */
async function besidesOf(
  deps: TextExportDeps,
  pages: readonly Page[],
  { layout }: TextOptions,
): Promise<StoreResult<Besides>> {
  if (layout === 'facing-translation') return await translationBeside(deps.store);
  if (layout !== 'facing-scan') return ok({});
  const beside = new Map<string, Beside>();
  const names = pageNames(deps.store.project());
  for (const page of pages) {
    const picture = await pictureOf(deps, page, names.get(page.id));
    const header = picture === null ? null : readScanHeader(picture);
    if (picture === null || (header?.format !== 'jpeg' && header?.format !== 'png')) continue;
    const { widthPx, heightPx } = header;
    const type = header.format === 'jpeg' ? 'jpg' : 'png';
    beside.set(page.id, { kind: 'picture', bytes: placeholderOf(page.id), type, widthPx, heightPx });
  }
  return ok({ beside });
}

/** Sheet by sheet where form feeds part it into as many as there are, else as one text beside them all. */
async function translationBeside(store: ProjectStore): Promise<StoreResult<Besides>> {
  const { references, pages } = store.project();
  const index = references.findIndex(({ role }) => role === 'translation');
  if (index < 0) return refuse('no-translation');
  const text = await store.referenceText(index);
  if (!text.ok) return text;
  const parts = text.value.split('\f');
  if (parts.length !== pages.length || parts.length < 2)
    return ok({ besideAll: { kind: 'text', text: text.value.trim() } });
  const beside = pages.map(({ id }, i): readonly [string, Beside] => [
    id,
    { kind: 'text', text: (parts[i] ?? '').trim() },
  ]);
  return ok({ beside: new Map(beside) });
}

export async function write(
  deps: Pick<TextExportDeps, 'disk' | 'sink'>,
  path: string,
  content: string | Uint8Array,
): Promise<StoreResult<null>> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return deps.sink === undefined ? await durableWrite(deps.disk, path, bytes) : await deps.sink(path, bytes);
}

/** One page after the other: a document may have a thousand, and a page file of each program a megabyte. */
async function writePages(
  deps: TextExportDeps,
  pageIds: readonly string[],
  { format, folder, options }: { format: PageFormat; folder: string; options: WriteOptions },
): Promise<StoreResult<null>> {
  const names = pageNames(deps.store.project());
  let hasAny = false;
  for (const id of pageIds) {
    const text = await currentText(deps.store, id);
    if (!text.ok) return text;
    if (text.value === null) continue;
    const made = hasAny || deps.sink !== undefined ? ok(null) : await makeFolder(deps.disk, folder);
    if (!made.ok) return made;
    hasAny = true;
    const { page, source } = text.value;
    const own = names.get(page.id) ?? { stem: page.id, imageFilename: `${page.id}.jpg`, scanSha256: null };
    const copied = await copyPicture(deps, page.id, own, folder);
    if (!copied.ok) return copied;
    const kept = format === 'page' ? ok(source) : await keptOf(deps, format, [text.value]);
    if (!kept.ok) return kept;
    const { title, archival } = deps.store.project();
    const project = { id: deps.store.project().id, title, archival };
    const xml = kept.value ?? writeOne(page, format, { ...options, project });
    const written = await write(deps, join(folder, `${own.stem}.xml`), xml);
    if (!written.ok) return written;
  }
  return hasAny ? ok(null) : refuse('nothing-to-export');
}

/**
 * Sheet by sheet onto the disk, so that a thousand pictures are never held at once: the text behind the PDF that the sheets
 * are of where that can be, else a new PDF.
 */
async function writeSearchable(
  deps: TextExportDeps,
  pageIds: readonly string[],
  path: string,
  choice: TextChoice,
): Promise<StoreResult<null>> {
  const { way, pdf, sha256 } = await pdfWayOf(deps.store.project(), pageIds, deps.readGrowth);
  const original = deps.store.scanPath(sha256);
  deps.onPdfWay?.(way);
  const { pages, end } = sheetsIn(deps, pageIds, choice.text);
  return await durableStream(deps.disk, path, async (take): Promise<StoreResult<null>> => {
    if (pdf === null || original === null) {
      await streamPdf(pagesOf(pages), pdfOptions(deps), take);
      return end();
    }
    const isSame = await copyGiven(deps.disk, original, { bytes: pdf.bytes, sha256 }, take);
    if (!isSame) return refuse('scan-changed', { file: original });
    await streamUpdate(pdf, pages, take);
    return end();
  });
}

function pdfOptions(deps: TextExportDeps): PdfOptions {
  const { title } = deps.store.project();
  const names = pageNames(deps.store.project());
  const picture = (page: Page) => pictureOf(deps, page, names.get(page.id));
  return { title, creator: deps.creator, createdUtc: deps.nowUtc(), picture };
}

type IndexedPage = readonly [number, Page];

async function* pagesOf(pages: AsyncIterable<IndexedPage>): AsyncIterable<Page> {
  for await (const [, page] of pages) yield page;
}

/** The sheets that have a text, with their places among `pageIds`, and afterwards what came of reading them. */
function sheetsIn(deps: TextExportDeps, pageIds: readonly string[], text: TextOptions) {
  const outcome: { read: StoreResult<number> } = { read: ok(0) };
  async function* pages(): AsyncGenerator<IndexedPage> {
    for (const [index, id] of pageIds.entries()) {
      const current = await currentText(deps.store, id);
      if (!current.ok) outcome.read = current;
      if (!current.ok) return;
      if (current.value === null) continue;
      if (outcome.read.ok) outcome.read = ok(outcome.read.value + 1);
      yield [index, withDebrisAs(current.value.page, text)];
    }
  }
  const end = (): StoreResult<null> => {
    if (!outcome.read.ok) return outcome.read;
    return outcome.read.value === 0 ? refuse('nothing-to-export') : ok(null);
  };
  return { pages: pages(), end };
}

/** The scan itself where it shows the page as it is, else the page as it was drawn. */
async function pictureOf(
  deps: TextExportDeps,
  page: Page,
  own: PageNames | undefined,
): Promise<Uint8Array | null> {
  const original = await originalPicture(deps, own?.scanSha256 ?? null);
  if (original !== null && isAsSeen(original, page)) return original;
  const drawn = await deps.picture(page.id);
  if (drawn.ok) return drawn.value;
  deps.onMissingPicture?.(page.id, drawn.error);
  return null;
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
  if (picture.ok) return await write(deps, join(folder, imageFilename), picture.value);
  deps.onMissingPicture?.(pageId, picture.error);
  return ok(null);
}

async function makeFolder(disk: Disk, folder: string): Promise<StoreResult<null>> {
  const made = await attempt(folder, () => disk.fs.makeFolder(folder));
  if (made.ok) return ok(null);
  return made.error.code === 'exists' ? ok(null) : made;
}
