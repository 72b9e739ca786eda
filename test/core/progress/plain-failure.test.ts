import { expect, it } from 'vitest';
import { plainFailure, type SheetValues } from '../../../app/core/progress/plain-failure';

/** What recognised sheets gave: words, lines, mean certainty, words to spell and how many of them are unknown. */
const sheet = (
  words: number,
  lines: number,
  meanConfidence: number,
  spelledWords: number,
  unknownShare: number,
  change: Partial<SheetValues> = {},
): SheetValues => ({
  ...{ words, machineWords: words, lines, meanConfidence, spelledWords, unreadRows: 0 },
  unknownWords: Math.round(spelledWords * unknownShare),
  ...change,
});

it.each([
  ['typescript of 1972', sheet(155, 25, 0.86, 121, 0.13)],
  ['another page of it', sheet(171, 30, 0.82, 133, 0.11)],
  ['the same at four tenths of its size', sheet(150, 25, 0.62, 110, 0.38)],
  ['a sheet that lies sideways', sheet(86, 12, 0.95, 68, 0.01)],
  ['a ruled table', sheet(28, 7, 0.95, 13, 0)],
  ['dot leaders', sheet(44, 9, 0.52, 22, 0.27)],
  ['Latin words', sheet(30, 5, 0.74, 16, 0.31)],
  ['the old spelling', sheet(51, 9, 0.86, 38, 0.63)],
  ['a telegram', sheet(68, 23, 0.86, 32, 0.25)],
  ['a blank sheet', sheet(0, 0, 0, 0, 0)],
])('of %s nothing is said', (_, values) => {
  expect(plainFailure(values)).toBeNull();
});

it.each([
  ['a mirrored page', sheet(152, 25, 0.31, 110, 0.97), 'uncertain'],
  ['letters of four px', sheet(18, 2, 0.12, 12, 0.92), 'uncertain'],
  ['no word to spell', sheet(5, 2, 0.21, 0, 0), 'uncertain'],
  ['certain nonsense', sheet(150, 25, 0.8, 110, 0.9), 'unknown-words'],
  ['rows of ink without words', sheet(4, 1, 0.9, 3, 0, { unreadRows: 22 }), 'unread-ink'],
  ['ink and no word at all', sheet(0, 0, 0, 0, 0, { unreadRows: 12 }), 'unread-ink'],
] as const)('%s is a plain failure', (_, values, why) => {
  expect(plainFailure(values)).toBe(why);
});

it('what people have gone over is theirs to judge', () => {
  const values = sheet(150, 25, 0.31, 110, 0.97, { machineWords: 80 });
  expect(plainFailure(values)).toBeNull();
});
