import { hostname } from 'node:os';
import type { Project } from '../../core/project/project';
import { ok, type Failure } from '../../core/base/result';
import type { ReadForeign } from './foreign-page';
import { withoutEngine } from './foreign-page';
import { answeringDisk } from '../disk/answer-in-time';
import { nodeDisk, type Disk } from '../disk/fs';
import { sha256Hex } from '../disk/hash';
import type { LineLog } from '../disk/line-log';
import type { Lock, ProcessIdentity } from '../disk/lock-file';
import type { PageCopyContext } from './page-copy';
import { loadProject, storeProject } from './project-file';
import type { Queue } from '../disk/queue';
import type { PageCodec } from '../history/revision-files';
import { refuse, type StoreCode, type StoreResult } from '../disk/store-error';

/** What the store needs from outside: a disk, the form of a page's file, the clock (for display), who we are. */
export type StoreDeps = {
  readonly disk: Disk;
  readonly codec: PageCodec;
  readonly readForeign: ReadForeign;
  readonly nowUtc: () => string;
  readonly self: ProcessIdentity;
};

export type ReadOnlyReason = 'newer-format' | 'read-only-medium';

/** An open project, as the parts of the store share it. `state` alone changes, and `changeProject` alone changes it. */
export type StoreContext = PageCopyContext & {
  readonly codec: PageCodec;
  readonly lock: Lock | null;
  readonly log: LineLog;
  readonly readOnly: ReadOnlyReason | null;
  readonly queue: Queue;
  readonly state: { project: Project; hasKeptState: boolean };
};

/** The store's needs on this machine. */
export function nodeStoreDeps(codec: PageCodec, readForeign: ReadForeign = withoutEngine): StoreDeps {
  return {
    disk: answeringDisk(nodeDisk()),
    codec,
    readForeign,
    nowUtc: () => new Date().toISOString(),
    self: { host: hostname(), pid: process.pid, isAlive },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's is alive, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

type Refused = { readonly ok: false; readonly error: Failure<StoreCode> };

export function refuseReadOnly(reason: ReadOnlyReason): Refused {
  return refuse(reason === 'newer-format' ? 'newer-project' : 'read-only-project');
}

export function isPageOf(context: StoreContext, pageId: string): boolean {
  return context.state.project.pages.some(({ id }) => id === pageId);
}

export function refuseUnknownPage(pageId: string): Refused {
  return refuse('no-such-page', { page: pageId });
}

/** Starts from what is on disk now: another machine may have changed the file since it was opened. */
export async function changeProject(
  context: StoreContext,
  keepsState: boolean,
  change: (project: Project) => Project,
): Promise<StoreResult<Project>> {
  const { disk, root, folders, state } = context;
  const loaded = await loadProject(disk, root);
  if (!loaded.ok) return loaded;
  const stored = await storeProject(disk, root, folders, change(loaded.value.project), keepsState);
  if (!stored.ok) return stored;
  const { bytes, stateFile } = stored.value;
  const kept = stateFile === null ? [] : [{ kind: 'file', file: stateFile } as const];
  await context.inventory.note(...kept, { kind: 'project', sha256: sha256Hex(bytes) });
  state.project = stored.value.project;
  state.hasKeptState = true;
  return ok(state.project);
}
