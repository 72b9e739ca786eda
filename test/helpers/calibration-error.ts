import { calibrated, type Knot, type Outcome } from '../../app/core/recognise/calibration';

const BINS = 10;

/**
 * Expected calibration error: over tenths of probability, |share right − mean probability|, weighed by words. Without
 * knots the confidence is taken for a probability.
 */
export function calibrationError(outcomes: readonly Outcome[], knots: readonly Knot[] | null): number {
  const bins = Array.from({ length: BINS }, () => ({ right: 0, sum: 0 }));
  for (const { confidence, isRight } of outcomes) {
    const probability = knots === null ? confidence : calibrated(confidence, knots);
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))];
    if (bin === undefined) continue;
    bin.right += isRight ? 1 : 0;
    bin.sum += probability;
  }
  return bins.reduce((all, { right, sum }) => all + Math.abs(right - sum), 0) / Math.max(1, outcomes.length);
}
