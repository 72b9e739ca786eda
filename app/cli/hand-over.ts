import { resolve } from 'node:path';
import type { Language } from '../core/base/language';
import type { TheirSheets } from '../core/project/their-sheets';
import { handOver } from '../node/archive/hand-over';
import { takeBackWork } from '../node/archive/take-back';
import { openHandedOver } from '../node/archive/unpack-archive';
import type { ArchiveWork } from '../node/archive/archive-work';
import { openProject } from '../node/project/project-store';
import { makeParents } from '../node/review/new-review';
import { CliError, cliErrorIn, EXIT, type CliIo } from './io';
import { cliWord } from './words';

export type HandOverOptions = {
  readonly out: string;
  readonly format: 'text' | 'json';
  readonly language: Language;
};
export type TakeBackOptions = Omit<HandOverOptions, 'out'> & { readonly who: string };

/** `sverka hand-over`: a whole project in one file that has been read back. Exit 2 where a file could not go along. */
export async function runHandOver(
  io: CliIo,
  project: string,
  { out, format, language }: HandOverOptions,
): Promise<number> {
  const done = await handOver(io.deps.disk, resolve(project), resolve(out), workOf(io));
  if (!done.ok) throw cliErrorIn(project, done.error);
  const { files, leftOut } = done.value;
  if (format === 'json') printJson(io, { file: out, ...done.value });
  else io.out(`${cliWord('handedOver', language, { file: out, files: String(files) })}\n`);
  tellList(io, 'notHandedOver', 'files', leftOut, language);
  return leftOut.length > 0 ? EXIT.wrong : EXIT.done;
}

/** `sverka unpack`: a handed-over project as a folder, checked. Exit 1 where it had lost something before. */
export async function runUnpack(
  io: CliIo,
  file: string,
  { out, format, language }: HandOverOptions,
): Promise<number> {
  const { disk, codec } = io.deps;
  const parent = await makeParents(io.deps, resolve(out));
  if (!parent.ok) throw new CliError(parent.error);
  const done = await openHandedOver(disk, codec, resolve(file), resolve(out), workOf(io));
  if (!done.ok) throw cliErrorIn(file, done.error);
  const { folder, lost } = done.value;
  if (format === 'json') printJson(io, { folder, lost });
  else io.out(`${cliWord('unpacked', language, { folder })}\n`);
  tellList(io, 'unpackedLost', 'files', lost, language);
  return lost.length > 0 ? EXIT.found : EXIT.done;
}

/** `sverka take-back`: a colleague's work becomes part of the project. Exit 2 where something of it was left out. */
export async function runTakeBack(
  io: CliIo,
  project: string,
  from: string,
  { who, format, language }: TakeBackOptions,
): Promise<number> {
  const opened = await openProject(io.deps, resolve(project));
  if (!opened.ok) throw cliErrorIn(project, opened.error);
  const store = opened.value;
  try {
    const done = await takeBackWork(io.deps, store, resolve(from), { who, label: from }, workOf(io));
    if (!done.ok) throw cliErrorIn(from, done.error);
    const { versions, records, newerPageIds, mergedPageIds, besidePageIds, addedPageIds } = done.value;
    const { leftOutPageIds, damagedFiles } = done.value;
    const counts = {
      ...{ versions, records, newer: newerPageIds.length, merged: mergedPageIds.length },
      ...{ beside: besidePageIds.length, added: addedPageIds.length },
    };
    const shown = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)]));
    if (format === 'json') printJson(io, done.value);
    else io.out(`${cliWord('backSum', language, shown)}\n`);
    tellList(io, 'backBeside', 'pages', besidePageIds, language);
    tellList(io, 'backLeftOut', 'pages', leftOutPageIds, language);
    tellList(io, 'backDamaged', 'files', damagedFiles, language);
    tellSheets(io, done.value.sheets, language);
    return leftOutPageIds.length + damagedFiles.length > 0 ? EXIT.wrong : EXIT.done;
  } finally {
    await store.close();
  }
}

/** Order, names and removals of sheets are for a person to take over, in the window. */
function tellSheets(io: CliIo, sheets: TheirSheets | null, language: Language): void {
  if (sheets === null) return;
  const list = (ids: readonly string[]) => (ids.length === 0 ? '–' : ids.join(', '));
  const shown = { removed: list(sheets.removedPageIds), named: list(sheets.namedPageIds) };
  const order = cliWord(sheets.isReordered ? 'yes' : 'no', language);
  io.err(`${cliWord('backSheets', language, { ...shown, order })}\n`);
}

function workOf({ signal }: CliIo): ArchiveWork {
  return { onProgress: () => undefined, signal: signal ?? new AbortController().signal };
}

function printJson(io: CliIo, value: object): void {
  io.out(`${JSON.stringify({ version: 1, ...value }, null, 2)}\n`);
}

function tellList(
  io: CliIo,
  key: Parameters<typeof cliWord>[0],
  place: 'files' | 'pages',
  names: readonly string[],
  language: Language,
): void {
  if (names.length > 0) io.err(`${cliWord(key, language, { [place]: names.join(', ') })}\n`);
}
