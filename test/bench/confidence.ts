import { readFileSync } from 'node:fs';
import { fitKnots, TYPESCRIPT_KNOTS, type Knot, type Outcome } from '../../app/core/recognise/calibration';
import { wordsInPlace } from '../../app/core/recognise/page-outcomes';
import { wordText, type Line } from '../../app/core/page/transcription';
import { calibrationError } from '../helpers/calibration-error';

/** A recognised page (JSON as `sverka recognise` writes it) and the file of its truth. */
export type ReadSheet = { readonly json: string; readonly truth: string };

/** Words as they are, with punctuation: a word is right when it stands in the truth at its place. */
function outcomesOf({ json, truth }: ReadSheet): readonly Outcome[] {
  const { lines } = JSON.parse(readFileSync(json, 'utf8')) as { readonly lines: readonly Line[] };
  const words = lines.flatMap((line) =>
    line.words.map((word) => ({
      text: wordText(line, word),
      confidence: word.confidence ?? 1,
    })),
  );
  const isRight = wordsInPlace(
    words.map(({ text }) => text),
    readFileSync(truth, 'utf8'),
  );
  return words.map(({ confidence }, i) => ({ confidence, isRight: isRight[i] === true }));
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
