import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RecognitionState } from '../node/recognition-job';
import { CliError, type CliIo } from './io';

/** The absolute path of a scan that is there and not a folder. */
export async function existingFile(file: string): Promise<string> {
  const path = resolve(file);
  const found = await stat(path).catch(() => null);
  if (found === null) throw new CliError(`${file}: There is no such file. Check the name and the folder.`);
  if (found.isDirectory()) throw new CliError(`${file}: This is a folder. Name the scans in it.`);
  return path;
}

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
