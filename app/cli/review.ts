import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { spoken } from '../core/discrepancy/check';
import { ok } from '../core/base/result';
import { isIncomplete, noticeText } from '../core/recognise/notice';
import type { NewReference } from '../node/project/project-create';
import type { Revision } from '../core/project/revision';
import type { StoreResult } from '../node/disk/store-error';
import { firstDetails } from '../core/facts/compare/publication-details';
import { failure } from '../core/base/result';
import { formatReportText } from '../core/formats/report/report-text';
import { notCheckedText } from '../core/discrepancy/evidence/not-checked';
import type { Crops } from '../core/formats/report/report-html';
import { cutCrops } from '../node/review/export-report';
import { exportProject } from '../node/review/export-project';
import { createReview } from '../node/review/new-review';
import { makePagePictures } from '../node/scans/page-pictures';
import type { ProjectStore } from '../node/project/project-store';
import { runRecognition, type RecognitionState } from '../node/recognition/recognition-job';
import { checkDocument, readReviewDocument } from '../node/review/review-document';
import type { ScanEngine } from '../node/scans/scan-engine';
import { makeScanShelf, type ScanShelf } from '../node/scans/scan-shelf';
import { sampleReview } from './sample';
import { usableReferences, usableScans } from './review-inputs';
import {
  openAccount,
  cancelled,
  reasonFor,
  tellSummary,
  unfinishedLine,
  type Account,
  type InputPlace,
} from './account';
import { CliError, cliErrorIn, EXIT, needEngine, type CliIo } from './io';
import { openPackage } from '../node/review/package-files';
import { takeFolder } from '../node/review/take-folder';
import { makeInputs } from './input';
import { expandScans } from './scan-packages';
import { givenFiles, progressTeller, type GivenFile } from './scans';
import { takeGivenText } from './given-text';
import { scanPlaces } from '../node/review/scan-places';
import { cliWord } from './words';
import type { ReviewOptions } from './options';

const DEFAULT_SETTINGS = { strictDiplomatic: false } as const;

/**
 * `sverka review`: makes a project, recognises every page, saves version 1 and writes the report. A scan or page that
 * cannot be read costs no other: it is named at the end.
 */
export async function runReview(
  io: CliIo,
  scans: readonly string[],
  options: ReviewOptions,
): Promise<number> {
  const engine = needEngine(io);
  const { language } = options;
  const { scans: named, folders } = await expandScans(scans);
  const { given, repeated } = givenFiles(named);
  for (const file of repeated) io.err(`${cliWord('repeated', language, { file })}\n`);
  const account = openAccount(repeated);
  if (await exists(resolve(options.out))) throw new CliError(failure('out-exists', { file: options.out }));
  const usable = await usableScans(engine, given, options, account);
  const references = await usableReferences(io, options, account);
  const store = await create(io, engine, usable, references, options);
  const shelf = makeScanShelf(engine, store);
  for (const { sha256 } of store.project().scans) {
    if (options.password !== undefined) shelf.unlock(sha256, options.password);
  }
  try {
    const review: Review = { io, engine, store, shelf, options, account };
    const taken = await takeBeside(review, folders);
    await recogniseAll(review, usable, options.text === undefined ? taken : NOTHING_TAKEN);
    await takeText(review);
    await saveVersion(review);
    await report(review);
  } finally {
    await shelf.close();
    await store.close();
  }
  tellSummary(io, account, language);
  const { failed, incomplete } = account.summary();
  if (io.signal?.aborted === true) return EXIT.stopped;
  return failed.length + incomplete.length > 0 ? EXIT.wrong : EXIT.done;
}

type Review = {
  readonly io: CliIo;
  readonly engine: ScanEngine;
  readonly store: ProjectStore;
  readonly shelf: ScanShelf;
  readonly options: ReviewOptions;
  readonly account: Account;
};

async function create(
  io: CliIo,
  engine: ScanEngine,
  scans: readonly GivenFile[],
  references: readonly NewReference[],
  options: ReviewOptions,
): Promise<ProjectStore> {
  const out = resolve(options.out);
  const paths = scans.map(({ path }) => path);
  const about = await sampleReview(paths, options.language);
  const details = firstDetails(references.map(({ text }) => text));
  const named = options.title ?? about?.title ?? details?.title ?? '';
  const [first = ''] = paths;
  const created = await createReview(io.deps, engine, {
    parentFolder: dirname(out),
    folderName: basename(out),
    title: named === '' ? basename(first, extname(first)) : named,
    archival: about?.archival ?? details?.citation ?? null,
    ...(details === null ? {} : { publication: details.publication }),
    sourceNote: about?.sourceNote ?? '',
    scans: paths.map((path) =>
      options.password === undefined ? { path } : { path, password: options.password },
    ),
    references,
  });
  if (!created.ok) throw cliErrorIn(options.out, created.error);
  return created.value;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** The texts that lie beside the pictures of a folder: what other programs have transcribed is not read again. */
async function takeBeside(
  { io, store, options: { language } }: Review,
  folders: readonly string[],
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  const { read: readForeign } = makeInputs(io, language);
  for (const folder of new Set(folders.map((one) => resolve(one)))) {
    const files = await openPackage(folder);
    const done = files.ok
      ? await takeFolder({ store, readForeign, files: files.value, who: '', readsAbout: true })
      : files;
    if (!done.ok) throw cliErrorIn(folder, done.error);
    for (const { pageId } of done.value.taken) taken.add(pageId);
    const counts = { taken: String(taken.size), left: String(done.value.sheetsLeft.length) };
    if (done.value.taken.length > 0) io.err(`${folder}: ${cliWord('takenSum', language, counts)}\n`);
  }
  return taken;
}

/** Pages that failed with the engine are read again one by one: another page may have brought it down. */
async function recogniseAll(
  review: Review,
  scans: readonly GivenFile[],
  taken: ReadonlySet<string>,
): Promise<void> {
  const { store, io } = review;
  const pageIds = store.project().pages.map(({ id }) => id);
  const first = await recogniseSome(
    review,
    pageIds.filter((id) => !taken.has(id)),
    scans,
    2,
  );
  const again = first.failures.filter(({ code }) => code === 'engine-failed').map(({ pageId }) => pageId);
  const second = again.length === 0 ? null : await recogniseSome(review, again, scans, 1);
  if (io.isTerminal) io.err('\n');
  const failures = [
    ...first.failures.filter(({ code }) => code !== 'engine-failed'),
    ...(second?.failures ?? []),
  ];
  const failed = new Map(failures.map((one) => [one.pageId, one]));
  for (const id of pageIds) {
    const why = failed.get(id);
    const input = pageInput(store, id, scans);
    if (why !== undefined) review.account.fail(reasonFor(input, why, review.options.language));
    else if (first.pagesDone < first.pagesTotal && (await textOf(store, id)) === null)
      review.account.leave({ ...input, ...cancelled(review.options.language) });
    else review.account.done();
  }
}

async function recogniseSome(
  { io, store, shelf, options, account }: Review,
  pageIds: readonly string[],
  scans: readonly GivenFile[],
  atOnce: number,
): Promise<RecognitionState> {
  const { language, readings } = options;
  const end = await runRecognition({
    ...{ store, shelf, codec: io.deps.codec, nowUtc: io.deps.nowUtc },
    ...{ pageIds, atOnce, readings },
    signal: io.signal ?? new AbortController().signal,
    onState: progressTeller(io),
    onPage: () => undefined,
  });
  for (const { pageId, notice } of end.notices) {
    const input = { ...pageInput(store, pageId, scans), reason: noticeText(notice, language) };
    if (isIncomplete(notice)) account.lack({ ...input, code: 'incomplete' });
    else io.err(unfinishedLine(input, language).replace(/^sverka: /, ''));
  }
  return end;
}

/** A page of the project as the person named it: the file, and the page in it where it has several. */
function pageInput(store: ProjectStore, pageId: string, scans: readonly GivenFile[]): InputPlace {
  const { pages } = store.project();
  const page = pages.find(({ id }) => id === pageId);
  // Scans stand in the project in the order in which they were named, each with its pages in a row from the first.
  const upTo = pages.slice(0, pages.findIndex(({ id }) => id === pageId) + 1);
  const scan = upTo.filter(({ scanIndex }) => scanIndex === 0).length - 1;
  const next = pages[upTo.length];
  const isOnly = page?.scanIndex === 0 && (next === undefined || next.scanIndex === 0);
  const file = scans[scan]?.file ?? store.root;
  return isOnly ? { file } : { file, page: (page?.scanIndex ?? 0) + 1 };
}

async function textOf(store: ProjectStore, pageId: string): Promise<object | null> {
  const current = await store.readPage(pageId);
  return current.ok ? current.value.revision : null;
}

const NOTHING_TAKEN: ReadonlySet<string> = new Set();

/** A text that cannot be laid on the scans costs nothing else: it is named at the end, and the sheets keep what was read. */
async function takeText({ io, store, options: { text, language }, account }: Review): Promise<void> {
  if (text === undefined || io.signal?.aborted === true) return;
  try {
    await takeGivenText(io, store, text, language);
    account.done();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    account.fail(reasonFor({ file: text }, error.failure, language));
  }
}

async function saveVersion({ store, account, options }: Review): Promise<void> {
  for (const { id } of store.project().pages) {
    const current = await store.readPage(id);
    const saved = current.ok ? await saveAsFirst(store, current.value.revision) : current;
    if (!saved.ok) account.lack(reasonFor({ file: store.root }, saved.error, options.language));
  }
}

async function saveAsFirst(store: ProjectStore, revision: Revision | null): Promise<StoreResult<unknown>> {
  if (revision === null) return ok(null);
  return await store.savePage({
    page: revision.page,
    deletedLines: 0,
    baseHash: revision.hash,
    reason: 'saved',
    who: 'sverka review',
    note: 'Version 1',
  });
}

const NO_CROPS: Crops = new Map();

async function report({ io, engine, store, shelf, options, account }: Review): Promise<void> {
  const { language, format } = options;
  const review = await readReviewDocument(store);
  if (!review.ok) throw cliErrorIn(store.root, review.error);
  const folder = join(store.root, 'exports');
  const path = join(folder, 'report.html');
  const { disk, nowUtc } = io.deps;
  const dictionary = await io.dictionary();
  if (review.value.pages.length > 0) {
    await mkdir(folder, { recursive: true });
    const pictures = makePagePictures(store, shelf);
    const creator = `Sverka ${io.version}`;
    const deps = { disk, store, engine, pictures, language, creator, nowUtc, dictionary, makePdf: null };
    const written = await exportProject({ ...deps, settings: DEFAULT_SETTINGS }, 'report', path);
    if (!written.ok) throw cliErrorIn(path, written.error);
  }
  const checked = checkDocument(review.value, dictionary);
  const crops =
    format === 'json'
      ? await cutCrops(engine, makePagePictures(store, shelf), review.value, checked.discrepancies)
      : NO_CROPS;
  const file = review.value.pages.length > 0 ? path : null;
  const notChecked = notCheckedText(checked.summary, language);
  if (notChecked !== null) io.err(`${notChecked}\n`);
  if (format === 'json') {
    const result = spoken(checked, language);
    const summary = { ...result.summary, ...account.summary() };
    const pageIds = store.project().pages.map(({ id }) => id);
    const places = scanPlaces(review.value, checked.discrepancies, pageIds, crops);
    const discrepancies = result.discrepancies.map((one) => ({ ...one, scan: places[one.id] ?? null }));
    io.out(
      `${JSON.stringify({ ...result, discrepancies, project: store.root, report: file, summary }, null, 2)}\n`,
    );
    return;
  }
  const { coverage } = checked.summary;
  io.out(formatReportText(checked.discrepancies, language, { columns: io.columns, coverage }));
  io.out(`\n${cliWord('project', language)}: ${store.root}\n`);
  if (file !== null) io.out(`${cliWord('report', language)}:  ${file}\n`);
}
