import { expect, it } from 'vitest';
import { blankImage, type GreyImage } from '../../../app/core/image/grey';
import { leadersOff } from '../../../app/core/image/leaders';
import { pageInk } from '../../../app/core/image/letters';

const LETTER = 14;

function page(): GreyImage {
  const image = blankImage(800, 400, 250);
  // Rows of letters: without them there is no page of type.
  for (let y = 40; y < 380; y += 60) for (let x = 40; x < 240; x += 16) ink(image, x, y, 11, LETTER);
  return image;
}

function ink({ widthPx, pixels }: GreyImage, x: number, y: number, width: number, height: number): void {
  for (let row = y; row < y + height; row += 1) pixels.fill(40, row * widthPx + x, row * widthPx + x + width);
}

const dots = (image: GreyImage, y: number, xs: readonly number[]) => {
  for (const x of xs) ink(image, x, y, 4, 4);
};
const every = (step: number, count: number, from = 300) =>
  Array.from({ length: count }, (_, i) => from + i * step);
const off = (image: GreyImage) => leadersOff(image, pageInk(image), LETTER);

it('counts the dots of a row and paints them over, and nothing else', () => {
  const [bare, dotted] = [page(), page()];
  dots(dotted, 50, every(12, 25));
  dots(dotted, 170, every(15, 18));
  const { image, leaders } = off(dotted);
  expect(leaders.map((one) => one.dots)).toEqual([25, 18]);
  expect(leaders[0]?.boxPx).toEqual({ x0: 300, y0: 50, x1: 300 + 24 * 12 + 4, y1: 54 });
  expect(pageInk(image)).toEqual(pageInk(bare));
});

it('is no ellipsis, no point after a word and no dirt', () => {
  const image = page();
  dots(image, 50, every(8, 3));
  dots(image, 110, [250]);
  dots(image, 170, [300, 306, 330, 371, 380, 420, 433]);
  for (let i = 0; i < 10; i += 1) dots(image, 230 + (i % 2) * 9, [300 + i * 12]);
  expect(off(image)).toEqual({ image, leaders: [] });
});
