import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Language } from '../core/base/language';
import { reasonText } from '../core/base/failure-text';
import { fail, ok, type Failure, type Result } from '../core/base/result';
import { openText } from '../core/formats/open-text';
import { PLAIN_OPTIONS, type TextOptions } from '../core/formats/write/text-options';
import { writeOne, writeWhole, type WriteOptions } from '../core/formats/write/write-format';
import { isPageFormat, WRITTEN_ENDINGS, type WrittenFormat } from '../core/formats/write/written-formats';
import { baseName } from '../core/import/import-doubts';
import type { Page } from '../core/page/transcription';
import { decodeBytes } from '../node/disk/decode-bytes';
import { sha256Hex } from '../node/disk/hash';
import { readBytes } from '../node/project/reference-file';
import { makeParents } from '../node/review/new-review';
import { titleOf, type BatchTask } from './batch-plan';
import { readBatchRecord, writeBatchFile, writeBatchRecord, type BatchRecord } from './batch-record';
import { stateOfOutput } from './finished';
import { makeInputs } from './input';
import type { CliIo } from './io';
import { holdScan } from './open-scans';

export type BatchWork = {
  readonly io: CliIo;
  readonly root: string;
  readonly out: string;
  readonly format: WrittenFormat;
  readonly language: Language;
};

/** What doing a task gives beside its outputs. */
export type Made = Pick<BatchRecord, 'pages' | 'words' | 'problems'>;

/** Writes an output, by its path from the output folder, and takes down its hash. */
export type Put = (file: string, bytes: Uint8Array) => Promise<Result<null>>;

/**
 * `isNew`: done by this run, not by one before with nothing changed since. `isForNow`: it failed by what the machine was short
 * of, not by its document, and may be tried again.
 */
export type TaskEnd = {
  readonly record: BatchRecord;
  readonly isNew: boolean;
  readonly isForNow: boolean;
};

/**
 * Does one task unless it is done. Outputs appear whole or not at all and depend on the input alone, so a task that is
 * killed, or done twice at once, harms nothing. An output that somebody changed is never written over.
 */
export async function runTask(work: BatchWork, task: BatchTask): Promise<Result<TaskEnd>> {
  const { io, out, format, language } = work;
  const { disk } = io.deps;
  const folder = await makeParents(io.deps, out);
  if (!folder.ok) return folder;
  const input = await inputHash(work, task);
  const about = {
    version: 1,
    id: task.id,
    kind: task.kind,
    path: task.path,
    format,
    program: io.version,
  } as const;
  const nothing = { outputs: {}, pages: 0, words: 0, problems: 0 };
  const old = await readBatchRecord(disk, out, task.id);
  const standing = old === null || !input.ok ? 'anew' : await standingOf(work, old, input.value);
  if (standing === 'done' && old !== null) return ok({ record: old, isNew: false, isForNow: false });
  const outputs: Record<string, string> = {};
  const put: Put = async (file, bytes) => {
    const written = await writeOutput(work, file, bytes);
    if (written.ok) outputs[file] = sha256Hex(bytes);
    return written;
  };
  const isEdited = standing === 'edited';
  const made = isEdited ? fail('edited-output', { file: join(out, task.out) }) : await make(work, task, put);
  const record: BatchRecord = {
    ...about,
    ...nothing,
    input: input.ok ? input.value : '',
    ...(made.ok ? { ...made.value, outputs } : {}),
    failed: made.ok ? null : reasonText(made.error, language),
  };
  // Who edited the output keeps the record of what was written there.
  const end = { record, isNew: true, isForNow: !made.ok && isForNow(made.error) };
  if (isEdited) return ok(end);
  const other = made.ok || !input.ok ? null : await doneMeanwhile(work, task, input.value);
  if (other !== null) return ok(other);
  const kept = await writeBatchRecord(disk, out, record);
  return kept.ok ? ok(end) : kept;
}

/** Reasons that lie with the machine as often as with the document: an engine that stopped, or had too little time or memory. */
const FOR_NOW: readonly Failure['code'][] = ['engine-failed', 'too-slow', 'too-much-memory'];

function isForNow({ code }: Failure): boolean {
  return FOR_NOW.includes(code);
}

/** What another run of the task has done while this one failed; a failure is not put in its place. */
async function doneMeanwhile(work: BatchWork, { id }: BatchTask, input: string): Promise<TaskEnd | null> {
  const record = await readBatchRecord(work.io.deps.disk, work.out, id);
  if (record === null || (await standingOf(work, record, input)) !== 'done') return null;
  return { record, isNew: false, isForNow: false };
}

async function standingOf(
  { io, out, format }: BatchWork,
  record: BatchRecord,
  input: string,
): Promise<'done' | 'edited' | 'anew'> {
  const states = [];
  for (const [file, sha256] of Object.entries(record.outputs))
    states.push(await stateOfOutput(io.deps.disk, join(out, file), sha256));
  const isSame = record.input === input && record.format === format && record.program === io.version;
  if (isSame && record.failed === null && !states.includes('missing')) return 'done';
  return states.includes('changed') ? 'edited' : 'anew';
}

/** Of a project the hash of its current versions, else of the file. */
async function inputHash(work: BatchWork, task: BatchTask): Promise<Result<string>> {
  if (task.kind === 'project') return await (await import('./batch-project')).projectHash(work, task);
  const bytes = await readFile(resolve(work.root, task.path)).catch(() => null);
  return bytes === null ? fail('missing') : ok(createHash('sha256').update(bytes).digest('hex'));
}

async function writeOutput({ io, out }: BatchWork, file: string, bytes: Uint8Array): Promise<Result<null>> {
  const path = join(out, file);
  const made = await makeParents(io.deps, dirname(path));
  return made.ok ? await writeBatchFile(io.deps.disk, out, path, bytes) : made;
}

async function make(work: BatchWork, task: BatchTask, put: Put): Promise<Result<Made>> {
  switch (task.kind) {
    case 'project':
      return await (await import('./batch-project')).makeOfProject(work, task, put);
    case 'text':
      return await makeOfText(work, task, put);
    case 'scan':
      return await makeOfScan(work, task, put);
  }
}

/** Doubtful words are those that a machine is right about less often than this. */
const DOUBT_BELOW = 0.6;

function figuresOf(pages: readonly Page[]): Made {
  const lines = pages.flatMap((page) => page.lines);
  const words = lines.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  const isDoubtful = (confidence: number | null) => confidence !== null && confidence < DOUBT_BELOW;
  const doubtful = lines.reduce(
    (sum, line) => sum + line.words.filter(({ confidence }) => isDoubtful(confidence)).length,
    0,
  );
  return { pages: pages.length, words, problems: doubtful };
}

async function makeOfText(work: BatchWork, task: BatchTask, put: Put): Promise<Result<Made>> {
  const { io, root, format, language } = work;
  const path = resolve(root, task.path);
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const opened = openText(bytes.value, basename(path), decodeBytes);
  if (!opened.ok) return opened;
  const read = await makeInputs(io, language).read(opened.value.file);
  if (!read.ok) return read;
  const { pages, pictures, account } = read.value;
  const figures = figuresOf(pages);
  const problems = figures.problems + account.lost + account.invented;
  const names = new Map(pages.map(({ id }, i) => [id, baseName(pictures[i]?.fileName ?? '')]));
  // A file that is of the format already goes through as it is.
  const written =
    read.value.format === format
      ? await put(`${task.out}${WRITTEN_ENDINGS[format]}`, bytes.value)
      : await putPages(work, task, pages, {
          put,
          nameOf: ({ id }) => names.get(id) || `${titleOf(task)}.jpg`,
        });
  return written.ok ? ok({ ...figures, problems }) : written;
}

async function makeOfScan(work: BatchWork, task: BatchTask, put: Put): Promise<Result<Made>> {
  const { io, root } = work;
  if (io.engine === null) return fail('needs-app');
  const held = await holdScan(io.engine(), resolve(root, task.path), undefined);
  if (!held.ok) return held;
  const pages: Page[] = [];
  let leftOut = 0;
  try {
    for (let index = 0; index < held.value.pageCount; index += 1) {
      const signal = io.signal === undefined ? {} : { signal: io.signal };
      const read = await held.value.recognisePage(index, {
        readings: 1,
        onProgress: () => undefined,
        ...signal,
      });
      if (!read.ok) return read;
      const { image, lines } = read.value;
      leftOut += read.value.leftOut?.length ?? 0;
      pages.push({ id: String(index + 1).padStart(4, '0'), image, lines });
    }
  } finally {
    await held.value.close();
  }
  const figures = figuresOf(pages);
  const written = await putPages(work, task, pages, {
    ...{ put, nameOf: () => basename(task.path), text: PLAIN_OPTIONS },
  });
  return written.ok ? ok({ ...figures, problems: figures.problems + leftOut }) : written;
}

type Putting = {
  readonly put: Put;
  readonly nameOf: (page: Page) => string;
  readonly text?: TextOptions;
};

/** The pages in the format; `nameOf`: the picture of each as other programs look for it. */
async function putPages(
  { io, root, format }: BatchWork,
  task: BatchTask,
  pages: readonly Page[],
  { put, nameOf, text }: Putting,
): Promise<Result<null>> {
  // The moment of the input, so that a task done twice writes the same bytes.
  const { mtime } = await stat(resolve(root, task.path));
  const creator = `Sverka ${io.version}`;
  const options: WriteOptions = {
    ...{ title: titleOf(task), archival: null, creator, author: creator },
    ...{ createdUtc: mtime.toISOString(), imageFilename: nameOf },
    ...(text === undefined ? {} : { text }),
  };
  const ending = WRITTEN_ENDINGS[format];
  if (!isPageFormat(format)) {
    const whole = await writeWhole(pages, format, options);
    return await put(`${task.out}${ending}`, typeof whole === 'string' ? Buffer.from(whole) : whole);
  }
  for (const page of pages) {
    const name = pages.length === 1 ? task.out : `${task.out}-${page.id}`;
    const written = await put(`${name}${ending}`, Buffer.from(writeOne(page, format, options)));
    if (!written.ok) return written;
  }
  return ok(null);
}
