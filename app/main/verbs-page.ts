import { notRussian } from '../core/text/reads-as-russian';
import { basename } from 'node:path';
import { fail, ok, type Failure, type Result } from '../core/base/result';
import type { FileNote } from '../core/formats/encoding/notes';
import { TEXT_ENDINGS } from '../core/formats/index';
import { isFinished } from '../core/page/status-flow';
import type { PageView, ReviewArgs, ReviewResults, ReviewVerb } from '../ipc';
import { importFile } from '../node/review/import-pages';
import { openPackage } from '../node/review/package-files';
import { takeFolder } from '../node/review/take-folder';
import { learnFromPage } from '../node/recognition/learn-page';
import { keepReading } from '../node/recognition/recognise-page';
import { planRecovery } from '../node/journal/journal-record';
import { inkWitness } from '../node/recognition/ink-witness';
import { latestCertainReadings } from '../node/recognition/recognition-passes';
import { noProject, unknownHandle, type AppContext, type VerbHandlers } from './context';
import { viewOf, type Session } from './session';
import { showOpen } from './verbs-project';
import { mainWords } from './words';

const PAGE_FILES = {
  name: 'PAGE XML, ALTO, hOCR, TEI, ABBYY XML, TXT, MD, DOCX, ODT, RTF, HTML, PDF',
  extensions: [...TEXT_ENDINGS],
};

type PageVerb = Extract<ReviewVerb, `page.${string}` | 'reference.read' | 'verdict.add'>;

/** Verbs about one page of the open project, its references and its verdicts. */
export function pageVerbs(context: AppContext): VerbHandlers<PageVerb> {
  return {
    'page.read': async ({ pageId }) =>
      context.session === null ? noProject() : await readPage(context, context.session, pageId),
    'page.history': async ({ pageId }) => {
      if (context.session === null) return noProject();
      const history = await context.session.store.listHistory(pageId);
      if (!history.ok) return history;
      const { revisions, currentHash, forkHashes } = history.value;
      const entries = revisions.map(({ hash, info }) => {
        return { hash, info, isCurrent: hash === currentHash, isFork: forkHashes.includes(hash) };
      });
      return ok(entries);
    },
    'page.pictureProblem': ({ pageId }) =>
      Promise.resolve(context.session === null ? noProject() : ok(context.session.pictures.problem(pageId))),
    'page.textLayer': (asked) => textLayer(context, asked),
    'page.readRevision': async ({ pageId, hash }) => {
      if (context.session === null) return noProject();
      const revision = await context.session.store.readRevision(pageId, hash);
      return revision.ok ? ok(revision.value.page) : revision;
    },
    'page.journal': async ({ page, baseHash }) => {
      const session = context.session;
      if (session === null) return noProject();
      if (session.journal === null) return noJournal();
      const kept = await session.journal.append({ pageId: page.id, baseHash, page });
      return kept.ok ? ok(null) : kept;
    },
    'page.save': async ({ mergedHash, ...request }) => {
      const session = context.session;
      if (session === null) return noProject();
      // Taken before the save: what is typed during it gets a later record, and that one must stay.
      const pageId = request.page.id;
      const sequence = session.journal?.lastSequence(pageId);
      const { who } = context.settings.settings();
      const merged = mergedHash === undefined ? {} : { mergedHash };
      const saved = await session.store.savePage({ ...request, ...merged, who });
      if (!saved.ok) return saved;
      session.worked = { who, atUtc: saved.value.revision.info.atUtc };
      if (sequence !== undefined) await session.journal?.clear(pageId, sequence);
      if (request.reason === 'autosave') await session.store.thinHistory(pageId);
      const { revision, isFork, isRewritten, outsideHash } = saved.value;
      return ok({ hash: revision.hash, isFork, isRewritten, outsideHash });
    },
    'page.restore': async ({ pageId, hash, note }) => {
      if (context.session === null) return noProject();
      const { who } = context.settings.settings();
      const saved = await context.session.store.restore(pageId, hash, { who, note });
      if (!saved.ok) return saved;
      const { revision, isFork, isRewritten, outsideHash } = saved.value;
      return ok({ hash: revision.hash, isFork, isRewritten, outsideHash });
    },
    'page.import': (args) => importInto(context, args),
    'page.importFolder': ({ folder }) => importFolder(context, folder),
    'page.settleRecovery': async ({ pageId }) => {
      if (context.session === null) return noProject();
      const settled = await context.session.journal?.settle(pageId);
      return settled === undefined || settled.ok ? ok(null) : settled;
    },
    'page.setStatus': async ({ pageId, status, hash }) => {
      if (context.session === null) return noProject();
      const { who } = context.settings.settings();
      const { store } = context.session;
      const changed = await store.setStatus(pageId, status, { who, hash });
      if (!changed.ok) return changed;
      // What cannot be learnt now is learnt when the page is finished again: the status stands without it.
      if (isFinished(status) && hash !== null)
        await learnFromPage(store, context.deps.codec, pageId, hash, who);
      return await viewOf(context.session);
    },
    'reference.read': async ({ index }) =>
      context.session === null ? noProject() : await context.session.store.referenceText(index),
    'verdict.add': (args) => addVerdict(context, args),
  };
}

async function addVerdict(
  context: AppContext,
  { id, verdict, note, isLater, correction, about }: ReviewArgs<'verdict.add'>,
): Promise<Result<ReviewResults['verdict.add']>> {
  if (context.session === null) return noProject();
  const { who } = context.settings.settings();
  const learnt = {
    ...(correction === undefined ? {} : { correction }),
    ...(about === undefined ? {} : { about }),
  };
  const added = await context.session.store.addVerdict({
    ...{ id, verdict, who, note },
    ...(isLater ? { isLater } : {}),
    ...learnt,
  });
  if (!added.ok) return added;
  const { atUtc } = added.value;
  return ok(verdict === null ? null : { verdict, who, atUtc, note, ...learnt });
}

async function importInto(
  context: AppContext,
  { pageId, file }: ReviewArgs<'page.import'>,
): Promise<Result<ReviewResults['page.import']>> {
  const path = file === null ? await chooseText(context) : context.handles.path(file.handle);
  if (path === null) return file === null ? ok(null) : unknownHandle();
  const { session } = context;
  if (session === null) return noProject();
  const { readForeign } = context.deps;
  const { who } = context.settings.settings();
  const onNotes = (notes: readonly FileNote[]) => context.send('file-notes', notes);
  const outcome = await importFile({
    store: session.store,
    ...{ readForeign, path, pageId, who, onNotes, acceptedSha256: file?.acceptedSha256 ?? null },
  });
  return outcome.ok ? ok({ handle: context.handles.give(path), outcome: outcome.value }) : outcome;
}

/** Only its page files are read, each in the engine: nothing of the folder is parsed here. */
async function importFolder(
  context: AppContext,
  chosen: string | null,
): Promise<Result<ReviewResults['page.importFolder']>> {
  const { session } = context;
  if (session === null) return noProject();
  const folder = chosen === null ? await chooseFolder(context) : context.handles.path(chosen);
  if (folder === null) return chosen === null ? ok(null) : unknownHandle();
  const { who } = context.settings.settings();
  const files = await openPackage(folder);
  if (!files.ok) return files;
  const { readForeign } = context.deps;
  const request = { store: session.store, readForeign, files: files.value, who, readsAbout: false };
  const done = await takeFolder(request);
  if (!done.ok) return done;
  const { taken, passedOver, unmatched, withoutText, failed, sheetsLeft } = done.value;
  const others = [...unmatched, ...failed.map(({ path }) => path), ...withoutText, ...passedOver];
  const pageIds = taken.map(({ pageId }) => pageId);
  return ok({ folder: basename(folder), pageIds, others, sheetsLeft: sheetsLeft.length });
}

async function chooseFolder(context: AppContext): Promise<string | null> {
  const title = mainWords(context.settings.settings().language).chooseTextFolder;
  const [folder] = await showOpen(context, { title, properties: ['openDirectory'] });
  return folder ?? null;
}

/** Null when the person cancelled. */
export async function chooseText(context: AppContext): Promise<string | null> {
  const words = mainWords(context.settings.settings().language);
  const [path] = await showOpen(context, {
    title: words.chooseText,
    properties: ['openFile'],
    filters: [PAGE_FILES, { name: words.allFiles, extensions: ['*'] }],
  });
  return path ?? null;
}

/** What a PDF says its page says: offered, and kept only when the person takes it, in spite of what speaks against it. */
async function textLayer(
  context: AppContext,
  { pageId, isTaken, isDoubtAccepted }: ReviewArgs<'page.textLayer'>,
): Promise<Result<ReviewResults['page.textLayer']>> {
  const session = context.session;
  if (session === null) return noProject();
  const read = await session.shelf.readTextLayer(pageId);
  if (!read.ok) return read;
  const words = read.value.lines.reduce((sum, line) => sum + line.words.length, 0);
  const doubt = notRussian(read.value.lines.map(({ text }) => text).join('\n'));
  if (!isTaken || words === 0 || (doubt !== null && !isDoubtAccepted))
    return ok({ words, isCurrent: false, doubt });
  const { codec, nowUtc } = context.deps;
  const kept = await keepReading(session.store, codec, pageId, read.value, 'imported', nowUtc());
  return kept.ok ? ok({ words, isCurrent: kept.value.isCurrent, doubt }) : kept;
}

/** Typing must not be called safe on this computer when it is not. */
function noJournal(): { readonly ok: false; readonly error: Failure } {
  return fail('no-journal');
}

async function readPage({ deps }: AppContext, session: Session, pageId: string) {
  const current = await session.store.readPage(pageId);
  if (!current.ok) return current;
  const readings = await latestCertainReadings(session.store, deps.codec, pageId);
  if (!readings.ok) return readings;
  const { revision, damagedFiles, outsideHash, outsideFile } = current.value;
  const ink = await inkWitness(session.store, deps.codec, revision?.page ?? null);
  if (!ink.ok) return ink;
  const view: PageView = {
    page: revision?.page ?? null,
    hash: revision?.hash ?? null,
    recovery: await findRecovery(session, pageId, revision),
    damagedFiles,
    outsideHash,
    outsideFile,
    ...readings.value,
    ink: ink.value,
  };
  return ok(view);
}

/** The newest typing that an earlier run left behind and that is not in the project yet. */
async function findRecovery(
  session: Session,
  pageId: string,
  revision: Parameters<typeof planRecovery>[1],
): Promise<PageView['recovery']> {
  const left = await session.journal?.recoverable(pageId);
  if (left === undefined || !left.ok) return null;
  const record = left.value[left.value.length - 1];
  if (record === undefined) return null;
  const plan = planRecovery(record, revision);
  if (plan === 'already-saved') {
    await session.journal?.settle(pageId);
    return null;
  }
  return { page: record.page, baseHash: record.baseHash, isConflict: plan === 'conflict' };
}
