import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  evaluatePages,
  pagePairs,
  type DocumentEvaluation,
  type PagePair,
  type Scores,
} from '../core/evaluate/evaluate';
import { TEXT_ENDINGS } from '../core/formats/index';
import { makeInputs, notesForJson, readText, tellNotes, type Inputs } from './input';
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
  const inputs = makeInputs(io, io.language);
  const evaluation = evaluatePages(await readPages(text, truth, inputs));
  tellNotes(io, inputs);
  const notes = notesForJson(inputs);
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, ...evaluation, notes }, null, 2)}\n`);
  else io.out(shown(evaluation));
}

/** Two files, whose pages form feeds part; or two folders with files of the same names, a page each. */
async function readPages(text: string, truth: string, inputs: Inputs): Promise<readonly PagePair[]> {
  const areFolders = [await isFolder(text), await isFolder(truth)];
  if (areFolders[0] !== areFolders[1])
    throw new CliError(`${text}, ${truth}: give two files, or two folders with files of the same names.`);
  if (areFolders[0] !== true) return pagePairs(await readText(text, inputs), await readText(truth, inputs));
  const names = (await readdir(resolve(truth))).filter(isTextName).sort();
  if (names.length === 0)
    throw new CliError(`${truth}: holds no text (.txt, .xml, .hocr …). Name the folder of the pages.`);
  const pages: PagePair[] = [];
  for (const name of names) {
    const here = await readText(join(text, name), inputs);
    pages.push({ name, text: here, truth: await readText(join(truth, name), inputs) });
  }
  return pages;
}

function isTextName(name: string): boolean {
  return TEXT_ENDINGS.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
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
