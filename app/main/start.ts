import { app } from 'electron';
import { namedAtStart, type Named } from '../node/disk/named-at-start';
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
  const { document, files } = await namedIn(argv, process.cwd());
  first.started = files;
  const folder = document ?? own?.folder ?? settings.recent()[0]?.folder ?? null;
  first.opens = folder;
  if (document === null) for (const other of others) windows.open({ ...other, isBehind: true });
  windows.keepFromNow();
  if (folder !== null) await openAtStart(first, folder);
}

/**
 * What a second start names: a project in a window of its own, or in the one that has it; files in the window in which
 * somebody worked last.
 */
export async function openNamed(program: Program, argv: readonly string[], folder: string): Promise<void> {
  const { windows } = program;
  const { document, files } = await namedIn(argv, folder);
  const before = windows.all();
  const context =
    document === null
      ? (windows.current() ?? windows.open({ folder: null }))
      : await showDocument(program, document);
  windows.show(context);
  if (files.length === 0) return;
  // A window that has just been opened asks for them itself.
  if (!before.includes(context)) context.started = files;
  else context.send('files-dropped', await describeFiles(context, files));
}

/** The program's own folder and the one it is started in stand among the arguments where Electron runs it unpacked. */
function namedIn(argv: readonly string[], folder: string): Promise<Named> {
  return namedAtStart(argv.slice(1), folder, app.isPackaged ? [] : [folder, app.getAppPath()]);
}
