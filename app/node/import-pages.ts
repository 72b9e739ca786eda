import { basename, extname } from 'node:path';
import { fail, ok, type Result } from '../core/result';
import type { FileNote } from '../core/formats/encoding/notes';
import { readForeignPages, type ReadForeign } from './foreign-page';
import type { ProjectStore } from './project-store';
import { readBytes } from './reference-file';

export type ImportFile = {
  readonly store: ProjectStore;
  readonly readForeign: ReadForeign;
  readonly path: string;
  /** The sheet that the file's first page is the text of. */
  readonly pageId: string;
  readonly who: string;
  /** Hears what the person should know of how the file was read. */
  readonly onNotes?: (notes: readonly FileNote[]) => void;
};

/**
 * Makes the pages of another program's file the newest versions of the sheets from `pageId` on; the versions before
 * stay in the history, and the file itself among the Readings. Answers the sheets. The message names the file.
 */
export async function importFile(request: ImportFile): Promise<Result<readonly string[]>> {
  const { store, readForeign, path, pageId, who } = request;
  const name = basename(path);
  const bytes = await readBytes(path);
  if (!bytes.ok) return fail(bytes.error.code, `${name}: ${bytes.error.message}`);
  if (bytes.value.length === 0)
    return fail('empty', `${name}: The file is empty. Give a file with text in it.`);
  const { pages } = store.project();
  const sheets = pages.slice(
    Math.max(
      0,
      pages.findIndex(({ id }) => id === pageId),
    ),
  );
  const read = await readForeignPages(
    readForeign,
    bytes.value,
    sheets.map(({ image }) => image),
    { name, onNotes: (notes) => request.onNotes?.(notes.map((note) => ({ file: name, note }))) },
  );
  if (!read.ok)
    return fail(read.error.code, `${name}: ${read.error.message}`, { ...read.error.params, file: name });
  const done: string[] = [];
  for (const [i, foreign] of read.value.entries()) {
    const sheet = sheets[i]?.id ?? pageId;
    const extension = /^\.[A-Za-z0-9]{1,8}$/.test(extname(path)) ? extname(path).toLowerCase() : '.txt';
    const saved = await store.importPage({
      ...{ pageId: sheet, foreign, bytes: bytes.value, extension, who, note: name },
    });
    if (!saved.ok) return saved;
    done.push(sheet);
  }
  return ok(done);
}
