import { expect, test } from 'vitest';
import { packTiles, unpackTiles } from '../../../app/node/scans/tile-pack';

const PAGE = {
  image: { widthPx: 5000, heightPx: 4000, dpi: 600 },
  tiles: [Buffer.from('first'), Buffer.from(''), Buffer.from('third one')],
};

test('tiles come out of their file as they went in', () => {
  const unpacked = unpackTiles(packTiles(PAGE));
  expect(unpacked?.image).toEqual(PAGE.image);
  expect(unpacked?.tiles.map((tile) => Buffer.from(tile).toString())).toEqual(['first', '', 'third one']);
});

test('a file that was cut short anywhere, or is longer, is not taken', () => {
  const whole = packTiles(PAGE);
  for (let length = 0; length < whole.length; length += 1)
    expect(unpackTiles(whole.subarray(0, length))).toBeNull();
  expect(unpackTiles(Buffer.concat([whole, Buffer.from('x')]))).toBeNull();
});
