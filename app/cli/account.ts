import type { Language } from '../core/base/language';
import type { FailureCode } from '../core/base/failure-table';
import { failureText, reasonText } from '../core/base/failure-text';
import { pluralForm } from '../core/base/plural';
import type { Failure } from '../core/base/result';
import type { CliIo } from './io';
import { cliWord } from './words';

/** An input as a person knows it. `page` counts from 1 where it is a page of a file. */
export type InputPlace = { readonly file: string; readonly page?: number };

/**
 * Why there is no output, or an incomplete one: a failure's code, or `not-begun` (after a failure that all would meet),
 * `claimed` (another process has it), `incomplete` (something of the page did not come through). A program reads the
 * code, a person the reason, which is in their language.
 */
export type Why = {
  readonly code: FailureCode | 'not-begun' | 'claimed' | 'incomplete';
  readonly reason: string;
};

/** One input that gave no output, or an incomplete one, and why. */
export type Unfinished = InputPlace & Why;

/** An input with why it failed. A failure that is about another file, an output for one, names that too. */
export function reasonFor(input: InputPlace, failure: Failure, language: Language): Unfinished {
  const { file = input.file } = failure.params;
  const reason = file === input.file ? reasonText(failure, language) : failureText(failure, language);
  return { ...input, code: failure.code, reason };
}

/** The person ended the run. */
export function cancelled(language: Language): Why {
  return { code: 'cancelled', reason: cliWord('stopped', language) };
}

/**
 * What went into a run and what came of it: `inputs` = `outputs` + `failed` + `left`. An input is a page, or a file that
 * could not be opened.
 */
export type RunSummary = {
  readonly inputs: number;
  /** Pages whose outputs are there, by this run or one before. */
  readonly outputs: number;
  readonly failed: readonly Unfinished[];
  /** Pages that this run did not try: another process has them, or it was ended before. */
  readonly left: readonly Unfinished[];
  /** Pages whose outputs are there and of which something did not come through. */
  readonly incomplete: readonly Unfinished[];
  /** Files that were named more than once; they count as one input. */
  readonly repeated: readonly string[];
};

/** Takes down what comes of each input while a run goes on. */
export type Account = {
  readonly done: () => void;
  readonly fail: (one: Unfinished) => void;
  /** `isTold`: the progress has said so, and it need not be said again at the end. */
  readonly leave: (one: Unfinished, isTold?: boolean) => void;
  readonly lack: (one: Unfinished) => void;
  readonly summary: () => RunSummary;
  /** What was left and not told yet. */
  readonly untold: () => readonly Unfinished[];
};

export function openAccount(repeated: readonly string[] = []): Account {
  const failed: Unfinished[] = [];
  const left: Unfinished[] = [];
  const untold: Unfinished[] = [];
  const incomplete: Unfinished[] = [];
  let outputs = 0;
  return {
    done: () => void (outputs += 1),
    fail: (one) => void failed.push(one),
    leave: (one, isTold = false) => {
      left.push(one);
      if (!isTold) untold.push(one);
    },
    lack: (one) => void incomplete.push(one),
    summary: () => {
      const inputs = outputs + failed.length + left.length;
      return { inputs, outputs, failed, left, incomplete, repeated };
    },
    untold: () => untold,
  };
}

/**
 * Names what did not come through at the end of a run, a line each, and says how much did. Whoever closed the output has
 * read enough and need not be told what was left.
 */
export function tellSummary(io: CliIo, account: Account, language: Language, isClosed = false): void {
  const { inputs, outputs, failed, left, incomplete } = account.summary();
  const untold = isClosed ? [] : account.untold();
  for (const one of [...failed, ...incomplete]) io.err(unfinishedLine(one, language));
  for (const line of leftLines(untold, language)) io.err(line);
  if (failed.length + untold.length === 0 || inputs < 2 || isClosed) return;
  const forms = language === 'ru' ? ['листа', 'листов', 'листов'] : ['page', 'pages'];
  const total = `${inputs} ${pluralForm(inputs, forms, language)}`;
  io.err(
    language === 'ru'
      ? `sverka: готово ${outputs} из ${total}, с ошибкой: ${failed.length}, не читано: ${left.length}.\n`
      : `sverka: ${outputs} of ${total} done, ${failed.length} failed, ${left.length} left.\n`,
  );
}

/** A line for each file: a book that was stopped has hundreds of pages left. */
function leftLines(left: readonly Unfinished[], language: Language): readonly string[] {
  const byFile = new Map<string, Unfinished[]>();
  for (const one of left) {
    const key = JSON.stringify([one.file, one.reason]);
    byFile.set(key, [...(byFile.get(key) ?? []), one]);
  }
  return [...byFile.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length === 1 || first.page === undefined)
      return group.map((one) => unfinishedLine(one, language));
    const pages = ranges(group.map(({ page = 0 }) => page));
    const word = language === 'ru' ? 'листы' : 'pages';
    return [`sverka: ${first.file}: ${word} ${pages}: ${oneLine(first.reason)}\n`];
  });
}

/** `1–3, 7`. */
function ranges(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

export function unfinishedLine({ file, page, reason }: Omit<Unfinished, 'code'>, language: Language): string {
  const place = page === undefined ? file : `${file}: ${language === 'ru' ? 'лист' : 'page'} ${page}`;
  return `sverka: ${place}: ${oneLine(reason)}\n`;
}

function oneLine(message: string): string {
  return message.trim().replace(/\s*\n\s*/g, ' ');
}
