// Error rates of recognised texts, by the product's own measure and by their numbers.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { root } from '../prepare.mjs';

/** @returns {{ cer: number, wer: number, numbers: { wrong: number, all: number }, inOrder: number }} rates after folding dashes, quotes and ё */
export function scoreOf(text, truth) {
  const args = [join(root, 'build', 'cli.cjs'), 'evaluate', text, truth, '--format', 'json'];
  const { cer, wer } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })).folded;
  return {
    cer: cer.rate,
    wer: wer.rate,
    numbers: numbersOf(readFileSync(text, 'utf8'), readFileSync(truth, 'utf8')),
    inOrder: orderOf(readFileSync(text, 'utf8'), readFileSync(truth, 'utf8')),
  };
}

/** Shorter lines are found again by chance; and a line is found where at most this share of it differs. */
const LEAST_LINE = 12;
const MOST_APART = 0.35;

/** Of the lines that were found again, the share that follow each other as they are read: 1 where all do. */
export function orderOf(text, truth) {
  const lines = linesOf(text);
  const places = linesOf(truth)
    .filter((line) => line.length >= LEAST_LINE)
    .flatMap((line) => placeOf(line, lines) ?? []);
  return places.length === 0 ? 0 : longestRise(places) / places.length;
}

const linesOf = (text) => text.split('\n').map((line) => line.trim());

/** Where the line most like this one stands; null where none is like it, or two are alike. */
function placeOf(line, lines) {
  const apart = lines.map((one) =>
    Math.abs(one.length - line.length) > MOST_APART * line.length
      ? Infinity
      : distance(one, line) / line.length,
  );
  const least = Math.min(...apart);
  return least <= MOST_APART && apart.indexOf(least) === apart.lastIndexOf(least)
    ? apart.indexOf(least)
    : null;
}

/** How long the longest rising part of a row of numbers is. */
function longestRise(values) {
  const tails = [];
  for (const value of values) {
    const at = tails.findIndex((tail) => tail >= value);
    tails[at === -1 ? tails.length : at] = value;
  }
  return tails.length;
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
