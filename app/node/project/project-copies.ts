import { join } from 'node:path';
import type { Project } from '../../core/project/project';
import { attempt } from '../disk/disk-error';
import { TEMPORARY_PREFIX } from '../disk/durable-write';
import type { Fs } from '../disk/fs';
import { LOCK_FILE } from '../disk/lock-file';
import { parseProject, PROJECT_FILE } from './project-file';

/** Another state of project.json that lies beside it: a sync service's copy, or a person's. */
export type ProjectCopyFile = { readonly file: string; readonly project: Project };

/** Far more than a project of a hundred thousand sheets takes. */
const MAX_COPY_BYTES = 64_000_000;

/** The copies of project.json in `root`, by name: what they hold tells them, not what they are called. */
export async function readProjectCopies(
  fs: Fs,
  root: string,
  projectId: string,
): Promise<readonly ProjectCopyFile[]> {
  const listed = await attempt(root, () => fs.listFolder(root));
  const names = (listed.ok ? listed.value : [])
    .filter(({ name, isFolder }) => !isFolder && mayBeCopy(name))
    .map(({ name }) => name)
    .sort();
  const copies: ProjectCopyFile[] = [];
  for (const file of names) {
    const project = await readCopy(fs, join(root, file));
    if (project?.id === projectId) copies.push({ file, project });
  }
  return copies;
}

function mayBeCopy(name: string): boolean {
  if (name === PROJECT_FILE || name === LOCK_FILE || name.startsWith(TEMPORARY_PREFIX)) return false;
  const lower = name.toLowerCase();
  return !lower.includes('.jsonl') && (lower.includes('.json') || lower.includes('project'));
}

async function readCopy(fs: Fs, path: string): Promise<Project | null> {
  const read = await attempt(path, async () =>
    (await fs.stat(path)).sizeBytes > MAX_COPY_BYTES ? null : await fs.readFile(path),
  );
  const parsed = read.ok && read.value !== null ? parseProject(read.value) : null;
  return parsed?.ok ? parsed.value : null;
}

/** The project with the references that only the other state names, and whose files are there. */
export async function withReferencesOf(
  fs: Fs,
  root: string,
  project: Project,
  other: Project,
): Promise<Project> {
  // One that was removed here does not come back by the other computer's copy.
  const own = [...project.references, ...(project.removedReferences ?? [])];
  const known = new Set(own.map(({ textFile }) => textFile));
  const references = [];
  for (const reference of other.references) {
    if (known.has(reference.textFile)) continue;
    const path = join(root, reference.textFile);
    if ((await attempt(path, () => fs.stat(path))).ok) references.push(reference);
  }
  return references.length === 0
    ? project
    : { ...project, references: [...project.references, ...references] };
}
