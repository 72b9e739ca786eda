import { describe, expect, it } from 'vitest';
import { benchCase, flagsOf, scoreFlags } from '../../bench/flags';
import { ERROR_KINDS } from '../../bench/inject';

/** A small run of the bench against its goals, on other seeds than the bench prints. */
const CASES = [
  { cer: 0, words: 4_000, seed: 11 },
  { cer: 0.01, words: 8_000, seed: 12 },
  { cer: 0.03, words: 8_000, seed: 13 },
] as const;

describe.each(CASES)('injected errors at CER $cer, seed $seed', ({ cer, words, seed }) => {
  const one = benchCase({ words, cer, slips: true, seed });
  const score = scoreFlags(one, flagsOf(one));

  it('are found', () => {
    const least = { substitution: 0.99, digit: 0.995, boundary: 0.99, negation: 0.99, homoglyph: 0.99 };
    const others = { name: 0.99, 'reference-typo': 0.99, 'telegram-number': 0.95, 'sheet-moved': 0.97 };
    const leastOf = { ...least, ...others, 'line-lost': 0.97, 'line-twice': 0.9, 'sheet-lost': 1 };
    for (const kind of ERROR_KINDS) {
      const { made, found } = score.byKind[kind];
      expect([kind, found / Math.max(1, made) >= (made === 0 ? 0 : leastOf[kind])]).toEqual([kind, true]);
    }
    expect(one.errors.length).toBeGreaterThan(20);
  });

  it('raise few false alarms', () => {
    expect((score.falseAlarms.length * 1000) / score.words).toBeLessThanOrEqual(cer <= 0.01 ? 1 : 2);
  });
});

it('scores a flag that answers nothing as a false alarm, and an error without a flag as missed', () => {
  const one = benchCase({ words: 500, cer: 0.02, slips: false, seed: 5 });
  const flags = flagsOf(one);
  const none = scoreFlags(one, []);
  expect(none.missed).toHaveLength(one.errors.length);
  const score = scoreFlags({ ...one, errors: [] }, flags);
  expect(score.falseAlarms).toHaveLength(flags.length);
});
