// Error rates of recognised texts, by the product's own measure and by their numbers.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { root } from '../prepare.mjs';

/** @returns {{ cer: number, wer: number, numbers: { wrong: number, all: number } }} rates after folding dashes, quotes and ё */
export function scoreOf(text, truth) {
  const args = [join(root, 'build', 'cli.cjs'), 'evaluate', text, truth, '--format', 'json'];
  const { cer, wer } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })).folded;
  return {
    cer: cer.rate,
    wer: wer.rate,
    numbers: numbersOf(readFileSync(text, 'utf8'), readFileSync(truth, 'utf8')),
  };
}

/** Runs of digits that are wrong, lacking or too many, against all of the truth. */
function numbersOf(text, truth) {
  const units = new Map();
  const asUnits = (from) =>
    (from.match(/\d+/g) ?? []).map((run) => {
      if (!units.has(run)) units.set(run, String.fromCharCode(0x4e00 + units.size));
      return units.get(run);
    });
  const [here, there] = [asUnits(text), asUnits(truth)];
  return { wrong: distance(here.join(''), there.join('')), all: there.length };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Means over the pages of each group. */
export function byGroup(pages, scores) {
  return [...new Set(pages.map(({ group }) => group))].map((group) => {
    const own = scores.filter((_, i) => pages[i].group === group);
    const wrong = own.reduce((sum, { numbers }) => sum + numbers.wrong, 0);
    const all = own.reduce((sum, { numbers }) => sum + numbers.all, 0);
    return {
      group,
      cer: mean(own.map(({ cer }) => cer)),
      wer: mean(own.map(({ wer }) => wer)),
      der: wrong / Math.max(1, all),
    };
  });
}
