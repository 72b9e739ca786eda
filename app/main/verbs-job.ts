import { join } from 'node:path';
import { dialog, type SaveDialogOptions } from 'electron';
import { fail, ok, type Result } from '../core/result';
import type { ReviewResults, ReviewVerb } from '../ipc';
import { EXPORT_ENDING, exportProject, type ExportFormat } from '../node/export-project';
import { runRecognition } from '../node/recognition-job';
import { noProject, type AppContext, type VerbHandlers } from './context';
import { pagesAtOnce, type Session } from './session';
import { mainWords } from './words';

type JobVerb = Extract<ReviewVerb, `recognition.${string}` | 'export.start'>;

/** Verbs that start something slow. Recognition reports by events; an export answers when it is done. */
export function jobVerbs(context: AppContext): VerbHandlers<JobVerb> {
  return {
    'recognition.start': ({ pageIds }) => Promise.resolve(startRecognition(context, pageIds)),
    'recognition.cancel': () => {
      context.session?.job?.abort();
      return Promise.resolve(ok(null));
    },
    'export.start': ({ format }) => startExport(context, format),
  };
}

function startRecognition(context: AppContext, pageIds: readonly string[]): Result<null> {
  const session = context.session;
  if (session === null) return noProject();
  if (session.store.readOnly !== null) return fail('read-only-project', 'This project can only be read.');
  if (session.job !== null) return fail('busy', 'Recognition is already running. Wait, or cancel it.');
  const controller = new AbortController();
  session.job = controller;
  void recognise(context, session, pageIds, controller).finally(() => {
    session.job = null;
  });
  return ok(null);
}

async function recognise(
  context: AppContext,
  session: Session,
  pageIds: readonly string[],
  controller: AbortController,
): Promise<void> {
  const { store, shelf } = session;
  await runRecognition({
    ...{ store, shelf, pageIds, signal: controller.signal },
    codec: context.deps.codec,
    nowUtc: context.deps.nowUtc,
    atOnce: pagesAtOnce(),
    onState: (state) => {
      if (context.session === session) context.send('job', state);
    },
    onPage: (pageId) => {
      if (context.session === session) context.send('page-recognised', { pageId });
    },
  });
}

async function startExport(
  context: AppContext,
  format: ExportFormat,
): Promise<Result<ReviewResults['export.start']>> {
  const session = context.session;
  if (session === null) return noProject();
  const { language } = context.settings.settings();
  const path = await choosePath(context, session, EXPORT_ENDING[format]);
  if (path === null) return ok(null);
  const written = await exportProject(
    {
      ...{ language, store: session.store, pictures: session.pictures, engine: context.engine },
      disk: context.deps.disk,
      creator: `Sverka ${context.version}`,
      nowUtc: context.deps.nowUtc,
    },
    format,
    path,
  );
  return written.ok ? ok({ file: path }) : written;
}

/** Where the person wants a file whose name ends in `ending`, or null when they thought better of it. */
export async function choosePath(
  context: AppContext,
  session: Session,
  ending: string,
): Promise<string | null> {
  const { title } = session.store.project();
  const name = `${title.replace(/[\\/:*?"<>|]+/g, ' ').trim()}${ending}`;
  const options: SaveDialogOptions = {
    title: mainWords(context.settings.settings().language).exportTo,
    defaultPath: join(context.projectsFolder, name),
  };
  const window = context.window();
  const chosen = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
}
