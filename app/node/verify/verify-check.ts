import { join } from 'node:path';
import { fileProblemText, type CopiedRecords, type FileProblemKind } from '../../core/project/file-problems';
import { ok } from '../../core/base/result';
import { mergeLogs } from '../logs/merge-logs';
import { readCheckedLines } from '../disk/checked-lines';
import { hashFile } from '../disk/copy-file';
import { attempt, attemptOptional, type DiskCode } from '../disk/disk-error';
import { TEMPORARY_PREFIX } from '../disk/durable-write';
import type { Disk, FolderEntry } from '../disk/fs';
import { bytesAsWritten, nameHash, parseHashedName } from '../disk/hash';
import { readLogCopies, readOwnLog, type LogKind } from '../logs/log-files';
import type { PageCodec } from '../history/revision-files';

/** `file` is relative to the project, with forward slashes; `problem` says it in English. */
export type FileProblem = {
  readonly file: string;
  readonly kind: FileProblemKind;
  readonly problem: string;
  /** Of a `log-copy`, and how many are missing or not listed. */
  readonly records?: CopiedRecords;
  /** Of a damaged log, the numbers of its lines that are, from 1. */
  readonly lines?: readonly number[];
};

export type VerifyReport = { readonly checkedFiles: number; readonly problems: readonly FileProblem[] };

/** Whether the project has lost something, as against what is merely worth knowing. */
export function isLoss(problem: FileProblem): boolean {
  return LOSSES.has(problem.kind);
}

const LOSSES: ReadonlySet<FileProblemKind> = new Set([
  ...(['damaged', 'missing', 'unreadable', 'unanswered', 'records-missing', 'line-out', 'foreign'] as const),
]);

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

/** Why a file or folder could not be read. */
export function reportUnread(check: Check, file: string, code: DiskCode): void {
  if (!isUnread(check, file)) report(check, file, code === 'no-answer' ? 'unanswered' : 'unreadable');
}

/** Whether the file, or a folder it lies in, could not be read: of what is in there nothing is known. */
export function isUnread(check: Check, file: string): boolean {
  return check.found.some(
    (one) =>
      (one.kind === 'unreadable' || one.kind === 'unanswered') &&
      (one.file === file || file.startsWith(`${one.file}/`)),
  );
}

export function reportStranger(check: Check, file: string): void {
  const name = file.slice(file.lastIndexOf('/') + 1);
  report(check, file, name.startsWith(TEMPORARY_PREFIX) ? 'leftover' : 'unknown');
}

/** The entries of a folder of the project by name; none where it is missing or cannot be read, which is reported. */
export async function list(check: Check, folder: string): Promise<readonly FolderEntry[]> {
  const path = join(check.root, folder);
  const listed = await attemptOptional(path, () => check.disk.fs.listFolder(path));
  if (!listed.ok) reportUnread(check, folder, listed.error.code);
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
  if (!hashed.ok) reportUnread(check, file, hashed.error.code);
  else if (nameHash(hashed.value.sha256) !== hashStart) {
    report(check, file, (await hasOtherLineEnds(check, path, hashStart)) ? 'line-ends' : 'damaged');
  }
}

/** Whether a text says what its name promises, with the line ends of another system. */
async function hasOtherLineEnds(check: Check, path: string, hashStart: string): Promise<boolean> {
  if (!/\.(?:xml|json|txt|md|html?)$/iu.test(path)) return false;
  const bytes = await attempt(path, () => check.disk.fs.readFile(path));
  return bytes.ok && bytesAsWritten(bytes.value, hashStart) !== null;
}

export async function checkLines(check: Check, file: string): Promise<void> {
  const path = join(check.root, file);
  const bytes = await attemptOptional(path, () => check.disk.fs.readFile(path));
  if (!bytes.ok) return reportUnread(check, file, bytes.error.code);
  if (bytes.value === null) return;
  check.state.checkedFiles++;
  const { damagedLines, tornLines } = readCheckedLines(bytes.value);
  if (damagedLines.length > 0) {
    const problem = `${fileProblemText('damaged', 'en')} Lines: ${damagedLines.join(', ')}.`;
    check.found.push({ file, kind: 'damaged', problem, lines: damagedLines });
  } else if (tornLines.length > 0) report(check, file, 'torn');
}

/** Copies of the logs in `folder` (empty for the project's own), each named with how much it holds; answers their paths. */
export async function checkLogCopies(
  check: Check,
  folder: string,
  kinds: readonly LogKind[],
): Promise<ReadonlySet<string>> {
  const path = join(check.root, folder);
  const counts = new Map<string, CopiedRecords>();
  for (const kind of kinds) {
    const copies = await readLogCopies(check.disk.fs, path, kind);
    const read = copies.length > 0 ? await readOwnLog(check.disk.fs, path, kind) : ok([]);
    const own = new Set(mergeLogs([read.ok ? read.value : []]).map(({ identity }) => identity));
    for (const { file, records } of copies) {
      const held = mergeLogs([records]);
      const only = held.filter(({ identity }) => !own.has(identity));
      const before = counts.get(file) ?? { held: 0, only: 0 };
      counts.set(file, { held: before.held + held.length, only: before.only + only.length });
    }
  }
  const named = [...counts].map(([name, records]) => {
    const file = folder === '' ? name : `${folder}/${name}`;
    check.found.push({
      file,
      kind: 'log-copy',
      problem: fileProblemText('log-copy', 'en', records),
      records,
    });
    return file;
  });
  for (const file of named) await checkLines(check, file);
  return new Set(named);
}
