import { strFromU8, strToU8, unzipSync } from 'fflate';
import { ok } from '../../core/base/result';
import type { Disk } from '../disk/fs';
import type { StoreResult } from '../disk/store-error';
import { openZipWriter } from '../zip/zip-writer';

/** Begins what stands in a Word file for a picture that is put in when the file is written out. */
const STANDS_FOR = 'picture of sheet ';

/** A few bytes in place of the picture of a sheet: the maker of Word files holds everything that it is given. */
export function placeholderOf(pageId: string): Uint8Array {
  return strToU8(`${STANDS_FOR}${pageId}`);
}

/** Writes a Word file to `path` with the pictures themselves where placeholders stand, one at a time. */
export async function writeWithPictures(
  disk: Disk,
  path: string,
  docx: Uint8Array,
  about: {
    readonly createdUtc: string;
    readonly picture: (pageId: string) => Promise<Uint8Array | null>;
  },
): Promise<StoreResult<null>> {
  const opened = await openZipWriter(disk, path, Date.parse(about.createdUtc));
  if (!opened.ok) return opened;
  const zip = opened.value;
  for (const [name, bytes] of Object.entries(unzipSync(docx))) {
    if (name.endsWith('/')) continue;
    const text = name.startsWith('word/media/') ? strFromU8(bytes.subarray(0, 200)) : '';
    const pageId = text.startsWith(STANDS_FOR) ? text.slice(STANDS_FOR.length) : null;
    const added = await zip.add(name, pageId === null ? bytes : ((await about.picture(pageId)) ?? bytes));
    if (!added.ok) {
      await zip.abandon();
      return added;
    }
  }
  const ended = await zip.end();
  return ended.ok ? ok(null) : ended;
}
