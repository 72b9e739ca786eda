import { readFileSync } from 'node:fs';
import { align } from '../../app/core/align/align';
import { internKeys } from '../../app/core/align/alignment';
import {
  calibrated,
  fitKnots,
  TYPESCRIPT_KNOTS,
  type Knot,
  type Outcome,
} from '../../app/core/recognise/calibration';
import { wordText, type Line } from '../../app/core/transcription';
import { foldSpelling } from '../../app/core/text/fold';

/** A recognised page (JSON as `sverka recognise` writes it) and the file of its truth. */
export type ReadSheet = { readonly json: string; readonly truth: string };

/** Words as they are, with punctuation: a word is right when it stands in the truth at its place. */
function outcomesOf({ json, truth }: ReadSheet): readonly Outcome[] {
  const { lines } = JSON.parse(readFileSync(json, 'utf8')) as { readonly lines: readonly Line[] };
  const words = lines.flatMap((line) =>
    line.words.map((word) => ({
      text: foldSpelling(wordText(line, word)),
      confidence: word.confidence ?? 1,
    })),
  );
  const right = foldSpelling(readFileSync(truth, 'utf8')).split(/\s+/).filter(Boolean);
  const isRight = new Uint8Array(words.length);
  for (const block of align(
    internKeys(
      words.map(({ text }) => text),
      right,
    ),
  ).blocks) {
    if (block.kind === 'equal') isRight.fill(1, block.leftFrom, block.leftTo);
  }
  return words.map(({ confidence }, i) => ({ confidence, isRight: isRight[i] === 1 }));
}

/** Fits a table on half of the sheets and tries it, and the one that ships, on the other half. */
export function benchConfidence(sheets: readonly ReadSheet[]): void {
  const fitted = fitKnots(sheets.filter((_, i) => i % 2 === 0).flatMap(outcomesOf));
  const held = sheets.filter((_, i) => i % 2 === 1).flatMap(outcomesOf);
  const right = held.filter((one) => one.isRight).length;
  console.log(`Words held out: ${held.length}, right: ${((100 * right) / held.length).toFixed(1)} %`);
  const shown = (name: string, knots: readonly Knot[] | null) =>
    console.log(`${name.padEnd(24)} calibration error ${calibrationError(held, knots).toFixed(4)}`);
  shown('as Tesseract says', null);
  shown('as shipped', TYPESCRIPT_KNOTS);
  shown('fitted now', fitted);
  console.log('All sheets:');
  for (const { confidence, share } of fitKnots(sheets.flatMap(outcomesOf))) {
    console.log(`  { confidence: ${confidence.toFixed(3)}, share: ${share.toFixed(3)} },`);
  }
}

const BINS = 10;

/** Expected calibration error: over tenths of probability, |share right − mean probability|, weighed by words. */
function calibrationError(outcomes: readonly Outcome[], knots: readonly Knot[] | null): number {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, right: 0, sum: 0 }));
  for (const { confidence, isRight } of outcomes) {
    const probability = knots === null ? confidence : calibrated(confidence, knots);
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.right += isRight ? 1 : 0;
    bin.sum += probability;
  }
  return bins.reduce((all, { right, sum }) => all + Math.abs(right - sum), 0) / Math.max(1, outcomes.length);
}
