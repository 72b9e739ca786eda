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
import type { Language } from '../core/base/language';
import { failure } from '../core/base/result';
import { unfinishedLine, type Unfinished } from './account';
import { makeInputs, notesForJson, readText, tellNotes, type Inputs } from './input';
import { CliError, EXIT, type CliIo } from './io';
import { readEach } from './read-each';
import { cliWord } from './words';

/** Pages that the text form lists. */
const MOST_PAGES = 20;

/**
 * `sverka evaluate`: error rates of a text against its truth, with what was folded away first. Of two folders, a page
 * that cannot be read costs no other: it is named at the end.
 */
export async function runEvaluate(
  io: CliIo,
  text: string,
  truth: string,
  format: 'text' | 'json',
): Promise<number> {
  const inputs = makeInputs(io, io.language);
  const { pages, failed, withoutTruth } = await readPages(text, truth, inputs);
  tellNotes(io, inputs);
  const evaluation = evaluatePages(pages);
  const summary = { inputs: pages.length + failed.length, outputs: pages.length, failed, withoutTruth };
  const notes = notesForJson(inputs);
  if (format === 'json')
    io.out(`${JSON.stringify({ version: 1, ...evaluation, summary, notes }, null, 2)}\n`);
  else io.out(shown(evaluation, io.language));
  if (withoutTruth.length > 0)
    io.err(`${cliWord('noTruth', io.language, { files: withoutTruth.join(', ') })}\n`);
  for (const one of failed) io.err(unfinishedLine(one, io.language));
  return failed.length > 0 ? EXIT.wrong : EXIT.done;
}

type Pages = {
  readonly pages: readonly PagePair[];
  readonly failed: readonly Unfinished[];
  /** Texts beside which no truth lies, so that nothing can be said of them. */
  readonly withoutTruth: readonly string[];
};

/** Two files, whose pages form feeds part; or two folders with files of the same names, a page each. */
async function readPages(text: string, truth: string, inputs: Inputs): Promise<Pages> {
  const areFolders = [await isFolder(text), await isFolder(truth)];
  if (areFolders[0] !== areFolders[1])
    throw new CliError(failure('two-alike', { file: `${text}, ${truth}` }));
  if (areFolders[0] !== true) {
    const pages = pagePairs(await readText(text, inputs), await readText(truth, inputs));
    return { pages, failed: [], withoutTruth: [] };
  }
  const names = await textNames(truth);
  if (names.length === 0) throw new CliError(failure('no-texts', { file: truth }));
  const { values, failed } = await readEach(
    names.map((name) => ({
      file: join(text, name),
      read: async () => ({
        name,
        text: await readText(join(text, name), inputs),
        truth: await readText(join(truth, name), inputs),
      }),
    })),
    inputs.language,
  );
  const withoutTruth = (await textNames(text)).filter((name) => !names.includes(name));
  return { pages: values, failed, withoutTruth };
}

async function textNames(folder: string): Promise<readonly string[]> {
  return (await readdir(resolve(folder))).filter(isTextName).sort();
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

function shown({ exact, folded, pages, confusions }: DocumentEvaluation, language: Language): string {
  const parts = [row('asRead', exact, language), row('asFolded', folded, language)];
  const [only] = pages;
  if (pages.length === 1 && only?.name.includes('≠') === true)
    parts.push(`\n${cliWord('unpaired', language, { pages: only.name })}\n`);
  if (pages.length > 1) {
    const counts = { shown: String(Math.min(MOST_PAGES, pages.length)), count: String(pages.length) };
    parts.push(`\n${cliWord('worstPages', language, counts)}\n`);
    for (const page of pages.slice(0, MOST_PAGES))
      parts.push(`  ${page.name.padEnd(16)} ${rates(page.exact)}\n`);
  }
  if (confusions.length > 0) {
    parts.push(`\n${cliWord('confusions', language)}\n`);
    const shownSign = (sign: string) => (sign === '' ? '∅' : sign === ' ' ? '␣' : sign);
    parts.push(
      `  ${confusions.map(({ here, there, count }) => `${shownSign(here)} → ${shownSign(there)} ${count}`).join(', ')}\n`,
    );
  }
  return parts.join('');
}

function row(name: 'asRead' | 'asFolded', scores: Scores, language: Language): string {
  const steps = cliWord('afterSteps', language, { steps: scores.normalisation.join(', ') });
  return `${cliWord(name, language).padEnd(7)} ${rates(scores)}  ${steps}\n`;
}

function rates({ cer, wer }: Scores): string {
  return `CER ${cer.rate.toFixed(4)} (${cer.edits}/${cer.truthLength})  WER ${wer.rate.toFixed(4)} (${wer.edits}/${wer.truthLength})`;
}
