import { basename, join } from 'node:path';
import { app } from 'electron';
import { fail, ok, type Result } from '../core/base/result';
import type { ProjectView } from '../ipc';
import { attempt } from '../node/disk/disk-error';
import { inTime } from '../node/disk/in-time';
import { openProject, type ProjectStore } from '../node/project/project-store';
import { noProject, type AppContext } from './context';
import { folderKey, projectRoot } from './folder-key';
import { endSession, startSession, viewOf } from './session';

/**
 * Opens the project in `folder`; a path to its project.json will do. A folder that is gone is a medium that is not plugged
 * in, or was moved; it is not one without a project. With `limitMs` one that takes longer is not opened. Null where
 * another window has it, which comes to the front then: two sessions never stand on one folder.
 */
export async function openFolder(
  context: AppContext,
  folder: string,
  limitMs = Infinity,
): Promise<Result<ProjectView | null>> {
  const root = projectRoot(folder);
  return await asOwner(context, root, (key) => openRoot(context, root, key, limitMs));
}

/** Does `open` once the document in `root` is this window's; gives it back where it could not be opened. */
export async function asOwner(
  context: AppContext,
  root: string,
  open: (key: string) => Promise<Result<ProjectView>>,
): Promise<Result<ProjectView | null>> {
  const { claims, windows } = context;
  const key = await folderKey(root);
  const other = await claims.take(key, context);
  if (other !== null) {
    windows.show(other);
    return ok(null);
  }
  let isOpen = false;
  try {
    const opened = await open(key);
    isOpen = opened.ok;
    return opened;
  } finally {
    if (!isOpen) claims.giveBack(key);
  }
}

async function openRoot(
  context: AppContext,
  root: string,
  key: string,
  limitMs: number,
): Promise<Result<ProjectView>> {
  const { fs } = context.deps.disk.at?.(root, limitMs) ?? context.deps.disk;
  const found = await attempt(root, () => fs.stat(root));
  if (!found.ok) return found;
  const opening = openProject(context.deps, root);
  const store = limitMs === Infinity ? await opening : await inTime(opening, limitMs);
  if (store === null) {
    // Whoever gave it up may open it again meanwhile.
    void opening.then((late) => (late.ok ? late.value.close() : undefined));
    return fail('slow-to-open', { file: root });
  }
  return store.ok ? await begin(context, store.value, key) : store;
}

/** Longer than this nobody looks at an empty window; the library can be opened meanwhile. */
const OPEN_AT_START_MS = 8_000;

/** Opens what a window is there for. Of what cannot be opened the person is told why; nothing else takes its place. */
export async function openAtStart(context: AppContext, folder: string): Promise<void> {
  const opened = await openFolder(context, folder, OPEN_AT_START_MS);
  context.opens = null;
  if (opened.ok) return;
  const known = context.settings.recent().find((recent) => recent.folder === folder);
  context.notOpened = { title: known?.title ?? basename(folder), folder, error: opened.error };
}

/** Only what can be shown takes the place of the project that is open: the window's next save goes to what it shows. */
export async function begin(
  context: AppContext,
  store: ProjectStore,
  key: string,
): Promise<Result<ProjectView>> {
  const isSample = () => context.settings.sampleFolder() === store.root;
  const { engine, userFolder, liveRuns } = context;
  const { disk } = context.deps;
  const session = await startSession(store, { engine, disk, userFolder, liveRuns }, key, isSample);
  session.stoppedAt = (await context.library()).note(store.root)?.place ?? null;
  const shown = await viewOf(session);
  if (!shown.ok) {
    await endSession(session);
    return shown;
  }
  if (context.isClosed) {
    await endSession(session);
    return noProject();
  }
  // What the end of a session writes may be of the same document.
  const isReopened = context.session?.store.root === store.root;
  await closeSession(context);
  context.probed.forget();
  context.session = session;
  context.notOpened = null;
  await context.settings.addRecent({ folder: store.root, title: store.project().title });
  // Windows and macOS list it where they list what was open last; Linux has no such list for programs.
  app.addRecentDocument(join(store.root, 'project.json'));
  context.windows.changed();
  // Each look reads all logs.
  return isReopened ? await viewOf(session) : shown;
}

/** A medium that does not answer holds up neither the next project nor the end of the program. */
const CLOSE_WITHIN_MS = 2_000;

/** Ends the open project; everything of it that was acknowledged is on disk. */
export async function closeSession(context: AppContext): Promise<void> {
  const session = context.session;
  context.session = null;
  if (session === null) return;
  const ended = inTime(endSession(session), CLOSE_WITHIN_MS);
  context.claims.giveBack(session.folderKey, ended);
  await ended;
}
