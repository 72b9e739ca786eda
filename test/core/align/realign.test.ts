import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../../app/core/align/align';
import { internKeys } from '../../../app/core/align/alignment';
import { realign } from '../../../app/core/align/realign';
import { comparisonKey } from '../../../app/core/text/key';
import { tokenise } from '../../../app/core/text/tokens';
import { seededRandom } from '../../bench/random';
import { russianParagraphs } from '../../bench/russian';

const keysOf = (text: string) =>
  tokenise(text)
    .filter((token) => token.kind !== 'punctuation')
    .map((token) => comparisonKey(token.text));

const reference = keysOf(russianParagraphs(seededRandom(335), 1_500).join('\n'));

/** The reference with a slip about every 25 words: changed, lost or doubled. */
function withSlips(seed: number): readonly string[] {
  const random = seededRandom(seed);
  return reference.flatMap((key) => {
    if (!random.chance(0.04)) return [key];
    return random.pick([[`${key}к`], [], [key, key]]);
  });
}

describe('realign', () => {
  it('gives what aligning everything again gives', () => {
    const edit = fc.record({
      seed: fc.nat(50),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      lost: fc.nat(6),
      typed: fc.array(fc.constantFrom('и', 'войск', 'армии', '15603', 'опечатка'), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(edit, ({ seed, at, lost, typed }) => {
        const before = withSlips(seed);
        const from = Math.floor(at * before.length);
        const oldTo = Math.min(before.length, from + lost);
        const after = [...before.slice(0, from), ...typed, ...before.slice(oldTo)];
        const previous = align(internKeys(before, reference));
        const both = internKeys(after, reference);
        const { alignment, window } = realign(previous, { from, oldTo, newTo: from + typed.length }, both);
        expect(alignment).toEqual(align(both));
        expect(window.leftTo - window.leftFrom).toBeLessThan(200);
      }),
      { seed: 1951, numRuns: 150, verbose: 1 },
    );
  });

  it('keeps moves beside the window in their shifted places and drops those inside', () => {
    const stretch = (name: string) => Array.from({ length: 40 }, (_, i) => `${name}${i}слово`);
    const [a, b, c, d] = [stretch('а'), stretch('бб'), stretch('ввв'), stretch('гггг')];
    const right = [...a, ...b, ...d, ...c];
    const left = [...a, ...b, ...c, ...d];
    const previous = align(internKeys(left, right));
    expect(previous.moves).toHaveLength(1);
    const typed = ['ново', ...left];
    const both = internKeys(typed, right);
    expect(realign(previous, { from: 0, oldTo: 0, newTo: 1 }, both).alignment).toEqual(align(both));
    const inside = [...left.slice(0, 130), 'ново', ...left.slice(130)];
    expect(
      realign(previous, { from: 130, oldTo: 130, newTo: 131 }, internKeys(inside, right)).alignment.moves,
    ).toEqual([]);
  });

  it('realigns everything where there is no anchor', () => {
    const previous = align(internKeys(['а'], ['б']));
    const both = internKeys(['б'], ['б']);
    const { alignment, window } = realign(previous, { from: 0, oldTo: 1, newTo: 1 }, both);
    expect(alignment).toEqual(align(both));
    expect(window).toEqual({ leftFrom: 0, leftTo: 1, rightFrom: 0, rightTo: 1 });
  });
});
