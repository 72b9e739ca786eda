import { describe, expect, it } from 'vitest';
import { greyPgm } from '../../../renderer/engine/recognise/pgm';

describe('a picture as PGM', () => {
  it('has the header of Netpbm, then one byte of luma a pixel', () => {
    const pixels = [
      ...[255, 255, 255, 255],
      ...[0, 0, 0, 255],
      ...[255, 0, 0, 255],
      ...[0, 255, 0, 255],
      ...[0, 0, 255, 255],
      ...[100, 100, 100, 255],
    ];
    const pgm = greyPgm(Uint8ClampedArray.from(pixels), 3, 2);
    const head = 'P5\n3 2\n255\n';
    expect(Buffer.from(pgm.subarray(0, head.length)).toString('latin1')).toBe(head);
    const [white, black, red, green, blue, grey] = pgm.subarray(head.length);
    expect([white, black, grey]).toEqual([255, 0, 100]);
    // ITU-R BT.601: 0.299, 0.587 and 0.114 of 255, rounded down.
    expect([red, green, blue]).toEqual([76, 149, 28]);
    expect(pgm).toHaveLength(head.length + 6);
  });
});
