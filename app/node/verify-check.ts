import { join } from 'node:path';
import { readCheckedLines } from './checked-lines';
import { hashFile } from './copy-file';
import { attempt, attemptOptional } from './disk-error';
import { TEMPORARY_PREFIX } from './durable-write';
import type { Disk, FolderEntry } from './fs';
import { nameHash, parseHashedName } from './hash';
import type { PageCodec } from './revision-files';

/**
 * `damaged`: other bytes than were written. `missing`: something names it and it is not there. `unreadable`: the
 * medium does not give it. `changed`: another program wrote it. `stale`: a copy that a save could not refresh.
 * `unknown`: not Sverka's. `leftover`: of a save or a write that was cut off; it may be deleted.
 */
export type ProblemKind = 'damaged' | 'missing' | 'unreadable' | 'changed' | 'stale' | 'unknown' | 'leftover';

/** `file` is relative to the project, with forward slashes; `problem` is for people. */
export type FileProblem = { readonly file: string; readonly kind: ProblemKind; readonly problem: string };

export type VerifyReport = { readonly checkedFiles: number; readonly problems: readonly FileProblem[] };

const SENTENCE: Readonly<Record<ProblemKind, string>> = {
  damaged: 'damaged: its content is not what was written. Bring it back from a backup.',
  missing: 'missing. Bring it back from a backup.',
  unreadable: 'the medium does not give it. Copy what can be read, and check the medium.',
  changed: 'changed by another program. A page is taken in as a version of its own when it is opened.',
  stale: 'holds an older version of the page. The next save renews it.',
  unknown: 'not a file of Sverka.',
  leftover: 'left over from a write that was cut off. It may be deleted.',
};

/** Whether the project has lost something, as against what is merely worth knowing. */
export function isLoss(problem: FileProblem): boolean {
  return problem.kind === 'damaged' || problem.kind === 'missing' || problem.kind === 'unreadable';
}

export type Check = {
  readonly disk: Disk;
  readonly codec: PageCodec;
  readonly root: string;
  readonly found: FileProblem[];
  readonly state: { checkedFiles: number };
};

export function report(check: Check, file: string, kind: ProblemKind): void {
  check.found.push({ file, kind, problem: SENTENCE[kind] });
}

export function reportStranger(check: Check, file: string): void {
  const name = file.slice(file.lastIndexOf('/') + 1);
  report(check, file, name.startsWith(TEMPORARY_PREFIX) ? 'leftover' : 'unknown');
}

/** The entries of a folder of the project by name; none where it is missing or cannot be read, which is reported. */
export async function list(check: Check, folder: string): Promise<readonly FolderEntry[]> {
  const path = join(check.root, folder);
  const listed = await attemptOptional(path, () => check.disk.fs.listFolder(path));
  if (!listed.ok) report(check, folder, 'unreadable');
  const entries = listed.ok ? (listed.value ?? []) : [];
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every file of `folder` must hold what its name says. Where files are numbered on, a gap is a file that is gone. */
export async function checkFlat(check: Check, folder: string, isNumberedOn = false): Promise<void> {
  const numbers = new Set<number>();
  for (const { name, isFolder } of await list(check, folder)) {
    const parsed = isFolder ? null : parseHashedName(name);
    if (parsed === null) reportStranger(check, `${folder}/${name}`);
    else {
      numbers.add(parsed.number);
      await checkHash(check, `${folder}/${name}`, parsed.hashStart);
    }
  }
  for (let number = 1; isNumberedOn && number < Math.max(...numbers); number++) {
    if (!numbers.has(number)) report(check, `${folder}/*${number}-*`, 'missing');
  }
}

async function checkHash(check: Check, file: string, hashStart: string): Promise<void> {
  check.state.checkedFiles++;
  const path = join(check.root, file);
  const hashed = await attempt(path, () => hashFile(check.disk.fs, path));
  if (!hashed.ok) report(check, file, 'unreadable');
  else if (nameHash(hashed.value.sha256) !== hashStart) report(check, file, 'damaged');
}

export async function checkLines(check: Check, file: string): Promise<void> {
  const path = join(check.root, file);
  const bytes = await attemptOptional(path, () => check.disk.fs.readFile(path));
  if (!bytes.ok) return report(check, file, 'unreadable');
  if (bytes.value === null) return;
  check.state.checkedFiles++;
  const { damagedLines, tornLines } = readCheckedLines(bytes.value);
  if (damagedLines.length > 0) {
    const problem = `${SENTENCE.damaged} Lines: ${damagedLines.join(', ')}.`;
    check.found.push({ file, kind: 'damaged', problem });
  } else if (tornLines.length > 0) report(check, file, 'leftover');
}
