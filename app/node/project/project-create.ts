import { basename, join } from 'node:path';
import { PROJECT_FORMAT_VERSION } from '../../core/project/project';
import type {
  ArchivalReference,
  Project,
  ProjectPage,
  ProjectReference,
  Publication,
  ScanFile,
} from '../../core/project/project';
import type { ReferenceRole } from '../../core/project/project';
import type { ScanOfPage } from '../../core/project/arrange';
import { otherScanName } from '../../core/project/scan-names';
import type { TextNote } from '../../core/formats/encoding/notes';
import { ok } from '../../core/base/result';
import type { PageImage } from '../../core/page/transcription';
import { copyByHash } from '../disk/copy-file';
import { attempt, attemptOptional, diskFailure } from '../disk/disk-error';
import { createExclusive, renamePatiently, sameBytes, TEMPORARY_PREFIX } from '../disk/durable-write';
import { makeFolders, type Folders } from '../disk/folders';
import type { Disk } from '../disk/fs';
import { hashedName, sha256Hex } from '../disk/hash';
import { makeLineLog } from '../disk/line-log';
import { makeInventory } from '../logs/inventory-log';
import { beginInventory } from '../inventory/take-stock';
import { storeProject } from './project-file';
import { removeTree } from '../disk/remove-tree';
import { foldedName, freeName, safeFileName, safeName } from '../disk/safe-name';
import type { StoreResult } from '../disk/store-error';

/** An original to copy in: where it lies, and the images of its pages in order. */
export type NewScan = { readonly path: string; readonly pages: readonly PageImage[] };

/** A text to compare with: its file as given, and its plain text. */
export type NewReference = {
  readonly role: ReferenceRole;
  readonly label: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** What the person should know of how the file was read. */
  readonly notes?: readonly TextNote[];
};

export type NewProject = {
  /** The folder in which the project's own folder is made. */
  readonly parentFolder: string;
  /** Becomes the folder's name, made safe for every system; the title where it is missing. */
  readonly folderName?: string;
  readonly id: string;
  readonly title: string;
  readonly createdUtc: string;
  readonly archival: ArchivalReference | null;
  readonly publication?: Publication;
  readonly sourceNote: string;
  readonly scans: readonly NewScan[];
  readonly references: readonly NewReference[];
};

const SCAN_FOLDER = 'scan';
const REFERENCES_FOLDER = 'references';
const NUMBER_DIGITS = 4;

/**
 * Makes a project folder with copies of the scans and references and answers its path. It is built beside its place
 * under a temporary name and renamed when complete, so a half-made project never stands under its own name.
 */
export async function createProject(disk: Disk, input: NewProject): Promise<StoreResult<string>> {
  const staging = join(input.parentFolder, `${TEMPORARY_PREFIX}${disk.nonce()}`);
  const made = await attempt(input.parentFolder, () => disk.fs.makeFolder(staging));
  if (!made.ok) return made;
  const filled = await fillFolder(disk, staging, input);
  const placed = filled.ok
    ? await placeFolder(disk, staging, input.parentFolder, input.folderName ?? input.title)
    : inStaging(filled, staging);
  if (!placed.ok && placed.error.code !== 'unconfirmed') await removeTree(disk.fs, staging);
  return placed;
}

/** What could not be confirmed under the temporary name has not come to be at all. */
function inStaging<F extends StoreResult<never> & { readonly ok: false }>(
  failed: F,
  staging: string,
): StoreResult<never> {
  return failed.error.code === 'unconfirmed' ? diskFailure('io', staging) : failed;
}

async function fillFolder(disk: Disk, root: string, input: NewProject): Promise<StoreResult<null>> {
  const folders = makeFolders(disk, root);
  const scans = await copyScans(disk, folders, input.scans);
  if (!scans.ok) return scans;
  const references: ProjectReference[] = [];
  for (const reference of input.references) {
    const stored = await storeReference(disk, folders, references.length + 1, reference);
    if (!stored.ok) return stored;
    references.push(stored.value);
  }
  const { id, title, createdUtc, archival, publication, sourceNote } = input;
  const project: Project = {
    formatVersion: PROJECT_FORMAT_VERSION,
    ...{ id, title, createdUtc, archival },
    ...(publication === undefined ? {} : { publication }),
    sourceNote,
    inventorySinceUtc: createdUtc,
    scans: distinctScans(scans.value),
    pages: pagesOf(input.scans, scans.value),
    references,
  };
  const stored = await storeProject(disk, root, folders, project, true);
  if (!stored.ok) return stored;
  await beginInventory(
    disk,
    root,
    id,
    makeInventory(makeLineLog(disk), root, () => createdUtc),
  );
  return ok(null);
}

/** Copies scans in, numbered after those that are there; the same bytes given twice are kept once. */
export async function copyScans(
  disk: Disk,
  folders: Folders,
  scans: readonly NewScan[],
  present: readonly ScanFile[] = [],
): Promise<StoreResult<readonly ScanFile[]>> {
  const folder = await folders.ensure(SCAN_FOLDER);
  if (!folder.ok) return folder;
  const copied: ScanFile[] = [];
  for (const { path } of scans) {
    const number = present.length + copied.length + 1;
    const known = [...present, ...copied];
    const given = scanFileName(path);
    const copy = await copyByHash(disk, path, folder.value, (hash) =>
      known.some(({ sha256 }) => sha256 === hash)
        ? basename(known.find(({ sha256 }) => sha256 === hash)?.file ?? '')
        : hashedName(number, NUMBER_DIGITS, hash, `-${given}`),
    );
    if (!copy.ok) return copy;
    const { sha256, bytes, name } = copy.value;
    copied.push({ file: `${SCAN_FOLDER}/${name}`, sha256, bytes });
  }
  return ok(copied);
}

/** The same bytes given twice are kept once. */
export function distinctScans(scans: readonly ScanFile[]): readonly ScanFile[] {
  return scans.filter(({ sha256 }, index) => scans.findIndex((scan) => scan.sha256 === sha256) === index);
}

/** The pages of a scan that was copied in, with its name where its bytes were there under another one. */
export function scanPages({ path, pages }: NewScan, file: ScanFile | undefined): readonly ScanOfPage[] {
  const name = file === undefined ? {} : otherScanName(scanFileName(path), file.file);
  return pages.map((image, scanIndex) => ({ image, scanIndex, ...name, scanSha256: file?.sha256 ?? '' }));
}

function scanFileName(path: string): string {
  return safeFileName(basename(path), 'scan');
}

function pagesOf(scans: readonly NewScan[], files: readonly ScanFile[]): readonly ProjectPage[] {
  const pages = scans.flatMap((scan, scanNumber) => scanPages(scan, files[scanNumber]));
  return pages.map((page, index) => ({
    id: String(index + 1).padStart(NUMBER_DIGITS, '0'),
    ...page,
    status: 'untouched',
  }));
}

/** Stores a reference as given and, where that is not plain UTF-8 text, its text beside it. */
export async function storeReference(
  disk: Disk,
  folders: Folders,
  number: number,
  reference: NewReference,
): Promise<StoreResult<ProjectReference>> {
  const folder = await folders.ensure(REFERENCES_FOLDER);
  if (!folder.ok) return folder;
  const given = safeFileName(reference.fileName, 'reference');
  const text = Buffer.from(reference.text, 'utf8');
  const files = [{ bytes: reference.bytes, name: given }];
  if (!sameBytes(text, reference.bytes)) files.push({ bytes: text, name: `${given}.txt` });
  const names: string[] = [];
  for (const { bytes, name } of files) {
    const stored = hashedName(number, NUMBER_DIGITS, sha256Hex(bytes), `-${name}`);
    const written = await createExclusive(disk, join(folder.value, stored), bytes);
    if (!written.ok) return written;
    names.push(`${REFERENCES_FOLDER}/${stored}`);
  }
  const [file = '', textFile = file] = names;
  return ok({ role: reference.role, label: reference.label, file, textFile });
}

/** Gives a whole folder its place in `parent`, under a name made of `wanted` that nothing there has; answers its path. */
export async function placeFolder(
  disk: Disk,
  staging: string,
  parent: string,
  wanted: string,
): Promise<StoreResult<string>> {
  const listed = await attemptOptional(parent, () => disk.fs.listFolder(parent));
  if (!listed.ok) return listed;
  const taken = new Set((listed.value ?? []).map(({ name }) => foldedName(name)));
  const root = join(parent, freeName(safeName(wanted, 'Project'), taken));
  const renamed = await attempt(root, () => renamePatiently(disk, staging, root));
  if (!renamed.ok) return renamed;
  const synced = await attempt(root, () => disk.fs.syncFolder(parent));
  return synced.ok ? ok(root) : diskFailure('unconfirmed', root);
}
