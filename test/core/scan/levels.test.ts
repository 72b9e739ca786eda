import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsUsed, levelled } from '../../../app/core/scan/levels';

describe('levels', () => {
  it.each([8, 9, 10, 12, 14, 15])('of %d bits in 16 reach from black to white, in order', (bits) => {
    const most = 2 ** bits - 1;
    const shades = levelled(Uint16Array.of(0, most >> 2, most >> 1, most));
    expect([...(shades ?? [])]).toEqual(
      [0, 63, 127, 255].map((shade) => expect.closeTo(shade, -0.5) as number),
    );
  });

  it('of a picture that uses all 16 bits are left alone, and so is a black one', () => {
    expect(levelled(Uint16Array.of(0, 0x8000))).toBeNull();
    expect(levelled(Uint16Array.of(0, 0))).toBeNull();
  });

  it('keep the order of any samples and never leave the range', () => {
    fc.assert(
      fc.property(fc.uint16Array({ min: 0, max: 0x7fff, minLength: 1 }), (samples) => {
        const sorted = samples.slice().sort((a, b) => a - b);
        const shades = levelled(sorted);
        expect(shades === null).toBe(bitsUsed(sorted) === 0);
        shades?.forEach((shade, i) => expect(shade).toBeGreaterThanOrEqual(shades[i - 1] ?? 0));
      }),
    );
  });
});
