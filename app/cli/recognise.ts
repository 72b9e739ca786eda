import { cpus } from 'node:os';
import { basename, resolve } from 'node:path';
import type { FailureCode } from '../core/base/failure-table';
import { failure, type Failure } from '../core/base/result';
import { isIncomplete, noticeOf, noticeText, type SheetNotice } from '../core/recognise/notice';
import type { ScanEngine } from '../node/scans/scan-engine';
import { cancelled, openAccount, reasonFor, tellSummary } from './account';
import type { Account, InputPlace, Why } from './account';
import { CliError, EXIT, needEngine, type CliIo } from './io';
import { holdScan, type HeldScan } from './open-scans';
import type { RecogniseOptions } from './options';
import { candidateNames, firstCandidates } from './output-names';
import { folderPlace, outputPlace, type NamedFile, type Place, type ScanOutputs } from './page-outputs';
import { expandScans } from './scan-packages';
import { givenFiles, whyNoScan, type GivenFile } from './scans';
import { cliWord } from './words';

/**
 * `sverka recognise`: every page of every scan. With `--out`, a page that is done is skipped, and a page that another
 * process has in hand is left to it, so many may work on one folder. A file or page that cannot be read costs no other:
 * it is named at the end.
 */
export async function runRecognise(
  io: CliIo,
  scans: readonly string[],
  options: RecogniseOptions,
): Promise<number> {
  const engine = needEngine(io);
  const { language } = options;
  if (options.out === undefined && options.format.length > 1) throw new CliError(failure('one-format'));
  if (options.out === undefined && options.summary === true) throw new CliError(failure('summary-needs-out'));
  const { given, repeated } = givenFiles((await expandScans(scans)).scans);
  for (const file of repeated) io.err(`${cliWord('repeated', language, { file })}\n`);
  const account = openAccount(repeated);
  const isInOrder = options.out === undefined;
  const place = isInOrder ? outputPlace(io, options) : folderPlace(io, options, resolve(options.out ?? ''));
  const run: Run = { io, engine, options, account, place, isInOrder, stopped: { reason: null } };
  for (const page of await readAll(run, named(given))) await readAgain(run, page);
  const summary = account.summary();
  place.end(summary);
  if (options.summary === true) io.out(`${JSON.stringify({ version: 1, summary }, null, 2)}\n`);
  tellSummary(io, account, language, io.isOutputClosed?.() === true);
  return exitCode(io, summary.failed.length + summary.incomplete.length);
}

/** The scans with what their outputs may be called; those of one name are told apart in the progress too. */
function named(given: readonly GivenFile[]): readonly NamedFile[] {
  const candidates = given.map(({ path }) => candidateNames(path));
  const first = firstCandidates(candidates);
  const names = given.map(({ path }) => basename(path));
  return given.map((one, i) => {
    const name = names[i] ?? '';
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    const label = isAlone ? name : one.file;
    return { ...one, label, candidates: candidates[i] ?? [], first: first[i] ?? 0 };
  });
}

function exitCode(io: CliIo, faults: number): number {
  if (io.signal?.aborted === true) return EXIT.stopped;
  if (io.isOutputClosed?.() === true) return EXIT.closed;
  return faults > 0 ? EXIT.wrong : EXIT.done;
}

type Run = {
  readonly io: CliIo;
  readonly engine: ScanEngine;
  readonly options: RecogniseOptions;
  readonly account: Account;
  readonly place: Place;
  /** Whether the pages must be read in order, one at a time. */
  readonly isInOrder: boolean;
  /** Set where the next page would fail as this one did, on a full disk for one. */
  readonly stopped: { reason: string | null };
};

type PageInHand = {
  readonly file: NamedFile;
  readonly index: number;
  readonly held: HeldScan;
  readonly outputs: ScanOutputs;
  /** To be called when the page is through; the last one closes the scan. */
  readonly end: () => Promise<void>;
};

/** Reads the pages side by side; answers those that failed with the engine, perhaps through another's fault. */
async function readAll(run: Run, files: readonly NamedFile[]): Promise<readonly PageInHand[]> {
  const again: PageInHand[] = [];
  // What goes to standard output must come in order.
  const lanes = run.isInOrder ? 1 : Math.max(1, cpus().length);
  const waiting = pagesOf(run, files);
  const lane = async () => {
    for await (const page of waiting) {
      const end = await readPage(run, page);
      if (end !== null && end.code === 'engine-failed' && lanes > 1) again.push(page);
      else if (end !== null) fail(run, page, end);
      await page.end();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return again;
}

/** One after the other, each scan opened anew, so that no page suffers by another. */
async function readAgain(run: Run, { file, index, outputs }: PageInHand): Promise<void> {
  const held = await holdScan(run.engine, file.path, run.options.password);
  if (!held.ok) return run.account.fail(reasonFor({ file: file.file }, held.error, run.options.language));
  const page = { file, index, outputs, held: held.value, end: held.value.close };
  const end = await readPage(run, page);
  if (end !== null) fail(run, page, end);
  await page.end();
}

function fail(run: Run, { file: { file }, index, held }: PageInHand, why: Failure): void {
  failInput(run, { file, ...(held.pageCount > 1 ? { page: index + 1 } : {}) }, why);
}

function failInput({ account, options, stopped }: Run, input: InputPlace, why: Failure): void {
  const unfinished = reasonFor(input, why, options.language);
  account.fail(unfinished);
  if (ALL_WILL_FAIL.has(why.code)) stopped.reason ??= unfinished.reason;
}

/** Opens the scans one after the other and gives out their pages. */
async function* pagesOf(run: Run, files: readonly NamedFile[]): AsyncGenerator<PageInHand, void, void> {
  for (const file of files) {
    const why = whyStopped(run);
    if (why !== null) {
      run.account.leave({ file: file.file, ...why });
      continue;
    }
    const opened = await open(run, file);
    if (opened === null) continue;
    let left = opened.held.pageCount;
    const end = async () => {
      left -= 1;
      if (left === 0) await opened.held.close();
    };
    for (let index = 0; index < opened.held.pageCount; index += 1) yield { ...opened, file, index, end };
  }
}

async function open(run: Run, file: NamedFile): Promise<Pick<PageInHand, 'held' | 'outputs'> | null> {
  const { options, engine, place } = run;
  const failed = (why: Failure): null => {
    failInput(run, { file: file.file }, why);
    return null;
  };
  const unfit = await whyNoScan(file);
  if (unfit !== null) return failed(unfit);
  const held = await holdScan(engine, file.path, options.password);
  if (!held.ok) return failed(held.error);
  const outputs = await place.openScan(file, held.value.pageCount);
  if (outputs.ok) return { held: held.value, outputs: outputs.value };
  await held.value.close();
  // The whole scan is one input then: its pages have no place to go to.
  return failed(outputs.error);
}

/** Disk codes that the next page would meet as well. */
const ALL_WILL_FAIL: ReadonlySet<FailureCode> = new Set([
  ...(['disk-full', 'read-only', 'no-permission', 'vanished', 'not-a-folder'] as const),
]);

/** Why no further page is begun, or null. */
function whyStopped({ io, options: { language }, stopped: { reason } }: Run): Why | null {
  if (io.signal?.aborted === true || io.isOutputClosed?.() === true) return cancelled(language);
  if (reason === null) return null;
  return { code: 'not-begun', reason: cliWord('notBegun', language, { reason }) };
}

/** Null where the page is accounted for. */
async function readPage(run: Run, page: PageInHand): Promise<Failure | null> {
  const { io, account, options } = run;
  const { file, index, held, outputs } = page;
  const input = { file: file.file, ...(held.pageCount > 1 ? { page: index + 1 } : {}) };
  const why = whyStopped(run);
  if (why !== null) return leave(run, input, why);
  const label = `${file.label} ${index + 1}/${held.pageCount}`;
  const begun = await outputs.begin(index);
  if (begun.kind === 'failed') return begun.error;
  if (begun.kind === 'left') {
    io.err(`${label}: ${begun.said}\n`);
    return leave(run, input, begun.why, true);
  }
  const lacking = (notice: SheetNotice | null) => tellNotice(run, label, input, notice);
  if (begun.kind === 'done') {
    io.err(`${label}: ${begun.said}\n`);
    lacking(begun.notice);
    account.done();
    return null;
  }
  if (begun.said !== null) io.err(`${label}: ${begun.said}\n`);
  try {
    const read = await recognise(run, page, label);
    if (!read.ok)
      return read.error.code === 'cancelled' ? leave(run, input, cancelled(options.language)) : read.error;
    const written = await begun.write(read.value);
    if (!written.ok) return written.error;
    lacking(noticeOf(read.value));
    account.done();
    return null;
  } finally {
    await begun.release();
  }
}

function leave({ account }: Run, input: InputPlace, why: Why, isTold = false): null {
  account.leave({ ...input, ...why }, isTold);
  return null;
}

async function recognise({ io, options }: Run, { held, index }: PageInHand, label: string) {
  const onProgress = (share: number) => {
    if (io.isTerminal) io.err(`\r${label}: ${Math.round(share * 100)} %`);
  };
  const signal = io.signal === undefined ? {} : { signal: io.signal };
  const read = await held.recognisePage(index, { onProgress, readings: options.readings, ...signal });
  io.err(io.isTerminal ? '\n' : `${label}\n`);
  return read;
}

/** What of a page did not come through is said, and where it is a part of the scan, the page is not whole. */
function tellNotice(
  { io, account, options: { language } }: Run,
  label: string,
  input: InputPlace,
  notice: SheetNotice | null,
): void {
  if (notice === null) return;
  const reason = noticeText(notice, language);
  if (isIncomplete(notice)) account.lack({ ...input, code: 'incomplete', reason });
  else io.err(`${label}: ${reason}\n`);
}
