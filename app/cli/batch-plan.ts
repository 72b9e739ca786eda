import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { TEXT_ENDINGS } from '../core/formats/index';
import { ok } from '../core/base/result';
import { SCAN_ENDINGS } from '../core/scan/scan-files';
import { attempt, type DiskResult } from '../node/disk/disk-error';
import { foldedName } from '../node/disk/safe-name';

/** What is done with a document: a project is checked and exported, a text converted, a scan recognised. */
export type TaskKind = 'project' | 'text' | 'scan';

/** One document of a folder. `id` depends on kind and path alone, so it is the same in every run and on every machine. */
export type BatchTask = {
  readonly id: string;
  readonly kind: TaskKind;
  /** From the folder, with `/`. */
  readonly path: string;
  /** What its outputs are called without their endings, from the output folder. */
  readonly out: string;
};

const PROJECT_FILE = 'project.json';

/**
 * Every document below `root`, in natural order. A folder with a project is one document; a scan beside which a text of its
 * name stands is that text's picture, and needs no reading. `outFolder` is passed over, hidden names and links are too.
 */
export async function planBatch(
  root: string,
  outFolder: string,
  withScans: boolean,
): Promise<DiskResult<readonly BatchTask[]>> {
  const listed = await attempt(root, () => documentsBelow(root, root, outFolder));
  if (!listed.ok) return listed;
  const wanted = withoutPictures(listed.value).filter(({ kind }) => withScans || kind !== 'scan');
  const order = new Intl.Collator('en', { numeric: true });
  const sorted = [...wanted].sort((a, b) => order.compare(a.path, b.path) || (a.path < b.path ? -1 : 1));
  return ok(named(sorted));
}

type Found = Pick<BatchTask, 'kind' | 'path'>;

async function documentsBelow(root: string, folder: string, outFolder: string): Promise<readonly Found[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const pathOf = (name: string) => relative(root, join(folder, name)).split(sep).join('/');
  if (entries.some(({ name }) => name === PROJECT_FILE))
    return [{ kind: 'project', path: pathOf('') === '' ? '.' : pathOf('') }];
  const found: Found[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || resolve(path) === resolve(outFolder)) continue;
    if (entry.isDirectory()) found.push(...(await documentsBelow(root, path, outFolder)));
    else if (entry.isFile())
      found.push(...kindOf(entry.name).map((kind) => ({ kind, path: pathOf(entry.name) })));
  }
  return found;
}

/** A PDF is a scan: whether it has text of its own is seen when it is opened. */
function kindOf(name: string): readonly TaskKind[] {
  const ending = extname(name).slice(1).toLowerCase();
  if ((SCAN_ENDINGS as readonly string[]).includes(ending)) return ['scan'];
  return TEXT_ENDINGS.includes(ending) ? ['text'] : [];
}

function stemOf(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

function withoutPictures(found: readonly Found[]): readonly Found[] {
  const texts = new Set(
    found.flatMap(({ kind, path }) => (kind === 'text' ? [foldedName(stemOf(path))] : [])),
  );
  return found.filter(({ kind, path }) => kind !== 'scan' || !texts.has(foldedName(stemOf(path))));
}

/** Documents of one name in one folder keep their endings in the names of their outputs. */
function named(found: readonly Found[]): readonly BatchTask[] {
  const nameOf = ({ kind, path }: Found) => (kind === 'project' ? path : stemOf(path));
  const counts = new Map<string, number>();
  for (const one of found) {
    const name = foldedName(nameOf(one));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return found.map((one) => {
    const isAlone = counts.get(foldedName(nameOf(one))) === 1;
    const out = isAlone ? nameOf(one) : one.path;
    return { id: idOf(one), ...one, out: out === '.' ? 'document' : out };
  });
}

function idOf({ kind, path }: Found): string {
  return createHash('sha256').update(`${kind}\0${path}`).digest('hex').slice(0, 16);
}

/** The name that a document is called by in what is written of it. */
export function titleOf({ path, kind }: BatchTask): string {
  return kind === 'project' ? basename(path) : basename(path, extname(path));
}
