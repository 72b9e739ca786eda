import { calibrated, type Knot } from '../recognise/calibration';
import type { Page } from '../page/transcription';
import { wordText } from '../page/transcription';
import { countWords } from './statistics';

/** What can be counted on a page as it stands. */
export type PageDetails = {
  readonly lines: number;
  readonly words: number;
  /** Words that still are as a machine read them. */
  readonly machineWords: number;
  /** The mean probability that one of those is right, 0–1; null where there are none. */
  readonly meanProbability: number | null;
  /** How many of them are right with a probability below `doubtBelow`. */
  readonly doubtfulWords: number;
};

/** `knots` says how often words of a confidence are right in this project. */
export function pageDetails(page: Page, doubtBelow: number, knots?: readonly Knot[]): PageDetails {
  const probabilities = page.lines.flatMap((line) =>
    line.words.flatMap((word) =>
      word.confidence === null || wordText(line, word).trim() === ''
        ? []
        : [calibrated(word.confidence, knots)],
    ),
  );
  const sum = probabilities.reduce((all, probability) => all + probability, 0);
  return {
    lines: page.lines.filter(({ text }) => text.trim() !== '').length,
    words: page.lines.reduce((all, { text }) => all + countWords(text), 0),
    machineWords: probabilities.length,
    meanProbability: probabilities.length === 0 ? null : sum / probabilities.length,
    doubtfulWords: probabilities.filter((probability) => probability < doubtBelow).length,
  };
}

const CM_PER_INCH = 2.54;

/** The paper's size in cm, to a millimetre, or null where the scan does not say how fine it is. */
export function paperCm({ widthPx, heightPx, dpi }: Page['image']): readonly [number, number] | null {
  if (dpi === null || dpi <= 0) return null;
  const cm = (px: number) => Math.round((px / dpi) * CM_PER_INCH * 10) / 10;
  return [cm(widthPx), cm(heightPx)];
}
