import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calibrated,
  fitKnots,
  confidenceFor,
  learnedKnots,
  tallied,
  TYPESCRIPT_KNOTS,
  type Knot,
} from '../../../app/core/recognise/calibration';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const outcomes = fc.array(fc.record({ confidence: share, isRight: fc.boolean() }), {
  minLength: 1,
  maxLength: 200,
});
const isRising = (knots: readonly Knot[]) =>
  knots.every((knot, i) => i === 0 || knot.share >= (knots[i - 1]?.share ?? 0) - 1e-12);

describe('confidence as a probability', () => {
  it('never falls as the machine grows surer, and stays between 0 and 1', () => {
    const steps = Array.from({ length: 201 }, (_, i) => calibrated(i / 200));
    expect(steps.every((step, i) => step >= 0 && step <= 1 && step >= (steps[i - 1] ?? 0))).toBe(true);
    expect(isRising(TYPESCRIPT_KNOTS)).toBe(true);
  });

  it('can be asked the other way round: from which confidence on a word is so likely right', () => {
    expect(confidenceFor(0.64)).toBeCloseTo(0.8, 2);
    expect(confidenceFor(0.5)).toBeCloseTo(0.5, 2);
    expect([confidenceFor(0), confidenceFor(0.999)]).toEqual([0, Infinity]);
    fc.assert(
      fc.property(outcomes, share, share, (seen, probability, confidence) => {
        const knots = learnedKnots(TYPESCRIPT_KNOTS, tallied(seen));
        const from = confidenceFor(probability, knots);
        const isLikely = calibrated(confidence, knots) >= probability;
        const isNear = Math.abs(calibrated(confidence, knots) - probability) < 1e-9;
        expect(isNear || confidence >= from === isLikely).toBe(true);
      }),
    );
  });

  it('counts words by the nearest knot, which loses nothing that is learnt', () => {
    const seen = [0.9501, 0.1, 0.9493, 0.3].map((confidence, i) => ({ confidence, isRight: i !== 2 }));
    expect(tallied(seen)).toEqual([
      { confidence: 0.2, words: 2, right: 2 },
      { confidence: 0.9497, words: 2, right: 1 },
    ]);
    fc.assert(
      fc.property(outcomes, share, (many, confidence) => {
        const singly = many.map((one) => ({
          confidence: one.confidence,
          words: 1,
          right: one.isRight ? 1 : 0,
        }));
        const known = calibrated(confidence, learnedKnots(TYPESCRIPT_KNOTS, singly));
        const counted = calibrated(confidence, learnedKnots(TYPESCRIPT_KNOTS, tallied(many)));
        expect(Math.abs(counted - known)).toBeLessThan(0.02);
      }),
    );
  });

  it('is fitted to a rising table whatever was seen', () => {
    fc.assert(
      fc.property(outcomes, (seen) => {
        expect(isRising(fitKnots(seen))).toBe(true);
      }),
    );
  });

  it('finds the truth of a machine that boasts', () => {
    const seen = Array.from({ length: 4000 }, (_, i) => {
      const confidence = (i % 100) / 100;
      return { confidence, isRight: (i * 7919) % 1000 < confidence * confidence * 1000 };
    });
    const knots = fitKnots(seen);
    for (const at of [0.3, 0.5, 0.9]) expect(calibrated(at, knots)).toBeCloseTo(at * at, 1);
  });

  it('learns from the person: stays without corrections, falls with wrong words, rises with right ones', () => {
    expect(learnedKnots(TYPESCRIPT_KNOTS, [])).toBe(TYPESCRIPT_KNOTS);
    const told = (isRight: boolean) =>
      learnedKnots(
        TYPESCRIPT_KNOTS,
        tallied(Array.from({ length: 60 }, () => ({ confidence: 0.7, isRight }))),
      );
    expect(calibrated(0.7, told(false))).toBeLessThan(calibrated(0.7));
    expect(calibrated(0.7, told(true))).toBeGreaterThanOrEqual(calibrated(0.7) - 1e-9);
    fc.assert(
      fc.property(outcomes, (seen) => {
        expect(isRising(learnedKnots(TYPESCRIPT_KNOTS, tallied(seen)))).toBe(true);
      }),
    );
  });
});
