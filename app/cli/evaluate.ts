import { evaluateText, type Scores } from '../core/evaluate/evaluate';
import { readText } from './input';
import type { CliIo } from './io';

/** `sverka evaluate`: error rates of a text against its truth, with what was folded away first. */
export async function runEvaluate(
  io: CliIo,
  file: string,
  truthFile: string,
  format: 'text' | 'json',
): Promise<void> {
  const evaluation = evaluateText(await readText(file), await readText(truthFile));
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, ...evaluation }, null, 2)}\n`);
  else io.out([row('exact', evaluation.exact), row('folded', evaluation.folded)].join(''));
}

function row(name: string, scores: Scores): string {
  const { cer, wer, normalisation } = scores;
  const rates = `CER ${cer.rate.toFixed(4)} (${cer.edits}/${cer.truthLength})  WER ${wer.rate.toFixed(4)} (${wer.edits}/${wer.truthLength})`;
  return `${name.padEnd(7)} ${rates}  after ${normalisation.join(', ')}\n`;
}
