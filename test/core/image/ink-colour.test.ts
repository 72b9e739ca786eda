import { expect, it } from 'vitest';
import { colouredShare } from '../../../app/core/image/ink-colour';

/** A cut-out of paper with so many px of ink. */
function cutOut(paper: readonly number[], ink: readonly number[], inkPx: number): Uint8ClampedArray {
  return Uint8ClampedArray.from(
    Array.from({ length: 1000 }, (_, i) => [...(i < inkPx ? ink : paper), 255]).flat(),
  );
}

it('tells coloured ink from black, on white and on yellowed paper', () => {
  expect(colouredShare(cutOut([250, 250, 250], [40, 40, 40], 200))).toBe(0);
  expect(colouredShare(cutOut([230, 210, 160], [60, 55, 42], 200))).toBe(0);
  expect(colouredShare(cutOut([250, 250, 250], [90, 60, 170], 200))).toBe(1);
});

it('says nothing where there is hardly any ink', () => {
  expect(colouredShare(cutOut([250, 250, 250], [90, 60, 170], 10))).toBeNull();
});
