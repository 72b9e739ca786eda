import { basename, join } from 'node:path';
import { dialog } from 'electron';
import { fail, ok, type Result } from '../core/base/result';
import { ARCHIVE_ENDING, type ArchiveProgress } from '../core/project/handed-over';
import type { ReviewArgs, ReviewResults, ReviewVerb } from '../ipc';
import type { ArchiveWork } from '../node/archive/archive-work';
import { handOver } from '../node/archive/hand-over';
import { takeBackWork } from '../node/archive/take-back';
import { openHandedOver } from '../node/archive/unpack-archive';
import { makeParents } from '../node/review/new-review';
import { noProject, unknownHandle, type AppContext, type VerbHandlers } from './context';
import { viewOf } from './session';
import { choosePath } from './verbs-job';
import { openFolder } from './open-project';
import { showOpen } from './verbs-project';
import { mainWords } from './words';

type ArchiveVerb = Extract<ReviewVerb, `archive.${string}`>;

/** The windows hear of it ten times a second at most. */
const TELL_EVERY_MS = 100;

/** Verbs of documents that are handed over in one file. */
export function archiveVerbs(context: AppContext): VerbHandlers<ArchiveVerb> {
  // Only what the person named for it is written over: a handle of a scan must not be.
  const targets = new Set<string>();
  let running: AbortController | null = null;
  const run = async <T>(work: (given: ArchiveWork) => Promise<Result<T>>): Promise<Result<T>> => {
    if (running !== null) return fail('invalid', { what: 'archive' });
    const controller = new AbortController();
    running = controller;
    try {
      return await work({ onProgress: teller(context), signal: controller.signal });
    } finally {
      running = null;
    }
  };
  return {
    'archive.pick': async ({ what }) => {
      const path = await pick(context, what);
      if (path === null) return ok(null);
      if (what === 'target') targets.add(path);
      return ok({ handle: context.handles.give(path), name: basename(path) });
    },
    'archive.handOver': async ({ handle }) => {
      const target = context.handles.path(handle);
      if (target === null || !targets.delete(target)) return unknownHandle();
      const { session } = context;
      if (session === null) return noProject();
      const done = await run((work) => handOver(context.deps.disk, session.store.root, target, work));
      if (!done.ok) return done;
      context.output = target;
      return ok({ file: target, files: done.value.files, leftOut: done.value.leftOut });
    },
    'archive.open': ({ handle }) => {
      const path = context.handles.path(handle);
      return path === null ? Promise.resolve(unknownHandle()) : run((work) => open(context, path, work));
    },
    'archive.takeBack': ({ handle }) => {
      const path = context.handles.path(handle);
      return path === null ? Promise.resolve(unknownHandle()) : run((work) => takeBack(context, path, work));
    },
    'archive.stop': () => {
      running?.abort();
      return Promise.resolve(ok(null));
    },
  };
}

function teller(context: AppContext): ArchiveWork['onProgress'] {
  let toldMs = 0;
  let step: ArchiveProgress['step'] | null = null;
  return (progress) => {
    const nowMs = Date.now();
    if (progress.step === step && nowMs - toldMs < TELL_EVERY_MS) return;
    [toldMs, step] = [nowMs, progress.step];
    context.send('archive-progress', progress);
  };
}

async function pick(context: AppContext, what: ReviewArgs<'archive.pick'>['what']): Promise<string | null> {
  const words = mainWords(context.settings.settings().language);
  if (what === 'target') return await pickTarget(context);
  const [path] = await showOpen(
    context,
    what === 'folder'
      ? { title: words.chooseCopyFolder, properties: ['openDirectory'] }
      : {
          title: words.chooseCopy,
          properties: ['openFile'],
          filters: [
            { name: words.handedOver, extensions: ['zip'] },
            { name: words.allFiles, extensions: ['*'] },
          ],
        },
  );
  return path ?? null;
}

/** Whoever changes the name may leave its ending out; without it nobody would know what the file is. */
async function pickTarget(context: AppContext): Promise<string | null> {
  const { session } = context;
  if (session === null) return null;
  const path = await choosePath(context, session, ARCHIVE_ENDING);
  if (path === null || path.toLowerCase().endsWith(ARCHIVE_ENDING)) return path;
  const whole = `${path.replace(/\.(?:sverka|zip)$/iu, '')}${ARCHIVE_ENDING}`;
  return (await mayReplace(context, whole)) ? whole : null;
}

/** The system has asked for the name that was given, not for the one that it becomes. */
async function mayReplace(context: AppContext, path: string): Promise<boolean> {
  const kind = await context.deps.disk.fs.kindOf(path);
  if (kind === null) return true;
  const words = mainWords(context.settings.settings().language);
  const options = {
    type: 'warning',
    message: words.replaceFile.replace('{{file}}', basename(path)),
    buttons: [words.stay, words.replace],
    defaultId: 0,
    cancelId: 0,
  } as const;
  const window = context.window();
  const { response } = await (window === null
    ? dialog.showMessageBox({ ...options, buttons: [...options.buttons] })
    : dialog.showMessageBox(window, { ...options, buttons: [...options.buttons] }));
  return response === 1;
}

async function open(
  context: AppContext,
  path: string,
  work: ArchiveWork,
): Promise<Result<ReviewResults['archive.open']>> {
  const { disk, codec } = context.deps;
  const parent = await makeParents(context.deps, context.projectsFolder);
  if (!parent.ok) return parent;
  const unpacked = await openHandedOver(disk, codec, path, context.projectsFolder, work);
  if (!unpacked.ok) return unpacked;
  const view = await openFolder(context, unpacked.value.folder);
  if (!view.ok) return view;
  return view.value === null ? noProject() : ok({ view: view.value, lost: unpacked.value.lost });
}

async function takeBack(
  context: AppContext,
  path: string,
  work: ArchiveWork,
): Promise<Result<ReviewResults['archive.takeBack']>> {
  const { session } = context;
  if (session === null) return noProject();
  const from = basename(path) === 'project.json' ? join(path, '..') : path;
  const by = { who: context.settings.settings().who, label: basename(from) };
  const done = await takeBackWork(context.deps, session.store, from, by, work);
  if (!done.ok) return done;
  session.timeline = null;
  const view = await viewOf(session);
  return view.ok ? ok({ view: view.value, work: done.value }) : view;
}
