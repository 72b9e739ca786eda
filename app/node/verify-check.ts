import { join } from 'node:path';
import { fileProblemText, type FileProblemKind } from '../core/file-problems';
import { readCheckedLines } from './checked-lines';
import { hashFile } from './copy-file';
import { attempt, attemptOptional } from './disk-error';
import { TEMPORARY_PREFIX } from './durable-write';
import type { Disk, FolderEntry } from './fs';
import { nameHash, parseHashedName } from './hash';
import type { PageCodec } from './revision-files';

/** `file` is relative to the project, with forward slashes; `problem` says it in English. */
export type FileProblem = { readonly file: string; readonly kind: FileProblemKind; readonly problem: string };

export type VerifyReport = { readonly checkedFiles: number; readonly problems: readonly FileProblem[] };

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

export function report(check: Check, file: string, kind: FileProblemKind): void {
  check.found.push({ file, kind, problem: fileProblemText(kind, 'en') });
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
    const problem = `${fileProblemText('damaged', 'en')} Lines: ${damagedLines.join(', ')}.`;
    check.found.push({ file, kind: 'damaged', problem });
  } else if (tornLines.length > 0) report(check, file, 'leftover');
}
