import type { Page } from './transcription';
import { wordText } from './transcription';
import { countWords } from './statistics';

/** What can be counted on a page as it stands. */
export type PageDetails = {
  readonly lines: number;
  readonly words: number;
  /** Words that still are as a machine read them. */
  readonly machineWords: number;
  /** Mean of what the machine said of those, 0–1; null where there are none. */
  readonly meanConfidence: number | null;
  /** How many of them it was less sure of than `doubtBelow`. */
  readonly doubtfulWords: number;
};

export function pageDetails(page: Page, doubtBelow: number): PageDetails {
  const confidences = page.lines.flatMap((line) =>
    line.words.flatMap((word) =>
      word.confidence === null || wordText(line, word).trim() === '' ? [] : [word.confidence],
    ),
  );
  const sum = confidences.reduce((all, confidence) => all + confidence, 0);
  return {
    lines: page.lines.filter(({ text }) => text.trim() !== '').length,
    words: page.lines.reduce((all, { text }) => all + countWords(text), 0),
    machineWords: confidences.length,
    meanConfidence: confidences.length === 0 ? null : sum / confidences.length,
    doubtfulWords: confidences.filter((confidence) => confidence < doubtBelow).length,
  };
}

const CM_PER_INCH = 2.54;

/** The paper's size in cm, to a millimetre, or null where the scan does not say how fine it is. */
export function paperCm({ widthPx, heightPx, dpi }: Page['image']): readonly [number, number] | null {
  if (dpi === null || dpi <= 0) return null;
  const cm = (px: number) => Math.round((px / dpi) * CM_PER_INCH * 10) / 10;
  return [cm(widthPx), cm(heightPx)];
}
