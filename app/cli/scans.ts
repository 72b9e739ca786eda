import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Language, Template } from '../core/discrepancy/messages';
import type { RecognitionState } from '../node/recognition-job';
import type { CliIo } from './io';

/** A scan as it was named on the command line. */
export type GivenFile = { readonly file: string; readonly path: string };

/** The scans that were named, each path once, in order; and those that were named again. */
export function givenFiles(files: readonly string[]): {
  readonly given: readonly GivenFile[];
  readonly repeated: readonly string[];
} {
  const byPath = new Map<string, string>();
  const repeated: string[] = [];
  for (const file of files) {
    const path = resolve(file);
    if (byPath.has(path)) repeated.push(file);
    else byPath.set(path, file);
  }
  return { given: [...byPath].map(([path, file]) => ({ file, path })), repeated };
}

/** Why a file cannot be a scan before anything is opened, or null. */
export async function whyNoScan({ path }: GivenFile, language: Language): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return NO_FILE[language];
  return found.isDirectory() ? A_FOLDER[language] : null;
}

const NO_FILE: Template = {
  en: 'There is no such file. Check the name and the folder.',
  ru: 'Такого файла нет. Проверьте имя и папку.',
};
const A_FOLDER: Template = {
  en: 'This is a folder. Name the scans in it.',
  ru: 'Это папка. Назовите сканы в ней.',
};

/** Says how far recognition has come: one line that overwrites itself on a terminal, else one line a page. */
export function progressTeller(io: CliIo): (state: RecognitionState) => void {
  let said = '';
  return (state) => {
    const { pagesDone, pagesTotal, pageProgress } = state;
    const share = (pagesDone + (pagesDone < pagesTotal ? pageProgress : 0)) / Math.max(1, pagesTotal);
    const percent = `${String(Math.round(share * 100)).padStart(3)} %  `;
    const line = `${io.isTerminal ? `\r${percent}` : ''}${pagesDone}/${pagesTotal}${io.isTerminal ? '' : '\n'}`;
    if (line !== said) io.err(line);
    said = line;
  };
}
