import { join } from 'node:path';
import { dialog, Notification, type SaveDialogOptions } from 'electron';
import { fail, ok, type Result } from '../core/base/result';
import type { ReviewArgs, ReviewResults, ReviewVerb } from '../ipc';
import { sheetsNamed, type ExportChoice } from '../core/settings/export-choice';
import type { Project } from '../core/project/project';
import { knownGeometry } from '../node/recognition/recognition-job';
import { EXPORT_ENDING, exportProject } from '../node/review/export-project';
import { pdfWayOf } from '../node/review/pdf-way';
import {
  startRecognition,
  type RecognitionJob,
  type RecognitionState,
} from '../node/recognition/recognition-job';
import { noProject, type AppContext, type VerbHandlers } from './context';
import { pagesAtOnce, type Session } from './session';
import { mainWords } from './words';

type JobVerb = Extract<ReviewVerb, `recognition.${string}` | `export.${string}`>;

/** Verbs that start something slow. Recognition reports by events; an export answers when it is done. */
export function jobVerbs(context: AppContext): VerbHandlers<JobVerb> {
  return {
    'recognition.start': (asked) => Promise.resolve(startJob(context, asked)),
    'recognition.cancel': async () => {
      const { session } = context;
      session?.job?.controller.abort();
      await session?.job?.job.end;
      await session?.unfinished.keep([]);
      return ok(null);
    },
    'recognition.pause': ({ isPaused }) => {
      context.session?.job?.job.setPaused(isPaused);
      return Promise.resolve(ok(null));
    },
    'recognition.prioritise': ({ pageId }) => {
      context.session?.job?.job.prioritise(pageId);
      return Promise.resolve(ok(null));
    },
    'recognition.forget': async () => {
      if (context.session?.job === null) await context.session.unfinished.keep([]);
      return ok(null);
    },
    'recognition.readRegion': (asked) => readRegion(context, asked),
    'recognition.stopRegion': () => {
      context.session?.reading?.abort();
      return Promise.resolve(ok(null));
    },
    'export.pdfWay': async (choice) => {
      const { session } = context;
      if (session === null) return noProject();
      const project = session.store.project();
      const ids = pagesNamed(project, choice) ?? project.pages.map(({ id }) => id);
      return ok((await pdfWayOf(project, ids, session.shelf.readGrowth)).way);
    },
    'export.start': ({ choice }) => startExport(context, choice),
  };
}

type Asked = ReviewArgs<'recognition.start'>;

function startJob(context: AppContext, asked: Asked): Result<null> {
  const session = context.session;
  if (session === null) return noProject();
  if (session.store.readOnly !== null) return fail('read-only-project');
  if (session.job !== null) return fail('already-recognising');
  const controller = new AbortController();
  const job = recognise(context, session, asked, controller.signal);
  session.job = { controller, job };
  void job.end.then((end) => {
    session.job = null;
    if (end.state !== 'cancelled') notifyOfEnd(context, session.store.project().title, end);
  });
  return ok(null);
}

function recognise(
  context: AppContext,
  session: Session,
  { pageIds, readings }: Asked,
  signal: AbortSignal,
): RecognitionJob {
  const { store, shelf, unfinished } = session;
  let yieldedAt: string | null = null;
  return startRecognition({
    ...{ store, shelf, pageIds, readings, signal },
    codec: context.deps.codec,
    nowUtc: context.deps.nowUtc,
    atOnce: pagesAtOnce(),
    seats: context.seats,
    onLeft: (left) => unfinished.keep(left),
    onState: (state) => {
      // Once a page is being read its workers are there; a page may have got new ones.
      if (state.pageProgress > 0 && state.pageId !== yieldedAt) {
        yieldedAt = state.pageId;
        context.giveWay();
      }
      if (context.session === session) context.send('job', state);
    },
    onPage: (pageId) => {
      if (context.session === session) context.send('page-recognised', { pageId });
    },
  });
}

/** A quiet word from the system, where the person is looking elsewhere. */
function notifyOfEnd(context: AppContext, title: string, end: RecognitionState): void {
  const window = context.window();
  if (window === null || window.isFocused() || !Notification.isSupported()) return;
  const words = mainWords(context.settings.settings().language);
  const failed = end.failures.length;
  const body = failed === 0 ? words.recognised : words.recognisedNotAll.replace('{{count}}', String(failed));
  const notification = new Notification({ title, body, silent: true });
  notification.on('click', () => {
    if (window.isDestroyed()) return;
    window.show();
    window.focus();
  });
  notification.show();
}

async function readRegion(
  context: AppContext,
  { pageId, box, enlargement, readings }: ReviewArgs<'recognition.readRegion'>,
): Promise<Result<ReviewResults['recognition.readRegion']>> {
  const session = context.session;
  if (session === null) return noProject();
  const current = await session.store.readPage(pageId);
  const ofProject = session.store.project().pages.find(({ id }) => id === pageId)?.image;
  const image = (current.ok ? current.value.revision?.page.image : undefined) ?? ofProject;
  if (image === undefined) return fail('no-such-page', { page: pageId });
  const reading = new AbortController();
  session.reading = reading;
  const { vote: knots } = await session.store.knots();
  const { turns, levelDeg } = await knownGeometry(session.store, pageId);
  const geometry = {
    ...(turns === undefined ? {} : { turns }),
    ...(levelDeg === undefined ? {} : { levelDeg }),
  };
  const region = { image, box, enlargement, readings, knots, geometry };
  const read = await session.shelf.recogniseRegion(pageId, region, reading.signal);
  return !read.ok && read.error.code === 'cancelled' ? ok(null) : read;
}

async function startExport(
  context: AppContext,
  { format, text, isWithPage, ...sheets }: ExportChoice,
): Promise<Result<ReviewResults['export.start']>> {
  const session = context.session;
  if (session === null) return noProject();
  const { language, stepsOff } = context.settings.settings();
  const path = await choosePath(context, session, EXPORT_ENDING[format]);
  if (path === null) return ok(null);
  const pageIds = pagesNamed(session.store.project(), sheets);
  if (pageIds !== null && pageIds.length === 0) return fail('nothing-to-export');
  const rewritten = new Set<string>();
  const withoutPicture = new Set<string>();
  const deps = {
    ...{ language, store: session.store, pictures: session.pictures, engine: context.engine },
    makePdf: context.paper.pdf,
    readGrowth: session.shelf.readGrowth,
    disk: context.deps.disk,
    creator: `Sverka ${context.version}`,
    nowUtc: context.deps.nowUtc,
    dictionary: await context.dictionary(),
    settings: { strictDiplomatic: false, stepsOff },
    onRewritten: (ids: readonly string[]) => ids.forEach((id) => rewritten.add(id)),
    onMissingPicture: (id: string) => void withoutPicture.add(id),
  };
  const choice = { pageIds, text, language };
  const done = () => {
    context.output = path;
    return ok({ file: path, rewritten: [...rewritten], withoutPicture: [...withoutPicture] });
  };
  const written = await exportProject(deps, format, path, choice);
  if (!written.ok) return written;
  if (!isWithPage || format === 'page') return done();
  const beside = await exportProject(deps, 'page', `${path.replace(/\.[^./\\]+$/, '')}-page`, choice);
  return beside.ok ? done() : beside;
}

/** Null for all of them. */
function pagesNamed(
  { pages }: Project,
  { sheets, chosen }: Pick<ExportChoice, 'sheets' | 'chosen'>,
): readonly string[] | null {
  if (sheets === 'all') return null;
  const named = sheets === 'chosen' ? sheetsNamed(chosen, pages.length) : null;
  const isGoing = (status: string, i: number) =>
    sheets === 'chosen' ? (named ?? []).includes(i) : status === 'proofread' || status === 'validated';
  return pages.filter(({ status }, i) => isGoing(status, i)).map(({ id }) => id);
}

/** Where the person wants a file whose name ends in `ending`, or null if cancelled. */
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
