import { basename, join } from 'node:path';
import type { RecognisedPage } from '../core/recognise/engine';
import { noticeOf, type SheetNotice } from '../core/recognise/notice';
import { fail, failure, ok, type Failure, type Result } from '../core/base/result';
import { attempt, type DiskResult } from '../node/disk/disk-error';
import { durableWrite } from '../node/disk/durable-write';
import { sha256Hex } from '../node/disk/hash';
import { makeParents } from '../node/review/new-review';
import type { RunSummary } from './account';
import { claim, type Claimant } from './claim-file';
import {
  claimName,
  identify,
  makeRecords,
  readRecord,
  stateOfOutput,
  writeRecord,
  type PageRecord,
  type ScanIdentity,
} from './finished';
import type { CliIo } from './io';
import type { RecogniseOptions } from './options';
import { contentOf, fileName, idOf, jsonOf, pageOf, type Source } from './page-contents';
import type { GivenFile } from './scans';
import type { Why } from './account';
import { cliWord } from './words';

/** A scan with what its outputs may be called. */
export type NamedFile = GivenFile & {
  /** How it is called in the progress. */
  readonly label: string;
  readonly candidates: readonly string[];
  /** The first of the candidates that no other scan of the run has. */
  readonly first: number;
};

/** What is known of a page before it is read: nothing need be done, or not by this run, or it may be read. */
export type Begun =
  | { readonly kind: 'done'; readonly said: string; readonly notice: SheetNotice | null }
  | { readonly kind: 'left'; readonly said: string; readonly why: Why }
  | { readonly kind: 'failed'; readonly error: Failure }
  | {
      readonly kind: 'read';
      /** Why a page is read that was read before; null for a new one. */
      readonly said: string | null;
      readonly write: (read: RecognisedPage) => Promise<Result<null>>;
      readonly release: () => Promise<void>;
    };

/** Where the pages of one scan go; `index` counts from 0. */
export type ScanOutputs = { readonly begin: (index: number) => Promise<Begun> };

/** Where the outputs of a run go: to a folder, or to the standard output. */
export type Place = {
  readonly openScan: (file: NamedFile, pageCount: number) => Promise<Result<ScanOutputs>>;
  /** Told once, after the last page. */
  readonly end: (summary: RunSummary) => void;
};

/** Texts one after the other; JSON as one value: the page where there is one, else all of them under `pages`. */
export function outputPlace(io: CliIo, { format }: RecogniseOptions): Place {
  const pages: object[] = [];
  const isJson = format[0] === 'json';
  const write = async (source: Source, name: string, read: RecognisedPage): Promise<Result<null>> => {
    const page = pageOf(source, read);
    if (isJson) pages.push(jsonOf(page, read, source));
    else for (const one of format) io.out(contentOf(io, page, read, one, source, name));
    return await Promise.resolve(ok(null));
  };
  return {
    openScan: async ({ file, path }, pageCount) => {
      if (format.includes('page') && pageCount > 1) return fail('one-page');
      const begin = (index: number): Promise<Begun> =>
        Promise.resolve({
          kind: 'read',
          said: null,
          write: (read) => write({ file, page: index + 1, pages: pageCount }, basename(path), read),
          release: () => Promise.resolve(),
        });
      return await Promise.resolve(ok({ begin }));
    },
    end: (summary) => {
      if (!isJson) return;
      const [only] = pages;
      const isOne = summary.inputs === 1 && only !== undefined;
      io.out(`${JSON.stringify(isOne ? { ...only, summary } : { version: 1, pages, summary }, null, 2)}\n`);
    },
  };
}

type Folder = {
  readonly io: CliIo;
  readonly options: RecogniseOptions;
  readonly out: string;
  readonly claimant: Claimant;
};

/** Files in `out`, which is made when the first scan could be opened. */
export function folderPlace(io: CliIo, options: RecogniseOptions, out: string): Place {
  const folder: Folder = { io, options, out, claimant: io.deps };
  let making: Promise<Result<null>> | null = null;
  return {
    openScan: async (file, pageCount) => {
      making ??= makeOut(folder);
      const made = await making;
      if (!made.ok) return made;
      const scan = await attempt(file.path, () => identify(out, file.path));
      if (!scan.ok) return scan;
      const name = await claimName(folder.claimant, out, scan.value, file.candidates, file.first);
      if (!name.ok) return name;
      const outputs = { name: name.value, scan: scan.value, fileName: basename(file.path), pageCount };
      return ok({ begin: (index) => begin(folder, outputs, index) });
    },
    end: () => undefined,
  };
}

async function makeOut({ io, out }: Folder): Promise<Result<null>> {
  const made = await makeParents(io.deps, out);
  return made.ok ? await makeRecords(io.deps.disk, out) : made;
}

type ScanInFolder = {
  readonly name: string;
  readonly scan: ScanIdentity;
  readonly fileName: string;
  readonly pageCount: number;
};

/** Claims a page for this process, unless it is done. */
async function begin(folder: Folder, scan: ScanInFolder, index: number): Promise<Begun> {
  const { out, claimant, options } = folder;
  const id = idOf(index);
  const before = await standing(folder, scan, id);
  if (before.kind !== 'read') return before;
  const path = join(out, `.${scan.name}-${id}.claim`);
  const claimed = await claim(claimant, path);
  if (!claimed.ok) return { kind: 'failed', error: claimed.error };
  if (claimed.value === 'taken') {
    const said = cliWord('taken', options.language);
    const reason = cliWord('takenWhy', options.language, { claim: path });
    return { kind: 'left', said, why: { code: 'claimed', reason } };
  }
  const { release } = claimed.value;
  // Another process may have done it between the look and the claim.
  const now = await standing(folder, scan, id);
  if (now.kind !== 'read') {
    await release();
    return now;
  }
  return { ...now, write: (read) => writeAll(folder, scan, index, read), release };
}

type Standing =
  Extract<Begun, { kind: 'done' | 'failed' }> | { readonly kind: 'read'; readonly said: string | null };

/** Whether a page's outputs are there, and made of this scan with these options. */
async function standing({ io, out, options }: Folder, scan: ScanInFolder, id: string): Promise<Standing> {
  const { language, format, readings } = options;
  const { disk } = io.deps;
  const record = await readRecord(disk, out, scan.name, id);
  if (record === null) return { kind: 'read', said: null };
  const states = [];
  for (const one of format) {
    const file = fileName(scan.name, id, one);
    states.push({ file, state: await stateOfOutput(disk, join(out, file), record.files[file]) });
  }
  const isSame = record.scan.sha256 === scan.scan.sha256 && record.readings === readings;
  const edited = states.find(({ state }) => state === 'changed');
  const isThere = states.every(({ file, state }) => state !== 'missing' && file in record.files);
  if (isSame && isThere) {
    const said = cliWord(edited === undefined ? 'alreadyDone' : 'changedSince', language);
    return { kind: 'done', said, notice: record.notice };
  }
  if (edited !== undefined) {
    return { kind: 'failed', error: failure('edited-output', { file: join(out, edited.file) }) };
  }
  if (isSame) return { kind: 'read', said: null };
  const isOther = record.scan.sha256 !== scan.scan.sha256;
  return { kind: 'read', said: cliWord(isOther ? 'scanChanged' : 'otherOptions', language) };
}

async function writeAll(
  { io, out, options }: Folder,
  { name, scan, fileName: scanName, pageCount }: ScanInFolder,
  index: number,
  read: RecognisedPage,
): Promise<DiskResult<null>> {
  const { disk } = io.deps;
  const id = idOf(index);
  const source = { file: scan.path, page: index + 1, pages: pageCount, sha256: scan.sha256 };
  const page = pageOf(source, read);
  const old = await readRecord(disk, out, name, id);
  const isSame = old?.scan.sha256 === scan.sha256 && old.readings === options.readings;
  const files: Record<string, string> = isSame ? { ...old.files } : {};
  for (const format of options.format) {
    const file = fileName(name, id, format);
    const bytes = Buffer.from(contentOf(io, page, read, format, source, scanName));
    const written = await durableWrite(disk, join(out, file), bytes);
    if (!written.ok) return written;
    files[file] = sha256Hex(bytes);
  }
  const { readings } = options;
  const record: PageRecord = { version: 1, scan, readings, files, notice: noticeOf(read) };
  return await writeRecord(disk, out, name, id, record);
}
