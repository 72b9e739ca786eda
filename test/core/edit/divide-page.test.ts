import { describe, expect, it } from 'vitest';
import type { BoxPx, QuarterTurns } from '../../../app/core/base/geometry';
import { dividePage, halvesOf, linesOnFold } from '../../../app/core/edit/divide-page';
import { turnedBox } from '../../../app/core/layout/text-turns';
import type { Line, Page } from '../../../app/core/page/transcription';

const IMAGE = { widthPx: 2000, heightPx: 1000, dpi: null };

/** A line of words, each at its own place across the sheet. */
function line(id: string, y0: number, ...words: readonly (readonly [text: string, x0: number])[]): Line {
  let text = '';
  const made = words.map(([word, x0]) => {
    const from = text === '' ? 0 : text.length + 1;
    text = text === '' ? word : `${text} ${word}`;
    return { from, to: text.length, boxPx: { x0, y0, x1: x0 + 100, y1: y0 + 30 }, confidence: 0.9 };
  });
  const last = words[words.length - 1]?.[1] ?? 0;
  return { id, text, boxPx: { x0: words[0]?.[1] ?? 0, y0, x1: last + 100, y1: y0 + 30 }, words: made };
}

const PAGE: Page = {
  id: '0001',
  image: IMAGE,
  comment: 'Разворот',
  lines: [
    line('a', 100, ['слева', 100], ['вверху', 300]),
    line('b', 150, ['через', 700], ['сгиб,', 850], ['и', 1100], ['дальше', 1300]),
    { id: 'c', text: 'без чернил', boxPx: null, words: [] },
    line('d', 200, ['слева', 100]),
    line('e', 100, ['справа', 1200]),
  ],
};

const textsOf = ({ lines }: Page) => lines.map(({ text }) => text);
const ids = () => {
  let made = 0;
  return () => `new-${(made += 1)}`;
};

describe('a page divided by its boxes', () => {
  const halves = halvesOf(IMAGE, undefined, 0, 0.5);
  const [left, right] = dividePage(PAGE, halves, ['0007', '0008'], ids()).pages;

  it('keeps every word, each in the half that its ink is in, in order', () => {
    expect(textsOf(left)).toEqual(['слева вверху', 'через сгиб,', 'слева']);
    expect(textsOf(right)).toEqual(['и дальше', 'без чернил', 'справа']);
  });

  it('gives both halves their own names and crops, and the comment to one', () => {
    expect([left.id, right.id]).toEqual(['0007', '0008']);
    expect(left.geometry).toEqual({ cropPx: { x0: 0, y0: 0, x1: 1000, y1: 1000 } });
    expect(right.geometry).toEqual({ cropPx: { x0: 1000, y0: 0, x1: 2000, y1: 1000 } });
    expect([left.comment, right.comment]).toEqual(['Разворот', undefined]);
  });

  it('leaves boxes in px of the whole scan, and words on their letters', () => {
    const words = right.lines.flatMap((one) => one.words.map(({ from, to }) => one.text.slice(from, to)));
    expect(words).toEqual(['и', 'дальше', 'справа']);
    expect(right.lines[2]?.words[0]?.boxPx.x0).toBe(1200);
    const all = [...left.lines, ...right.lines].map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });
});

it('words that go to and fro across the fold are broken at each crossing', () => {
  const page: Page = {
    ...PAGE,
    lines: [line('a', 0, ['раз', 100], ['два', 1100], ['три', 200], ['четыре', 1500])],
  };
  const [left, right] = dividePage(page, halvesOf(IMAGE, undefined, 0, 0.5), ['1', '2'], ids()).pages;
  expect([textsOf(left), textsOf(right)]).toEqual([
    ['раз', 'три'],
    ['два', 'четыре'],
  ]);
});

describe('lines on the fold', () => {
  const halves = halvesOf(IMAGE, undefined, 0, 0.5);

  it('are those that were read across it, or that have a word whose ink goes over it', () => {
    expect(linesOnFold(PAGE, halves)).toBe(1);
    const over = line('f', 250, ['слева', 100], ['посередине', 950]);
    expect(linesOnFold({ ...PAGE, lines: [...PAGE.lines, over] }, halves)).toBe(2);
  });

  it('are not those whose frames reach over by a little', () => {
    expect(linesOnFold({ ...PAGE, lines: [line('a', 100, ['слева', 905])] }, halves)).toBe(0);
    expect(
      linesOnFold({ ...PAGE, lines: [{ id: 'c', text: 'без чернил', boxPx: null, words: [] }] }, halves),
    ).toBe(0);
  });
});

describe('halves', () => {
  it.each([0, 1, 2, 3] as const)(
    'of a scan that is turned by %d quarters begin with the page read first',
    (turns) => {
      const upright: BoxPx = { x0: 0, y0: 0, x1: 2000, y1: 1000 };
      const isOnSide = turns % 2 === 1;
      const image = isOnSide ? { widthPx: 1000, heightPx: 2000 } : { widthPx: 2000, heightPx: 1000 };
      const [first, second] = halvesOf(image, { turns }, turns, 0.25);
      const size = ({ x0, y0, x1, y1 }: BoxPx) => [x1 - x0, y1 - y0];
      expect(size(first)).toEqual(isOnSide ? [1000, 500] : [500, 1000]);
      expect(size(second)).toEqual(isOnSide ? [1000, 1500] : [1500, 1000]);
      // The corner where the text begins, as the scan has it.
      const at = turnedBox({ x0: 0, y0: 0, x1: 500, y1: 1000 }, ((4 - turns) % 4) as QuarterTurns);
      const [dx, dy] = [first.x0 - at.x0, first.y0 - at.y0];
      expect([Math.abs(dx), Math.abs(dy)]).toEqual(
        { 0: [0, 0], 1: [0, 2000], 2: [2000, 1000], 3: [1000, 0] }[turns],
      );
      expect(upright.x1).toBe(2000);
    },
  );

  it('of a cropped sheet are parts of the crop', () => {
    const cropPx = { x0: 200, y0: 100, x1: 1800, y1: 900 };
    expect(halvesOf(IMAGE, { cropPx }, 0, 0.5)).toEqual([
      { ...cropPx, x1: 1000 },
      { ...cropPx, x0: 1000 },
    ]);
  });
});
