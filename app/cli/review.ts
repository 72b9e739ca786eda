import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { firstDetails } from '../core/facts/publication-details';
import { formatReportText } from '../core/formats/report-text';
import type { Language } from '../core/discrepancy/messages';
import { exportProject } from '../node/export-project';
import { createReview } from '../node/new-review';
import { makePagePictures } from '../node/page-pictures';
import type { ProjectStore } from '../node/project-store';
import { noticeText } from '../core/recognise/notice';
import { runRecognition } from '../node/recognition-job';
import { checkDocument, readReviewDocument } from '../node/review-document';
import type { ScanEngine } from '../node/scan-engine';
import { makeScanShelf, type ScanShelf } from '../node/scan-shelf';
import { sampleReview } from './sample';
import { readNewReferences } from './input';
import { CliError, EXIT, needEngine, type CliIo } from './io';
import { existingFile, progressTeller } from './scans';
import type { ReviewOptions } from './options';

const DEFAULT_SETTINGS = { strictDiplomatic: false } as const;

/** `sverka review`: makes a project, recognises every page, saves version 1 and writes the report. */
export async function runReview(
  io: CliIo,
  scans: readonly string[],
  options: ReviewOptions,
): Promise<number> {
  const engine = needEngine(io, options.language);
  const store = await create(io, engine, scans, options);
  const shelf = makeScanShelf(engine, store);
  for (const { sha256 } of store.project().scans) {
    if (options.password !== undefined) shelf.unlock(sha256, options.password);
  }
  try {
    await recogniseAll(io, store, shelf, options);
    await saveVersion(store);
    await report(io, engine, store, shelf, options.language);
    return EXIT.done;
  } finally {
    await shelf.close();
    await store.close();
  }
}

async function create(
  io: CliIo,
  engine: ScanEngine,
  scans: readonly string[],
  options: ReviewOptions,
): Promise<ProjectStore> {
  const out = resolve(options.out);
  if (await exists(out))
    throw new CliError(`${options.out}: already exists. Name a folder that does not exist yet.`);
  const paths = [];
  for (const scan of scans) paths.push(await existingFile(scan));
  const references = await readNewReferences(options.reference, options.translation);
  const about = await sampleReview(paths, options.language);
  const details = firstDetails(references.map(({ text }) => text));
  const named = options.title ?? about?.title ?? details?.title ?? '';
  const [first = ''] = scans;
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
  if (!created.ok) throw new CliError(nameFile(created.error.message, options.out));
  return created.value;
}

/** A disk's message names no file; the scans' own already do. */
function nameFile(message: string, out: string): string {
  return /^[^ ]*[\\/]/.test(message) ? message : `${out}: ${message}`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function recogniseAll(
  io: CliIo,
  store: ProjectStore,
  shelf: ScanShelf,
  { readings, language }: Pick<ReviewOptions, 'readings' | 'language'>,
): Promise<void> {
  const end = await runRecognition({
    ...{ store, shelf, codec: io.deps.codec, nowUtc: io.deps.nowUtc },
    pageIds: store.project().pages.map(({ id }) => id),
    atOnce: 2,
    readings,
    signal: new AbortController().signal,
    onState: progressTeller(io),
    onPage: () => undefined,
  });
  if (io.isTerminal) io.err('\n');
  for (const { pageId, notice } of end.notices) io.err(`${pageId}: ${noticeText(notice, language)}\n`);
  const [failure] = end.failures;
  if (failure !== undefined) throw new CliError(`${store.root}: page ${failure.pageId}: ${failure.message}`);
}

async function saveVersion(store: ProjectStore): Promise<void> {
  for (const { id } of store.project().pages) {
    const current = await store.readPage(id);
    if (!current.ok) throw new CliError(`${store.root}: ${current.error.message}`);
    const { revision } = current.value;
    if (revision === null) continue;
    const request = {
      baseHash: revision.hash,
      reason: 'saved',
      who: 'sverka review',
      note: 'Version 1',
    } as const;
    const saved = await store.savePage({ page: revision.page, deletedLines: 0, ...request });
    if (!saved.ok) throw new CliError(`${store.root}: ${saved.error.message}`);
  }
}

async function report(
  io: CliIo,
  engine: ScanEngine,
  store: ProjectStore,
  shelf: ScanShelf,
  language: Language,
): Promise<void> {
  const review = await readReviewDocument(store);
  if (!review.ok) throw new CliError(`${store.root}: ${review.error.message}`);
  const folder = join(store.root, 'exports');
  const path = join(folder, 'report.html');
  await mkdir(folder, { recursive: true });
  const { disk, nowUtc } = io.deps;
  const pictures = makePagePictures(store, shelf);
  const creator = `Sverka ${io.version}`;
  const dictionary = await io.dictionary();
  const written = await exportProject(
    { disk, store, engine, pictures, language, creator, nowUtc, dictionary, settings: DEFAULT_SETTINGS },
    'report',
    path,
  );
  if (!written.ok) throw new CliError(`${path}: ${written.error.message}`);
  io.out(
    formatReportText(checkDocument(review.value, dictionary).discrepancies, language, {
      columns: io.columns,
    }),
  );
  io.out(`\n${language === 'ru' ? 'Проект' : 'Project'}: ${store.root}\n`);
  io.out(`${language === 'ru' ? 'Отчёт' : 'Report'}:  ${path}\n`);
}
