import { basename, resolve } from 'node:path';
import type { ReferenceRole } from '../core/project/project';
import type { ReferenceText } from '../core/discrepancy/align-texts/source-text';
import { namePair, type NamePair } from '../core/facts/names/project-aliases';
import { textNoteText, type FileNote, type TextNote } from '../core/formats/encoding/notes';
import { KIND_NAMES } from '../core/base/file-kinds';
import type { Language } from '../core/base/language';
import { failure, ok, type Result } from '../core/base/result';
import { notRussian } from '../core/text/reads-as-russian';
import { projectWord } from '../core/project/project-words';
import { readForeignHere, type ReadForeign, type ReadPdf } from '../node/project/foreign-page';
import { documentError } from '../core/formats/detect/refusals';
import { nodeDisk } from '../node/disk/fs';
import { loadProject } from '../node/project/project-file';
import {
  readBytes,
  readReferences,
  readTextBytes,
  type TextFile,
  type TextFileCode,
} from '../node/project/reference-file';
import type { NewReference } from '../node/project/project-create';
import { readProjectWords } from '../node/logs/word-log';
import { CliError, cliErrorIn, type CliIo } from './io';

/** How the files of one run are read, and what is to be said of how they were. */
export type Inputs = {
  readonly read: ReadForeign;
  readonly language: Language;
  /** The bytes of a file as it was named; `-` is the standard input. */
  readonly bytesOf: (file: string) => Promise<Result<Uint8Array, TextFileCode>>;
  /** Grows as files are read. */
  readonly notes: FileNote[];
};

const withoutPdf: ReadPdf = () => Promise.resolve(documentError('damaged-document'));

/** In the app files are parsed in its sandboxed engine window, in plain Node by the same parsers in this process. */
export function makeInputs(io: CliIo, language: Language): Inputs {
  const read = io.engine === null ? readForeignHere(io.readPdf ?? withoutPdf) : io.deps.readForeign;
  return { read, language, bytesOf: (file) => bytesOf(io, file), notes: [] };
}

/** A second `-` finds nothing any more: what was read once is kept. */
const taken = new WeakMap<CliIo, Promise<Uint8Array>>();

async function bytesOf(io: CliIo, file: string): Promise<Result<Uint8Array, TextFileCode>> {
  if (file !== '-' || io.stdin === undefined) return await readBytes(resolve(file));
  const standing = taken.get(io) ?? io.stdin();
  taken.set(io, standing);
  return ok(await standing);
}

/** Says what there is to say of the files that were read, a line each. */
export function tellNotes(io: CliIo, { notes, language }: Inputs): void {
  for (const { file, note } of notes) io.err(`${file}: ${textNoteText(note, language)}\n`);
}

/** The same for JSON. */
export function notesForJson({ notes, language }: Inputs): readonly object[] {
  return notes.map(({ file, note }) => ({ file, ...note, message: textNoteText(note, language) }));
}

/**
 * The text of `file`: of plain text as given, line ends included, so that offsets are the file's own; of pages and
 * documents their lines. Other files are refused by what they are.
 */
export async function readText(file: string, inputs: Inputs): Promise<string> {
  const bytes = await inputs.bytesOf(file);
  if (!bytes.ok) throw cliErrorIn(file, bytes.error);
  const read = await readTextBytes(bytes.value, file === '-' ? '' : basename(file), inputs.read);
  if (!read.ok) throw cliErrorIn(file, read.error);
  inputs.notes.push(...[...read.value.notes, ...layerNotes(read.value)].map((note) => ({ file, note })));
  // Old machines ended lines with a carriage return alone; offsets hold.
  return read.value.text.replace(/\r(?!\n)/g, '\n');
}

/** A PDF that is named as a text is taken at its word, but the person is told where that is not Russian. */
function layerNotes({ text, notes }: TextFile): readonly TextNote[] {
  const isPdf = notes.some((note) => note.code === 'read-as' && note.params.format === KIND_NAMES.pdf);
  return isPdf ? notesOfLayer(text) : [];
}

/** What there is to say of the text that a PDF holds beside its images. */
export function notesOfLayer(text: string): readonly TextNote[] {
  const doubt = notRussian(text);
  return doubt === null ? [] : [{ code: 'not-russian', params: doubt }];
}

/** Names in both languages, one pair a line. Empty lines and lines that begin with # are left out. */
export async function readNames(file: string, inputs: Inputs): Promise<readonly NamePair[]> {
  const lines = (await readText(file, inputs)).split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (/^\s*(?:#|$)/u.test(line)) return [];
    const [ru = '', en = ''] = line.split('=');
    const pair = namePair(ru, en);
    if (pair === null) throw new CliError(failure('bad-name-line', { file, line: i + 1 }));
    return [pair];
  });
}

/** Words that are right: a project's own list, or a file with one a line; # begins a remark there, as in `readNames`. */
export async function readWords(file: string, inputs: Inputs): Promise<readonly string[]> {
  const disk = nodeDisk();
  const project = await loadProject(disk, resolve(file));
  if (project.ok) {
    const words = await readProjectWords(disk, resolve(file));
    if (!words.ok) throw cliErrorIn(file, words.error);
    return words.value;
  }
  const lines = (await readText(file, inputs)).split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (/^\s*(?:#|$)/u.test(line)) return [];
    const word = projectWord(line);
    if (word === null) throw new CliError(failure('bad-word-line', { file, line: i + 1 }));
    return [word];
  });
}

/** Reference transcriptions, then translations, named as they were given. */
export async function readReferenceTexts(
  transcriptions: readonly string[],
  translations: readonly string[],
  inputs: Inputs,
): Promise<readonly ReferenceText[]> {
  const texts: ReferenceText[] = [];
  for (const [file, role] of withRoles(transcriptions, translations)) {
    texts.push({ file, role, text: await readText(file, inputs) });
  }
  return texts;
}

/** The same for a new project: with their bytes. */
export async function readNewReferences(
  transcriptions: readonly string[],
  translations: readonly string[],
  inputs: Inputs,
): Promise<readonly NewReference[]> {
  const references: NewReference[] = [];
  for (const [file, role] of withRoles(transcriptions, translations)) {
    const read = await readReferences(resolve(file), role, inputs.read);
    if (!read.ok) throw cliErrorIn(file, read.error);
    inputs.notes.push(...read.value.flatMap(({ notes = [] }) => notes.map((note) => ({ file, note }))));
    references.push(...read.value);
  }
  return references;
}

function withRoles(
  transcriptions: readonly string[],
  translations: readonly string[],
): readonly (readonly [string, ReferenceRole])[] {
  return [
    ...transcriptions.map((file) => [file, 'transcription'] as const),
    ...translations.map((file) => [file, 'translation'] as const),
  ];
}
