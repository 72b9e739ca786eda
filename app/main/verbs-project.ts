import { basename, join } from 'node:path';
import { dialog, type OpenDialogOptions } from 'electron';
import type { ReferenceRole } from '../core/project/project';
import { firstDetails } from '../core/facts/compare/publication-details';
import { failIn, ok, type Result } from '../core/base/result';
import { TEXT_ENDINGS } from '../core/formats/index';
import { SCAN_ENDINGS, SCAN_FORMATS } from '../core/scan/scan-files';
import type { PickedFile, ProjectView, ReviewResults, ReviewVerb } from '../ipc';
import { chosenFiles } from '../node/disk/chosen-files';
import { copyProject, type HeldPage } from '../node/review/copy-project';
import { createReview, type NewReview } from '../node/review/new-review';
import type { NewReference } from '../node/project/project-create';
import { readReferences as readReferenceFile } from '../node/project/reference-file';
import type { OpenOptions, ScanEngine } from '../node/scans/scan-engine';
import { readSample } from '../node/review/sample';
import { keepSampleReading, readSampleReading } from '../node/review/sample-reading';
import { checkProjectFiles, countMissing } from './verify';
import { noProject, unknownHandle, type AppContext, type VerbHandlers } from './context';
import { mainWords } from './words';
import { asOwner, begin, closeSession, openFolder } from './open-project';
import { viewOf } from './session';

type ProjectVerb = Extract<
  ReviewVerb,
  `project.${string}` | `scan.${string}` | 'files.pick' | 'reference.describe'
>;

/** In px of its longer side: what a list shows of a sheet, on a screen of two px a point. */
const SMALL_SIDE_PX = 120;

async function firstPageOf(
  engine: ScanEngine,
  path: string,
  options: OpenOptions,
): Promise<Uint8Array | null> {
  const scan = await engine.openScan(path, options);
  if (!scan.ok) return null;
  const picture = await engine.renderPage(scan.value, 0, SMALL_SIDE_PX);
  await engine.closeScan(scan.value);
  return picture.ok ? picture.value.jpeg : null;
}

/** Verbs about scans that are chosen, or locked. */
function scanVerbs(context: AppContext): VerbHandlers<Extract<ReviewVerb, `scan.${string}`>> {
  return {
    'scan.probe': async ({ handle, password, isLargeAllowed }) => {
      const path = context.handles.path(handle);
      if (path === null) return unknownHandle();
      const pages = await context.probed.probe(path, { password, isLargeAllowed });
      return pages.ok ? ok({ pages: pages.value.length }) : pages;
    },
    'scan.picture': async ({ handle, password, isLargeAllowed = false }) => {
      const path = context.handles.path(handle);
      if (path === null) return unknownHandle();
      return ok(await firstPageOf(context.engine, path, { password, isLargeAllowed, needsSizes: false }));
    },
    'scan.unlock': ({ pageId, password }) => {
      const page = context.session?.store.project().pages.find(({ id }) => id === pageId);
      if (page !== undefined) context.session?.shelf.unlock(page.scanSha256, password);
      return Promise.resolve(ok(null));
    },
  };
}

/** Verbs that make, open and close projects, and choose files for them. */
export function projectVerbs(context: AppContext): VerbHandlers<ProjectVerb> {
  return {
    'files.pick': ({ purpose }) => pickFiles(context, purpose),
    ...scanVerbs(context),
    'project.openSample': () => openSample(context),
    'project.pick': async () => {
      const words = mainWords(context.settings.settings().language);
      const paths = await showOpen(context, { title: words.openProject, properties: ['openDirectory'] });
      const [folder] = paths;
      return folder === undefined ? ok(null) : await openFolder(context, folder);
    },
    'project.openRecent': ({ handle }) => openHandle(context, handle),
    'project.openDropped': ({ handle }) => openHandle(context, handle),
    'project.create': async ({ title, archival, publication, scans, references }) => {
      const given = [];
      for (const { handle, ...options } of scans) {
        const path = context.handles.path(handle);
        if (path === null) return unknownHandle();
        given.push({ path, ...options });
      }
      const texts = await readReferences(context, references);
      if (!texts.ok) return texts;
      tellNotes(context, texts.value);
      const parentFolder = context.projectsFolder;
      return await create(context, {
        parentFolder,
        title,
        archival,
        ...(publication === undefined ? {} : { publication }),
        sourceNote: '',
        scans: given,
        references: texts.value,
      });
    },
    'project.addReferences': async ({ references }) => {
      const session = context.session;
      if (session === null) return noProject();
      const texts = await readReferences(context, references);
      if (!texts.ok) return texts;
      tellNotes(context, texts.value);
      for (const text of texts.value) {
        const added = await session.store.addReference(text);
        if (!added.ok) return added;
      }
      return await viewOf(session);
    },
    'project.describe': async (description) => {
      const session = context.session;
      if (session === null) return noProject();
      const described = await session.store.describe(description);
      context.windows.changed();
      return described.ok ? await viewOf(session) : described;
    },
    'reference.describe': async ({ handle }) => {
      const texts = await readReferences(context, [{ handle, role: 'translation' }]);
      return texts.ok ? ok(firstDetails(texts.value.map(({ text }) => text))) : texts;
    },
    'project.saveCopy': ({ held, goesOn }) => saveCopy(context, held, goesOn),
    'project.close': async () => {
      await closeSession(context);
      context.windows.changed();
      return ok(null);
    },
    'project.missing': async () =>
      context.session === null ? noProject() : await countMissing(context.deps, context.session),
    'project.verify': async () =>
      context.session === null ? noProject() : await checkProjectFiles(context.deps, context.session),
  };
}

const FILTERS = {
  scan: { name: `${SCAN_FORMATS}, ZIP`, extensions: [...SCAN_ENDINGS, 'zip'] },
  reference: {
    name: 'TXT, MD, DOCX, ODT, RTF, HTML, PDF, PAGE XML, ALTO, hOCR, TEI, ABBYY XML',
    extensions: [...TEXT_ENDINGS],
  },
};

async function pickFiles(
  context: AppContext,
  purpose: 'scan' | 'scan-folder' | 'reference',
): Promise<Result<readonly PickedFile[]>> {
  const words = mainWords(context.settings.settings().language);
  if (purpose === 'scan-folder') {
    const folders = await showOpen(context, {
      title: words.chooseScanFolder,
      properties: ['openDirectory', 'multiSelections'],
    });
    return ok(await describeFiles(context, folders));
  }
  const paths = await showOpen(context, {
    title: purpose === 'scan' ? words.chooseScans : words.chooseReferences,
    properties: ['openFile', 'multiSelections'],
    filters: [FILTERS[purpose], { name: words.allFiles, extensions: ['*'] }],
  });
  return ok(await describeFiles(context, paths));
}

/** What the person chose in the system's dialog; nothing if cancelled. */
export async function showOpen(context: AppContext, options: OpenDialogOptions): Promise<readonly string[]> {
  const window = context.window();
  const chosen = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return chosen.canceled ? [] : chosen.filePaths;
}

/** Handles for files that the person chose or dropped, folders and zips of scans opened up; what is not there is left out. */
export async function describeFiles(
  context: AppContext,
  paths: readonly string[],
): Promise<readonly PickedFile[]> {
  const files = await chosenFiles(paths, context.openZip);
  const { give } = context.handles;
  return files.map(({ path, texts, ...file }) => ({
    ...{ ...file, handle: give(path) },
    ...(texts === undefined
      ? {}
      : { texts: { handle: give(texts.path), name: texts.name, count: texts.count } }),
  }));
}

async function readReferences(
  context: AppContext,
  wanted: readonly { readonly handle: string; readonly role: ReferenceRole }[],
): Promise<Result<readonly NewReference[]>> {
  const references: NewReference[] = [];
  for (const { handle, role } of wanted) {
    const path = context.handles.path(handle);
    if (path === null) return unknownHandle();
    const read = await readReferenceFile(path, role, context.deps.readForeign);
    if (!read.ok) return failIn(basename(path), read.error);
    references.push(...read.value);
  }
  return ok(references);
}

/** Said when the text is taken, not when the person only looks at what a file says of itself. */
function tellNotes(context: AppContext, references: readonly NewReference[]): void {
  const notes = references.flatMap(({ fileName, notes = [] }) =>
    notes.map((note) => ({ file: fileName, note })),
  );
  if (notes.length > 0) context.send('file-notes', notes);
}

async function openHandle(context: AppContext, handle: string): Promise<Result<ProjectView | null>> {
  const path = context.handles.path(handle);
  return path === null ? unknownHandle() : await openFolder(context, path);
}

/** The sample's own project, made in the user's documents when it is first asked for. */
export async function openSample(context: AppContext): Promise<Result<ProjectView | null>> {
  const known = context.settings.sampleFolder();
  if (known !== null) {
    const opened = await openFolder(context, known);
    if (opened.ok) return opened;
  }
  const folder = join(context.resourcesFolder, 'sample');
  const sample = await readSample(folder, context.settings.settings().language);
  if (!sample.ok) return sample;
  const { scanPath, title, sourceNote, archival, references } = sample.value;
  const parentFolder = context.projectsFolder;
  const scans = [{ path: scanPath }];
  const view = await create(context, { parentFolder, title, sourceNote, archival, references, scans });
  if (!view.ok) return view;
  await context.settings.setSampleFolder(view.value.folder);
  await readSampleAhead(context, folder);
  return ok({ ...view.value, isSample: true });
}

/** The sample is there to be tried: nobody should have to wait for its recognition. Without it, it can be recognised. */
async function readSampleAhead({ session, deps }: AppContext, folder: string): Promise<void> {
  const reading = await readSampleReading(folder);
  if (reading !== null && session !== null) await keepSampleReading(session.store, deps.codec, reading);
}

async function create(context: AppContext, review: NewReview): Promise<Result<ProjectView>> {
  const store = await createReview(context.deps, context.probed.opener, review);
  if (!store.ok) return store;
  const picture = context.probed.firstPicture(review.scans[0]?.path ?? '');
  const view = await asOwner(context, store.value.root, (key) => begin(context, store.value, key));
  if (!view.ok) return view;
  // No other window can have what was not there a moment ago.
  if (view.value === null) return noProject();
  const [first] = store.value.project().pages;
  // Drawn while the person was typing the title, so that the first page is there at once.
  if (first !== undefined && picture !== null) context.session?.pictures.keep(first.id, picture);
  // The passwords were given a moment ago; asking for them again would be unkind.
  review.scans.forEach(({ password }, i) => {
    const sha256 = store.value.project().scans[i]?.sha256;
    if (password !== undefined && sha256 !== undefined) context.session?.shelf.unlock(sha256, password);
  });
  return ok(view.value);
}

/** With `goesOn` the copy becomes the project that is open: where the first one cannot be written, work goes on in it. */
async function saveCopy(
  context: AppContext,
  held: readonly HeldPage[],
  goesOn: boolean,
): Promise<Result<ReviewResults['project.saveCopy']>> {
  const session = context.session;
  if (session === null) return noProject();
  const { language, who } = context.settings.settings();
  // Taken before the copy: what is typed during it gets a later record, and that one must stay.
  const journaled = held.map(({ page }) => [page.id, session.journal?.lastSequence(page.id) ?? 0] as const);
  const title = mainWords(language).copyTo;
  const [target] = await showOpen(context, { title, properties: ['openDirectory', 'createDirectory'] });
  if (target === undefined) return ok(null);
  const { store } = session;
  const request = { sourceRoot: store.root, project: store.project(), target, held, who };
  const copy = await copyProject(context.deps, request);
  if (!copy.ok) return copy;
  const { lost } = copy.value;
  if (!goesOn) {
    const title = copy.value.store.project().title;
    await copy.value.store.close();
    await context.settings.addRecentBehind({ folder: target, title });
    context.windows.changed();
    return ok({ folder: target, view: null, lost });
  }
  for (const [pageId, sequence] of journaled) await session.journal?.clear(pageId, sequence);
  const { store: copied } = copy.value;
  const view = await asOwner(context, copied.root, (key) => begin(context, copied, key));
  return view.ok ? ok({ folder: target, view: view.value, lost }) : view;
}
