import { foldedName, isReservedName } from '../disk/safe-name';

/** What a zip without the 64-bit extension can hold; more goes by a folder. */
export const MOST_ARCHIVE_BYTES = 4_294_967_294;
export const MOST_ENTRIES = 65_534;

/** Deflate makes at most 1,032 of 1; the text of a document some 30. Small files may be as even as they like. */
export const MOST_RATIO = 300;
export const RATIO_FROM_BYTES = 1_000_000;

const MOST_PATH_UNITS = 240;
const MOST_NAME_UNITS = 160;
const DEEPEST = 6;

/** Refused by Windows, or so that one name looks like another: controls, bidi and zero-width characters. */
const UNSAFE = /[<>:"|?*\\\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}]/u;

/** A name that is the same plain file or folder on every system: no way out, no device, nothing that is cut off. */
export function isPlainName(name: string): boolean {
  if (name === '' || name.length > MOST_NAME_UNITS || UNSAFE.test(name)) return false;
  return !/^\.{1,2}$|[. ]$|^ /u.test(name) && !isReservedName(name);
}

/** A path of plain names with `/` between them, from the archive's own root. */
export function isPlainPath(path: string): boolean {
  const names = path.split('/');
  return path.length <= MOST_PATH_UNITS && names.length <= DEEPEST && names.every(isPlainName);
}

/** The first of `paths` that would fall on another one, as a file system that ignores case sees them; null for none. */
export function clashingPath(paths: readonly string[]): string | null {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    const folded = foldedName(path);
    if (files.has(folded) || folders.has(folded)) return path;
    files.add(folded);
    for (let at = folded.indexOf('/'); at >= 0; at = folded.indexOf('/', at + 1)) {
      const folder = folded.slice(0, at);
      if (files.has(folder)) return path;
      folders.add(folder);
    }
  }
  return null;
}

/** What systems put beside a document when they show or pack it. */
export function isOfSystem(path: string): boolean {
  return path.split('/').some((name) => SYSTEM_NAMES.has(name) || name.startsWith('._'));
}

const SYSTEM_NAMES: ReadonlySet<string> = new Set(['__MACOSX', '.DS_Store', 'Thumbs.db', 'desktop.ini']);
