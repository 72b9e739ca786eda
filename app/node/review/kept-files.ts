import { ok } from '../../core/base/result';
import { isUtf8 } from '../../core/formats/encoding/utf8';
import { readGiven } from '../../core/formats/index';
import { giveBack, type KeptFormat } from '../../core/formats/kept/kept';
import { openText } from '../../core/formats/open-text';
import { declaredUtf8 } from '../../core/formats/page/page-place';
import { hasText, type Page } from '../../core/page/transcription';
import type { RevisionInfo } from '../../core/project/revision';
import { decodeBytes } from '../disk/decode-bytes';
import type { ProjectStore } from '../project/project-store';
import type { StoreResult } from '../disk/store-error';

/** A page as it stands now. `source`: its own PAGE file of another program, with the edits in it. */
export type CurrentText = {
  readonly page: Page;
  readonly info: RevisionInfo;
  readonly source: string | null;
};

/** Null for a page that has no version. */
export async function currentText(
  store: ProjectStore,
  pageId: string,
): Promise<StoreResult<CurrentText | null>> {
  const current = await store.readPage(pageId);
  if (!current.ok) return current;
  const { revision } = current.value;
  if (revision === null) return ok(null);
  const source = await store.pageSource(pageId);
  return source.ok ? ok({ page: revision.page, info: revision.info, source: source.value }) : source;
}

/** These pages where they have a version, in order; without the files that they came in, of which a document may have very many. */
export async function currentTexts(
  store: ProjectStore,
  pageIds: readonly string[],
): Promise<StoreResult<readonly CurrentText[]>> {
  const texts: CurrentText[] = [];
  for (const id of pageIds) {
    const current = await store.readPage(id);
    if (!current.ok) return current;
    const { revision } = current.value;
    if (revision !== null) texts.push({ page: revision.page, info: revision.info, source: null });
  }
  return ok(texts);
}

/**
 * The file of another program that these pages came from, with the edits made since and nothing else changed; byte for
 * byte itself where there are none. Null where the first of them is not of a file of the format; `unfit` where not all
 * of them are of that file, not all of its pages are there, or it cannot hold them.
 */
export async function keptFile(
  store: ProjectStore,
  format: KeptFormat,
  texts: readonly CurrentText[],
): Promise<StoreResult<Uint8Array | 'unfit' | null>> {
  const first = texts.find(({ info }) => info.origin !== undefined);
  const sha256 = first?.info.origin?.sha256;
  if (first === undefined || sha256 === undefined) return ok(null);
  const bytes = await store.reading(first.page.id, sha256);
  if (!bytes.ok || bytes.value === null) return bytes;
  return ok(givenBack(bytes.value, sha256, format, texts));
}

function isWhole(sha256: string, texts: readonly CurrentText[]): boolean {
  const origins = texts.flatMap(({ info }) => info.origin ?? []);
  const isOneFile = origins.length === texts.length && origins.every((one) => one.sha256 === sha256);
  return isOneFile && origins.every(({ index }, i) => index > (origins[i - 1]?.index ?? -1));
}

function givenBack(
  bytes: Uint8Array,
  sha256: string,
  format: KeptFormat,
  texts: readonly CurrentText[],
): Uint8Array | 'unfit' | null {
  const opened = openText(bytes, '', decodeBytes);
  if (!opened.ok || !('text' in opened.value.file)) return null;
  const read = readGiven(opened.value.file, decodeBytes);
  if (!read.ok || read.value.format !== format) return null;
  if (!isWhole(sha256, texts)) return 'unfit';
  const now = texts.map(({ page, info }) => ({ index: info.origin?.index ?? 0, page }));
  const given = new Set(now.map(({ index }) => index));
  if (read.value.pages.some((page, i) => hasText(page) && !given.has(i))) return 'unfit';
  const { text } = opened.value.file;
  const edited = giveBack(format, text, now);
  if (!edited.ok) return 'unfit';
  if (edited.value === text) return bytes;
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const written = isUtf8(bytes) ? edited.value : saidUtf8(edited.value, format);
  return Buffer.from(`${isMarked ? '\ufeff' : ''}${written}`, 'utf8');
}

/** What is written is UTF-8, whatever the file said of itself. */
function saidUtf8(text: string, format: KeptFormat): string {
  const declared = declaredUtf8(text);
  return format === 'hocr' ? declared.replace(/(\bcharset\s*=\s*["']?)[\w-]+/i, '$1utf-8') : declared;
}
