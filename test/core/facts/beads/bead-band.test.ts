import { describe, expect, it } from 'vitest';
import { bandOf } from '../../../../app/core/facts/beads/bead-band';
import { alignUnits } from '../../../../app/core/facts/beads/beads';
import type { Unit } from '../../../../app/core/facts/beads/beads';
import { seededRandom } from '../../../bench/random';

/** Paragraphs of a long document; every third has a fact of its own, and common ones come again and again. */
function units(count: number, seed: number): readonly Unit[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => ({
    letters: 120 + random.below(500),
    keys: [`c${random.below(20)}`, ...(i % 3 === 0 ? [`u${i}`] : [])],
    orphans: 0,
  }));
}

describe('the band of a long alignment', () => {
  const left = units(4_000, 7);
  // A third of the translation has no counterpart, and here and there a paragraph is lost.
  const right = left.filter((_, i) => !(i >= 1_500 && i < 2_800) && i % 97 !== 5);

  it('holds the way and stays narrow where the diagonals drift apart by a thousand units', () => {
    const { starts, ends } = bandOf(left, right);
    const place = new Map(right.map((unit, j) => [unit, j]));
    const outside = left.flatMap((unit, i) => {
      const j = place.get(unit);
      return j === undefined || (j >= (starts[i] ?? 0) && j < (ends[i] ?? 0)) ? [] : [i];
    });
    expect(outside).toEqual([]);
    const cells = starts.reduce((sum, start, i) => sum + (ends[i] ?? 0) - start, 0);
    expect(cells / left.length).toBeLessThan(120);
  });

  it('covers both corners, and is the diagonal’s for short documents', () => {
    for (const [a, b] of [[left, right] as const, [left.slice(0, 30), left.slice(3, 25)] as const]) {
      const { starts, ends } = bandOf(a, b);
      expect(starts).toHaveLength(a.length + 1);
      expect(starts[0]).toBe(0);
      expect(ends[a.length]).toBeGreaterThan(b.length);
    }
  });

  it('gives each paragraph its own counterpart', () => {
    const beads = alignUnits(left, right);
    const pairs = beads.filter(
      (bead) => bead.leftTo - bead.leftFrom === 1 && bead.rightTo - bead.rightFrom === 1,
    );
    const wrong = pairs.filter((bead) => left[bead.leftFrom] !== right[bead.rightFrom]);
    // A lost paragraph is mostly taken into a bead of two to one.
    expect(pairs.length).toBeGreaterThan(0.9 * right.length);
    expect(wrong.length).toBeLessThan(0.005 * right.length);
  });
});
