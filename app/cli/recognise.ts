import { open, readFile, stat, unlink } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import type { OpenScan, RecognisedPage } from '../core/engine';
import { writePageXml } from '../core/formats/page-xml';
import { writePlainText } from '../core/formats/plain-text';
import type { Language } from '../core/discrepancy/template';
import { noticeOf, noticeText } from '../core/recognise/notice';
import { assertNever } from '../core/result';
import type { Page } from '../core/transcription';
import { durableWrite } from '../node/durable-write';
import { makeParents } from '../node/new-review';
import type { ScanEngine } from '../node/scan-engine';
import { CliError, EXIT, needEngine, type CliIo } from './io';
import type { RecogniseFormat, RecogniseOptions } from './options';
import { existingFile } from './scans';

type Place = {
  readonly stem: string;
  readonly out: string | null;
  readonly formats: readonly RecogniseFormat[];
  readonly readings: number;
  readonly language: Language;
};

const ENDING: Readonly<Record<RecogniseFormat, string>> = { txt: '.txt', page: '.xml', json: '.json' };

/**
 * `sverka recognise`: every page of every scan. With `--out`, a page whose files are all there is skipped, and
 * a page that another process has in hand is left to it, so many may work on one folder.
 */
export async function runRecognise(
  io: CliIo,
  scans: readonly string[],
  options: RecogniseOptions,
): Promise<number> {
  const engine = needEngine(io, options.language);
  const paths: string[] = [];
  for (const scan of scans) paths.push(await existingFile(scan));
  const opened: OpenScan[] = [];
  for (const [i, path] of paths.entries()) {
    const scan = await engine.openScan(path, { password: options.password });
    if (!scan.ok) throw new CliError(`${scans[i] ?? path}: ${scan.error.message}`);
    opened.push(scan.value);
  }
  const out = options.out === undefined ? null : resolve(options.out);
  if (out !== null) {
    const made = await makeParents(io.deps, out);
    if (!made.ok) throw new CliError(made.error.message);
  }
  const tasks = opened.flatMap((scan, i) => {
    const name = basename(paths[i] ?? '');
    const stem = basename(name, extname(name));
    const place: Place = {
      stem,
      out,
      formats: options.format,
      readings: options.readings,
      language: options.language,
    };
    return [...scan.pages.keys()].map(
      (index) => () => claimAndRecognise(io, engine, scan, index, { name, place }),
    );
  });
  // What goes to standard output must come in order.
  await inLanes(tasks, out === null ? 1 : cpus().length);
  return EXIT.done;
}

/** Runs the tasks in order, so many at once. After a failure no new one begins. */
async function inLanes(tasks: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  const waiting = [...tasks];
  const lane = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      try {
        await task();
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, atOnce) }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function claimAndRecognise(
  io: CliIo,
  engine: ScanEngine,
  scan: OpenScan,
  index: number,
  { name, place }: { readonly name: string; readonly place: Place },
): Promise<void> {
  const id = String(index + 1).padStart(4, '0');
  const label = `${name} ${index + 1}/${scan.pages.length}`;
  const claim = place.out === null ? null : await claimPage(place, id);
  if (claim === 'done' || claim === 'taken') {
    io.err(`${label}: ${claim === 'done' ? 'already done' : 'another process has it'}\n`);
    return;
  }
  try {
    await recognisePage(io, engine, scan, index, { id, label, place });
  } finally {
    await claim?.release();
  }
}

type PageTask = { readonly id: string; readonly label: string; readonly place: Place };

async function recognisePage(
  io: CliIo,
  engine: ScanEngine,
  scan: OpenScan,
  index: number,
  { id, label, place }: PageTask,
): Promise<void> {
  const onProgress = (share: number) => {
    if (io.isTerminal) io.err(`\r${label}: ${Math.round(share * 100)} %`);
  };
  const read = await engine.recognisePage(scan, index, { onProgress, readings: place.readings });
  io.err(io.isTerminal ? '\n' : `${label}\n`);
  if (!read.ok) throw new CliError(`${label}: ${read.error.message}`);
  const notice = noticeOf(read.value);
  if (notice !== null) io.err(`${label}: ${noticeText(notice, place.language)}\n`);
  const page: Page = { id, image: read.value.image, lines: read.value.lines };
  for (const format of place.formats) {
    const text = write(io, page, read.value, format, place.stem);
    if (place.out === null) io.out(text);
    else {
      const path = join(place.out, fileName(place.stem, id, format));
      const written = await durableWrite(io.deps.disk, path, Buffer.from(text));
      if (!written.ok) throw new CliError(`${path}: ${written.error.message}`);
    }
  }
}

function write(
  io: CliIo,
  page: Page,
  { readings, account, leftOut }: RecognisedPage,
  format: RecogniseFormat,
  stem: string,
): string {
  switch (format) {
    case 'txt':
      return writePlainText([page]);
    case 'page':
      return writePageXml(page, {
        imageFilename: `${stem}-${page.id}.jpg`,
        creator: `Sverka ${io.version}`,
        createdUtc: io.deps.nowUtc(),
      });
    case 'json':
      return `${JSON.stringify({ version: 1, ...page, readings, account, leftOut }, null, 2)}\n`;
    default:
      return assertNever(format);
  }
}

function fileName(stem: string, id: string, format: RecogniseFormat): string {
  return `${stem}-${id}${ENDING[format]}`;
}

type Claim = { readonly release: () => Promise<void> };

/** Takes a page for this process by a file made exclusively; the claim of a process that died is taken over. */
async function claimPage(place: Place, id: string): Promise<Claim | 'done' | 'taken'> {
  const out = place.out ?? '';
  const files = place.formats.map((format) => join(out, fileName(place.stem, id, format)));
  if (await allExist(files)) return 'done';
  const path = join(out, `.${place.stem}-${id}.claim`);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return { release: () => unlink(path) };
    } catch {
      const pid = Number(await readFile(path, 'utf8').catch(() => ''));
      if (pid > 0 && isAlive(pid)) return 'taken';
      await unlink(path).catch(() => undefined);
    }
  }
  return 'taken';
}

async function allExist(files: readonly string[]): Promise<boolean> {
  for (const file of files) {
    const found = await stat(file).catch(() => null);
    if (found === null || found.size === 0) return false;
  }
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
