import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  evaluatePages,
  pagePairs,
  type DocumentEvaluation,
  type PagePair,
  type Scores,
} from '../core/evaluate/evaluate';
import { readText } from './input';
import { CliError, type CliIo } from './io';

/** Pages that the text form lists. */
const MOST_PAGES = 20;

/** `sverka evaluate`: error rates of a text against its truth, with what was folded away first. */
export async function runEvaluate(
  io: CliIo,
  text: string,
  truth: string,
  format: 'text' | 'json',
): Promise<void> {
  const evaluation = evaluatePages(await readPages(text, truth));
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, ...evaluation }, null, 2)}\n`);
  else io.out(shown(evaluation));
}

/** Two files, whose pages form feeds part; or two folders with files of the same names, a page each. */
async function readPages(text: string, truth: string): Promise<readonly PagePair[]> {
  const areFolders = [await isFolder(text), await isFolder(truth)];
  if (areFolders[0] !== areFolders[1])
    throw new CliError(`${text}, ${truth}: give two files, or two folders with files of the same names.`);
  if (areFolders[0] !== true) return pagePairs(await readText(text), await readText(truth));
  const names = (await readdir(resolve(truth))).filter((name) => name.endsWith('.txt')).sort();
  if (names.length === 0) throw new CliError(`${truth}: holds no .txt file. Name the folder of the pages.`);
  const pages: PagePair[] = [];
  for (const name of names) {
    const page = { text: await readText(join(text, name)), truth: await readText(join(truth, name)) };
    pages.push({ name, ...page });
  }
  return pages;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(resolve(path))).isDirectory();
  } catch {
    return false;
  }
}

function shown({ exact, folded, pages, confusions }: DocumentEvaluation): string {
  const parts = [row('exact', exact), row('folded', folded)];
  const [only] = pages;
  if (pages.length === 1 && only?.name.includes('≠') === true)
    parts.push(`\npages ${only.name}: as they do not pair, the texts were compared whole\n`);
  if (pages.length > 1) {
    parts.push(`\nworst pages (${Math.min(MOST_PAGES, pages.length)} of ${pages.length})\n`);
    for (const page of pages.slice(0, MOST_PAGES))
      parts.push(`  ${page.name.padEnd(16)} ${rates(page.exact)}\n`);
  }
  if (confusions.length > 0) {
    parts.push('\nmost frequent confusions, text → truth\n');
    const shownSign = (sign: string) => (sign === '' ? '∅' : sign === ' ' ? '␣' : sign);
    parts.push(
      `  ${confusions.map(({ here, there, count }) => `${shownSign(here)} → ${shownSign(there)} ${count}`).join(', ')}\n`,
    );
  }
  return parts.join('');
}

function row(name: string, scores: Scores): string {
  return `${name.padEnd(7)} ${rates(scores)}  after ${scores.normalisation.join(', ')}\n`;
}

function rates({ cer, wer }: Scores): string {
  return `CER ${cer.rate.toFixed(4)} (${cer.edits}/${cer.truthLength})  WER ${wer.rate.toFixed(4)} (${wer.edits}/${wer.truthLength})`;
}
