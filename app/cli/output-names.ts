import { createHash } from 'node:crypto';
import { basename, dirname, extname } from 'node:path';
import { foldedName } from '../node/safe-name';

/** A file name may have 255 bytes on most systems; page number, ending and what marks a claim stand behind it. */
const MOST_BYTES = 200;

/** Refused by Windows, or invisible, so that two names would look alike. */
const UNSAFE =
  /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/gu;

/**
 * What the outputs of a scan may be called, the shortest first: its name alone, then with more and more of the folders
 * it lies in and with its ending, and last with the start of a hash of the path as it was given. They depend on the
 * path alone, never on what else is read.
 */
export function candidateNames(path: string): readonly string[] {
  const name = basename(path);
  const stem = basename(name, extname(name));
  const withEnding = name.replace(/\./g, '_');
  const names = [stem];
  let prefix = '';
  for (let folder = dirname(path); basename(folder) !== ''; folder = dirname(folder)) {
    const longer = `${basename(folder)}_${prefix}`;
    // The folder says more of a sheet than the kind of its file, which is all that tells p1.jpg from p1.tif.
    names.push(longer + stem, prefix + withEnding);
    prefix = longer;
  }
  names.push(prefix + withEnding);
  const hashed = `${stem}_${hashOf(path)}`;
  return [
    ...names.map(fitted).filter((each): each is string => each !== null),
    fitted(hashed) ?? hashOf(path),
  ];
}

/** Null for a name that would have to be cut: two of them might become one. */
function fitted(name: string): string | null {
  const safe = name.replace(UNSAFE, '_');
  return Buffer.byteLength(safe) <= MOST_BYTES ? safe : null;
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

/**
 * For each of several paths, all different, the index of the first of its `candidateNames` that none of the others has
 * as well, by names as a file system sees them that ignores case. Scans whose names clash all get longer ones, so the
 * order in which they are given does not matter.
 */
export function firstCandidates(candidates: readonly (readonly string[])[]): readonly number[] {
  const levels = candidates.map(() => 0);
  const nameOf = (i: number) => foldedName(candidates[i]?.[levels[i] ?? 0] ?? '');
  for (;;) {
    const groups = new Map<string, number[]>();
    for (const i of candidates.keys()) groups.set(nameOf(i), [...(groups.get(nameOf(i)) ?? []), i]);
    const raised = [...groups.values()]
      .filter((group) => group.length > 1)
      .flat()
      .filter((i) => (levels[i] ?? 0) < (candidates[i]?.length ?? 0) - 1);
    if (raised.length === 0) return levels;
    for (const i of raised) levels[i] = (levels[i] ?? 0) + 1;
  }
}
