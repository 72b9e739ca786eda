import { join, resolve } from 'node:path';
import type { Language } from '../core/base/language';
import { failure } from '../core/base/result';
import type { WrittenFormat } from '../core/formats/write/written-formats';
import { makeParents } from '../node/review/new-review';
import { planBatch, type BatchTask } from './batch-plan';
import { readBatchRecord, sweepBatch, writeBatchFile, type BatchRecord } from './batch-record';
import { summarise, summaryTable } from './batch-summary';
import { runTask, type BatchWork, type TaskEnd } from './batch-task';
import { CliError, cliErrorIn, EXIT, type CliIo } from './io';
import { progressBar } from './progress';
import { cliWord } from './words';

export type BatchOptions = {
  readonly out: string;
  readonly format: WrittenFormat;
  /** False where scans are left alone. */
  readonly recognise: boolean;
  readonly plan?: boolean;
  readonly task?: readonly string[];
  readonly collect?: boolean;
  readonly print: 'text' | 'json';
  readonly language: Language;
};

/**
 * `sverka batch`: every document of a folder into another folder. What is done already is passed over, so a run that was
 * ended is taken up again. `--plan` prints the tasks, `--task` does the named ones and `--collect` sums them up, for
 * engines that spread work over many machines.
 */
export async function runBatch(io: CliIo, folder: string, options: BatchOptions): Promise<number> {
  const { format, language } = options;
  const [root, out] = [resolve(folder), resolve(options.out)];
  const planned = await planBatch(root, out, options.recognise);
  if (!planned.ok) throw cliErrorIn(folder, planned.error);
  const tasks = planned.value;
  const work: BatchWork = { io, root, out, format, language };
  if (options.plan === true) return printPlan(io, tasks);
  if (options.task !== undefined) return await runNamed(work, tasks, options.task);
  if (options.collect !== true) await runAll(work, tasks);
  return await collect(work, tasks, options);
}

function printPlan(io: CliIo, tasks: readonly BatchTask[]): number {
  for (const task of tasks) io.out(`${JSON.stringify({ version: 1, ...task })}\n`);
  return EXIT.done;
}

/** One after the other; each is whole before the next begins, and a name that is no task's ends it before the first. */
async function runNamed(
  work: BatchWork,
  tasks: readonly BatchTask[],
  ids: readonly string[],
): Promise<number> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const named = ids.map((id) => {
    const task = byId.get(id);
    if (task === undefined) throw new CliError(failure('no-such-task', { id }));
    return task;
  });
  const failed: TaskEnd[] = [];
  for (const task of named) {
    if (work.io.signal?.aborted === true) return EXIT.stopped;
    const end = await runTask(work, task);
    if (!end.ok) throw cliErrorIn(task.path, end.error);
    const { record, isNew } = end.value;
    work.io.err(`${task.path}: ${endOf(record, isNew, work.language)}\n`);
    if (record.failed !== null) failed.push(end.value);
  }
  if (failed.length === 0) return EXIT.done;
  return failed.some(({ isForNow }) => isForNow) ? EXIT.again : EXIT.wrong;
}

function endOf({ failed, problems, words }: BatchRecord, isNew: boolean, language: Language): string {
  if (failed !== null) return failed.replace(/\s*\n\s*/g, ' ');
  if (!isNew) return cliWord('alreadyDone', language);
  return cliWord('taskDone', language, { words: String(words), problems: String(problems) });
}

async function runAll(work: BatchWork, tasks: readonly BatchTask[]): Promise<void> {
  const { io, language } = work;
  const tell = progressBar(io, tasks.length);
  for (const [i, task] of tasks.entries()) {
    if (io.signal?.aborted === true || io.isOutputClosed?.() === true) return;
    const end = await runTask(work, task);
    if (!end.ok) throw cliErrorIn(task.path, end.error);
    const { record, isNew } = end.value;
    tell(i + 1, `${task.path}: ${endOf(record, isNew, language)}`);
  }
}

async function collect(
  { io, out, format, language }: BatchWork,
  tasks: readonly BatchTask[],
  { print }: BatchOptions,
): Promise<number> {
  const records = new Map<string, BatchRecord>();
  for (const { id } of tasks) {
    const record = await readBatchRecord(io.deps.disk, out, id);
    if (record?.format === format) records.set(id, record);
  }
  const summary = summarise(tasks, records, format);
  const json = `${JSON.stringify(summary, null, 2)}\n`;
  const made = await makeParents(io.deps, out);
  if (!made.ok) throw cliErrorIn(out, made.error);
  const written = await writeBatchFile(io.deps.disk, out, join(out, 'summary.json'), Buffer.from(json));
  if (!written.ok) throw cliErrorIn(out, written.error);
  await sweepBatch(out, Date.parse(io.deps.nowUtc()));
  io.out(print === 'json' ? json : summaryTable(summary, language));
  if (io.signal?.aborted === true) return EXIT.stopped;
  return summary.failed + summary.left.length > 0 ? EXIT.wrong : EXIT.done;
}
