import { basename, dirname, join, resolve } from 'node:path';
import { app } from 'electron';
import { isThere } from '../node/disk/in-time';
import type { AppContext, Program } from './context';
import type { OpenWindow } from './settings';
import { openAtStart } from './open-project';
import { describeFiles } from './verbs-project';
import { showDocument } from './windows';

/**
 * What is shown at the start: the project named on the command line, else those that were open last, each in its window,
 * else the one before, else, where there never was one, the library.
 */
export function openFirst(program: Program, argv: readonly string[]): void {
  const { windows, settings } = program;
  const last = settings.open();
  // The window is there at once; it waits for its project by itself.
  const first = windows.open({ folder: null, place: last[0]?.place ?? settings.windowPlace() });
  first.opening = openStarted(program, first, argv, last);
}

async function openStarted(
  { settings, windows }: Program,
  first: AppContext,
  argv: readonly string[],
  [own, ...others]: readonly OpenWindow[],
): Promise<void> {
  const { named, files } = await namedIn(argv, process.cwd());
  first.started = files;
  const folder = named ?? own?.folder ?? settings.recent()[0]?.folder ?? null;
  first.opens = folder;
  if (named === null) for (const other of others) windows.open({ ...other, isBehind: true });
  windows.keepFromNow();
  if (folder !== null) await openAtStart(first, folder);
}

/**
 * What a second start names: a project in a window of its own, or in the one that has it; files in the window in which
 * somebody worked last.
 */
export async function openNamed(program: Program, argv: readonly string[], folder: string): Promise<void> {
  const { windows } = program;
  const { named, files } = await namedIn(argv, folder);
  const before = windows.all();
  const context =
    named === null
      ? (windows.current() ?? windows.open({ folder: null }))
      : await showDocument(program, named);
  windows.show(context);
  if (files.length === 0) return;
  // A window that has just been opened asks for them itself.
  if (!before.includes(context)) context.started = files;
  else context.send('files-dropped', await describeFiles(context, files));
}

type Named = { readonly named: string | null; readonly files: readonly string[] };

async function namedIn(argv: readonly string[], folder: string): Promise<Named> {
  const named = await namedProject(argv, folder);
  return { named, files: await namedFiles(argv, folder, named) };
}

/** What else is named among the arguments of a start in `folder`, as a file manager's “Open with” gives it. */
async function namedFiles(
  argv: readonly string[],
  folder: string,
  project: string | null,
): Promise<readonly string[]> {
  const paths = argv.slice(1).map((argument) => resolve(folder, argument));
  const ours = [folder, app.getAppPath(), project, project === null ? null : join(project, 'project.json')];
  const others = paths.filter((path) => !ours.includes(path));
  const found = await Promise.all(others.map(isThere));
  return others.filter((_, i) => found[i] === true);
}

/**
 * The project folder among the arguments of a start in `folder`, or null. The system's list of recent documents names
 * the file `project.json` in it. One whose place does not answer is taken for one: opening it says so.
 */
async function namedProject(argv: readonly string[], folder: string): Promise<string | null> {
  const given = argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .map((argument) => resolve(folder, argument));
  const paths = given.map((path) => (basename(path) === 'project.json' ? dirname(path) : path));
  const others = paths.filter((path) => path !== folder && path !== app.getAppPath());
  const found = await Promise.all(others.map((path) => isThere(join(path, 'project.json'))));
  return others.find((_, i) => found[i] !== false) ?? null;
}
