import { basename, extname } from 'node:path';
import { countCharacters } from '../../core/formats/account/account';
import {
  doubtsOfAccount,
  doubtsOfLayer,
  doubtsOfPage,
  type ImportDoubt,
  type SheetPicture,
} from '../../core/import/import-doubts';
import type { ImportOutcome, TakenSheet } from '../../core/import/import-outcome';
import type { ProjectPage } from '../../core/project/project';
import { scanNameOf, sheetsOfFile } from '../../core/project/scan-names';
import { fail, failIn, ok, type Result } from '../../core/base/result';
import { hasText } from '../../core/page/transcription';
import type { FileNote } from '../../core/formats/encoding/notes';
import {
  readForeignPages,
  type ForeignPage,
  type ForeignPages,
  type ReadForeign,
} from '../project/foreign-page';
import { sha256Hex } from '../disk/hash';
import type { ProjectStore } from '../project/project-store';
import { readBytes } from '../project/reference-file';

export type ImportFile = {
  readonly store: ProjectStore;
  readonly readForeign: ReadForeign;
  readonly path: string;
  /** The sheet that the file's first page is the text of. */
  readonly pageId: string;
  readonly who: string;
  /** SHA-256 of the file whose doubts the person has seen and set aside; null asks them. */
  readonly acceptedSha256: string | null;
  /** Hears what the person should know of how the file was read. */
  readonly onNotes?: (notes: readonly FileNote[]) => void;
};

/**
 * Makes the pages of another program's file the newest versions of the sheets from `pageId` on; the versions before
 * stay in the history, and the file itself among the Readings. A page without text blanks no sheet, and what speaks
 * against the file is asked before anything is written. An error names the file.
 */
export async function importFile(request: ImportFile): Promise<Result<ImportOutcome>> {
  const { store, readForeign, path, acceptedSha256 } = request;
  const fileName = basename(path);
  const bytes = await readBytes(path);
  if (!bytes.ok) return failIn(fileName, bytes.error);
  if (bytes.value.length === 0) return fail('refused-empty', { file: fileName });
  const sheets = sheetsFrom(store, request.pageId);
  const images = sheets.map(({ image }) => image);
  const read = await readForeignPages(readForeign, bytes.value, images, {
    name: fileName,
    onNotes: (notes) => request.onNotes?.(notes.map((note) => ({ file: fileName, note }))),
  });
  if (!read.ok) return failIn(fileName, read.error);
  if (!read.value.pages.some(({ page }) => hasText(page))) return ok({ type: 'no-text', fileName });
  const sha256 = sha256Hex(bytes.value);
  const doubts = acceptedSha256 === sha256 ? [] : doubtsOf(read.value, store, sheets);
  if (doubts.length > 0) return ok({ type: 'question', fileName, sha256, doubts });
  return take(request, bytes.value, sheets, read.value);
}

function sheetsFrom(store: ProjectStore, pageId: string): readonly ProjectPage[] {
  const { pages } = store.project();
  const at = pages.findIndex(({ id }) => id === pageId);
  return pages.slice(Math.max(0, at));
}

function doubtsOf(
  { format, pages, account }: ForeignPages,
  store: ProjectStore,
  sheets: readonly ProjectPage[],
): readonly ImportDoubt[] {
  const ofPages = pages.flatMap(({ page, given, picture }, i) => {
    const sheet = sheets[i];
    return sheet === undefined || !hasText(page) ? [] : doubtsOfPage(given, picture, pictureOf(store, sheet));
  });
  const layer = doubtsOfLayer(
    format,
    pages.map(({ page }) => page),
  );
  return [...doubtsOfAccount(account), ...layer, ...ofPages];
}

function pictureOf(store: ProjectStore, page: ProjectPage): SheetPicture {
  const { id, scanIndex, image } = page;
  const project = store.project();
  const isOnlyPage = sheetsOfFile(project, page).length === 1 && scanIndex === 0;
  return {
    pageId: id,
    scanName: scanNameOf(project, page),
    scanIndex,
    isOnlyPage,
    image,
  };
}

async function take(
  { store, path, who, pageId }: ImportFile,
  bytes: Uint8Array,
  sheets: readonly ProjectPage[],
  { pages, account, format }: ForeignPages,
): Promise<Result<ImportOutcome>> {
  const fileName = basename(path);
  const extension = /^\.[A-Za-z0-9]{1,8}$/.test(extname(path)) ? extname(path).toLowerCase() : '.txt';
  const taken: TakenSheet[] = [];
  const withoutText: string[] = [];
  for (const [i, foreign] of pages.entries()) {
    const sheet = sheets[i]?.id ?? pageId;
    if (!hasText(foreign.page)) {
      withoutText.push(sheet);
      continue;
    }
    const saved = await store.importPage({ pageId: sheet, foreign, bytes, extension, who, note: fileName });
    if (!saved.ok) return saved;
    taken.push(takenOf(sheet, foreign));
  }
  return ok({ type: 'taken', fileName, format, sheets: taken, withoutText, account });
}

function takenOf(pageId: string, { page }: ForeignPage): TakenSheet {
  const texts = page.lines.map(({ text }) => text).filter((text) => text.trim() !== '');
  return { pageId, lines: texts.length, characters: countCharacters(texts) };
}
