import { resolve } from 'node:path';
import type { ReferenceRole } from '../core/discrepancy/discrepancy';
import type { ReferenceText } from '../core/discrepancy/source-text';
import { namePair, type NamePair } from '../core/facts/project-aliases';
import { projectWord } from '../core/project-words';
import { nodeDisk } from '../node/fs';
import { loadProject } from '../node/project-file';
import { readReferences, readTextFile } from '../node/reference-file';
import type { NewReference } from '../node/project-create';
import { readProjectWords } from '../node/word-log';
import { CliError } from './io';

/** The text of `file` as given, line ends included, so that offsets are the file's own. */
export async function readText(file: string): Promise<string> {
  const read = await readTextFile(resolve(file));
  if (!read.ok) throw new CliError(`${file}: ${read.error.message}`);
  return read.value.text;
}

/** Names in both languages, one pair a line. Empty lines and lines that begin with # are left out. */
export async function readNames(file: string): Promise<readonly NamePair[]> {
  const lines = (await readText(file)).split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (/^\s*(?:#|$)/u.test(line)) return [];
    const [ru = '', en = ''] = line.split('=');
    const pair = namePair(ru, en);
    if (pair === null) throw new CliError(`${file}: line ${i + 1}: write a name as “Фын Си = Stalin”.`);
    return [pair];
  });
}

/** Words that are right: a project's own list, or a file with one a line; # begins a remark there, as in `readNames`. */
export async function readWords(file: string): Promise<readonly string[]> {
  const disk = nodeDisk();
  const project = await loadProject(disk, resolve(file));
  if (project.ok) {
    const words = await readProjectWords(disk, resolve(file));
    if (!words.ok) throw new CliError(`${file}: ${words.error.message}`);
    return words.value;
  }
  const lines = (await readText(file)).split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (/^\s*(?:#|$)/u.test(line)) return [];
    const word = projectWord(line);
    if (word === null) throw new CliError(`${file}: line ${i + 1}: write one word a line.`);
    return [word];
  });
}

/** Reference transcriptions, then translations, named as they were given. */
export async function readReferenceTexts(
  transcriptions: readonly string[],
  translations: readonly string[],
): Promise<readonly ReferenceText[]> {
  const texts: ReferenceText[] = [];
  for (const [file, role] of withRoles(transcriptions, translations)) {
    texts.push({ file, role, text: await readText(file) });
  }
  return texts;
}

/** The same for a new project: with their bytes. */
export async function readNewReferences(
  transcriptions: readonly string[],
  translations: readonly string[],
): Promise<readonly NewReference[]> {
  const references: NewReference[] = [];
  for (const [file, role] of withRoles(transcriptions, translations)) {
    const read = await readReferences(resolve(file), role);
    if (!read.ok) throw new CliError(`${file}: ${read.error.message}`);
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
