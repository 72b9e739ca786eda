import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RecognitionState } from '../node/recognition-job';
import { CliError } from './io';

/** The absolute path of a scan that is there and not a folder. */
export async function existingFile(file: string): Promise<string> {
  const path = resolve(file);
  const found = await stat(path).catch(() => null);
  if (found === null) throw new CliError(`${file}: There is no such file. Check the name and the folder.`);
  if (found.isDirectory()) throw new CliError(`${file}: This is a folder. Name the scans in it.`);
  return path;
}

/** One line that overwrites itself on a terminal. */
export function progressLine(state: RecognitionState): string {
  const share =
    (state.pagesDone + (state.pagesDone < state.pagesTotal ? state.pageProgress : 0)) / state.pagesTotal;
  return `\r${String(Math.round(share * 100)).padStart(3)} %  ${state.pagesDone}/${state.pagesTotal}`;
}
