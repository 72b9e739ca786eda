import { basename } from 'node:path';
import { ok, type Failure, type Result } from '../../core/base/result';
import { matchNames, stemOf, type NamedSheet } from '../../core/formats/package/match-names';
import { readMets } from '../../core/formats/package/mets';
import { isPageFile } from '../../core/formats/package/page-files';
import { pageNames } from '../../core/formats/write/page-names';
import type { FormatId } from '../../core/formats/index';
import { hasText, type PageImage } from '../../core/page/transcription';
import type { Project } from '../../core/project/project';
import { scanNameOf, sheetsOfFile } from '../../core/project/scan-names';
import { decodeBytes } from '../disk/decode-bytes';
import { readForeignPages, type ForeignPages, type ReadForeign } from '../project/foreign-page';
import type { ProjectStore } from '../project/project-store';
import { brokenInBag, type PackageFiles } from './package-files';

export type TakeRequest = {
  readonly store: ProjectStore;
  readonly readForeign: ReadForeign;
  readonly files: PackageFiles;
  readonly who: string;
  /** What the package says of itself (METS, checksums) is read, by whoever may parse it; else only its page files are. */
  readonly readsAbout: boolean;
  /** Hears of each file as it is looked at. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
};

/** What came of a folder of page files. Every file with text is in one of the lists. */
export type TakenFolder = {
  readonly taken: readonly { readonly path: string; readonly pageId: string }[];
  /** Of the same sheet as one that was taken. */
  readonly passedOver: readonly string[];
  /** Of no sheet of the document. */
  readonly unmatched: readonly string[];
  readonly withoutText: readonly string[];
  readonly failed: readonly { readonly path: string; readonly reason: Failure }[];
  readonly sheetsLeft: readonly string[];
};

/** Formats with one page a file, the best first: PAGE keeps most. */
const RANKS: readonly FormatId[] = ['page', 'alto', 'hocr', 'tei', 'abbyy', 'txt'];

type Read = { readonly path: string; readonly imageFilename: string; readonly rank: number };

/**
 * Takes the texts of a whole folder or zip, as Transkribus, eScriptorium and OCR-D export them: each page file goes to
 * the sheet whose picture it names, or that is called as it is. A METS file says which are the texts of last resort;
 * in a bag every checksum has to be right before anything is taken.
 */
export async function takeFolder(request: TakeRequest): Promise<Result<TakenFolder>> {
  const { store, files } = request;
  const broken = request.readsAbout ? await brokenInBag(files) : ok([]);
  if (!broken.ok) return broken;
  const [first] = broken.value;
  if (first !== undefined)
    return { ok: false, error: { code: 'bag-broken', params: { file: first, count: broken.value.length } } };
  const wanted = await textPaths(files, request.readsAbout);
  if (!wanted.ok) return wanted;
  const looked = await lookAt(request, wanted.value);
  const matched = matchNames(looked.texts, sheetsOf(store.project()));
  const taken: { readonly path: string; readonly pageId: string }[] = [];
  const failed = [...looked.failed];
  const withoutText = [...looked.withoutText];
  for (const [path, pageId] of matched.pairs) {
    const done = await takeOne(request, path, pageId);
    if (!done.ok) failed.push({ path, reason: done.error });
    else if (done.value) taken.push({ path, pageId });
    else withoutText.push(path);
  }
  const { passedOver, unmatched, sheetsLeft } = matched;
  return ok({ taken, passedOver, unmatched, withoutText, failed, sheetsLeft });
}

/** Files that may hold a page; where a METS lists texts in several groups, those of the last one that has some. */
async function textPaths(files: PackageFiles, readsAbout: boolean): Promise<Result<readonly string[]>> {
  const texts = files.paths.filter(isPageFile);
  const mets = files.paths.find((path) => /(?:^|\/)mets\.xml$/i.test(path));
  if (mets === undefined || !readsAbout) return ok(texts);
  const bytes = await files.read(mets);
  if (!bytes.ok) return bytes;
  const read = readMets(decodeBytes(bytes.value, 'utf-8'));
  // A METS that cannot be read says nothing; the files beside it still do.
  if (!read.ok) return ok(texts);
  const root = mets.slice(0, mets.lastIndexOf('/') + 1);
  const listed = read.value
    .filter(({ mimetype }) => /xml|html|text/i.test(mimetype))
    .map(({ group, href }) => ({ group, path: `${root}${href.replace(/^(?:file:)?(?:\.?\/)*/, '')}` }))
    .filter(({ path }) => texts.includes(path));
  const last = listed[listed.length - 1]?.group;
  return ok(
    last === undefined ? texts : listed.filter(({ group }) => group === last).map(({ path }) => path),
  );
}

type Looked = {
  readonly texts: readonly Read[];
  readonly withoutText: readonly string[];
  readonly failed: readonly { readonly path: string; readonly reason: Failure }[];
};

/** Any size will do to see what a file names; it is fitted to its sheet when it is taken. */
const ANY_IMAGE: PageImage = { widthPx: 1000, heightPx: 1000, dpi: null };

async function lookAt(request: TakeRequest, paths: readonly string[]): Promise<Looked> {
  const texts: Read[] = [];
  const withoutText: string[] = [];
  const failed: { readonly path: string; readonly reason: Failure }[] = [];
  for (const [i, path] of paths.entries()) {
    request.onProgress?.(i + 1, paths.length, path);
    const read = await readOne(request, path, ANY_IMAGE);
    const only = read.ok ? read.value.foreign.pages[0] : undefined;
    if (!read.ok) failed.push({ path, reason: read.error });
    else if (only === undefined || !hasText(only.page)) withoutText.push(path);
    else {
      const rank = RANKS.indexOf(read.value.foreign.format);
      texts.push({ path, imageFilename: only.picture.fileName, rank: rank < 0 ? RANKS.length : rank });
    }
  }
  return { texts, withoutText, failed };
}

async function readOne(
  { readForeign, files }: TakeRequest,
  path: string,
  image: PageImage,
): Promise<Result<{ readonly bytes: Uint8Array; readonly foreign: ForeignPages }>> {
  const bytes = await files.read(path);
  if (!bytes.ok) return bytes;
  const foreign = await readForeignPages(readForeign, bytes.value, [image], { name: basename(path) });
  return foreign.ok ? ok({ bytes: bytes.value, foreign: foreign.value }) : foreign;
}

/** Whether the page had text and is the sheet's newest version now. */
async function takeOne(request: TakeRequest, path: string, pageId: string): Promise<Result<boolean>> {
  const { store, who } = request;
  const image = store.project().pages.find(({ id }) => id === pageId)?.image ?? ANY_IMAGE;
  const read = await readOne(request, path, image);
  if (!read.ok) return read;
  const [foreign] = read.value.foreign.pages;
  if (foreign === undefined || !hasText(foreign.page)) return ok(false);
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(path)?.[0].toLowerCase() ?? '.txt';
  const { bytes } = read.value;
  const saved = await store.importPage({ pageId, foreign, bytes, extension, who, note: basename(path) });
  return saved.ok ? ok(true) : saved;
}

/** The names that the pictures of the sheets have in exports, in the archive, and in the document. */
function sheetsOf(project: Project): readonly NamedSheet[] {
  const names = pageNames(project);
  return project.pages.map((page) => {
    const { id, scanIndex } = page;
    const isOnly = sheetsOfFile(project, page).length === 1;
    const given = stemOf(scanNameOf(project, page));
    const own = names.get(id)?.stem ?? id;
    // A scan of many pages has its name with the number of the page behind it in many ways.
    const numbers = [4, 3, 2, 1].map((digits) => `${given}_${String(scanIndex + 1).padStart(digits, '0')}`);
    return { pageId: id, stems: [own, id, ...(given === '' ? [] : isOnly ? [given] : numbers)] };
  });
}
