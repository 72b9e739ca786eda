import { join } from 'node:path';
import { attemptOptional } from '../disk/disk-error';
import { importFrom, PAGES_FOLDER, type PageCopyContext } from './page-copy';

/** A folder that somebody has filled must not hold a sheet up. */
const MOST_COPIES = 20;

/**
 * Takes in the copies of pages/NNNN.xml that sync services left beside it where two computers wrote at once, each as a
 * version beside the page's text that bears the copy's name. The copies stay where they are, and what the history has
 * already is not taken in again. A copy that cannot be read now is tried again next time.
 */
export async function importSyncCopies(context: PageCopyContext, pageId: string): Promise<void> {
  const folder = join(context.root, PAGES_FOLDER);
  const listed = await attemptOptional(folder, () => context.disk.fs.listFolder(folder));
  const entries = listed.ok ? (listed.value ?? []) : [];
  const names = entries
    .filter(({ name, isFolder }) => !isFolder && isCopyOf(name, pageId))
    .map(({ name }) => name);
  for (const name of names.sort().slice(0, MOST_COPIES))
    await importFrom(context, pageId, join(folder, name), name);
}

/**
 * Every service puts its mark somewhere else, in its own words and language: «0001 (Anna's conflicted copy).xml»,
 * «0001.sync-conflict-….xml», «0001-DESKTOP-7Q2.xml», «0001 2.xml», «Copy of 0001.xml». The sheet's number comes first among
 * what could be one.
 */
export function isCopyOf(name: string, pageId: string): boolean {
  if (name === `${pageId}.xml` || !/\.xml(\.[\p{L}\p{N}-]+)?$/iu.test(name)) return false;
  return /[0-9]{4,}/.exec(name)?.[0] === pageId;
}
