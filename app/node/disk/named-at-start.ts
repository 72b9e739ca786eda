import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { inTime } from './in-time';

/** What a start is to show: a document's folder, and other files as a file manager's “Open with” gives them. */
export type Named = { readonly document: string | null; readonly files: readonly string[] };

/**
 * What the arguments of a start in `folder` name, but for `ours`, which are the program's own. The system's list of recent
 * documents names the file `project.json`. What cannot be looked at, does not answer, is gone or is no plain file is
 * taken for the document: opening it says why it cannot be opened, where leaving it out would open another in its place.
 */
export async function namedAtStart(
  args: readonly string[],
  folder: string,
  ours: readonly string[],
): Promise<Named> {
  const given = args.filter((argument) => !argument.startsWith('-')).map((one) => resolve(folder, one));
  const paths = given.map(rootOf).filter((path) => !ours.includes(path));
  const kinds = await Promise.all(
    paths.map(async (path, i) => (given[i] === path ? await kindOf(path) : 'document')),
  );
  const first = (kind: Kind) => paths.find((_, i) => kinds[i] === kind);
  return {
    document: first('document') ?? first('gone') ?? null,
    files: paths.filter((_, i) => kinds[i] === 'files'),
  };
}

/** Whether a word of the command line names a place rather than a verb that was mistyped. */
export function namesPlace(argument: string): boolean {
  return /[\\/]/.test(argument) || basename(argument) === 'project.json';
}

function rootOf(path: string): string {
  return basename(path) === 'project.json' ? dirname(path) : path;
}

type Kind = 'document' | 'files' | 'gone';

/** A person waits for nothing meanwhile. */
const ANSWER_MS = 3_000;

async function kindOf(path: string): Promise<Kind> {
  return (await inTime(lookAt(path), ANSWER_MS)) ?? 'document';
}

async function lookAt(path: string): Promise<Kind> {
  try {
    const found = await stat(path);
    if (found.isFile()) return 'files';
    if (!found.isDirectory()) return 'document';
  } catch (error) {
    return isAbsence(error) ? 'gone' : 'document';
  }
  try {
    // Whatever it is: a link that leads nowhere stands there, too.
    await lstat(join(path, 'project.json'));
    return 'document';
  } catch (error) {
    return isAbsence(error) ? 'files' : 'document';
  }
}

function isAbsence(error: unknown): boolean {
  const code = (error as { readonly code?: unknown }).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
