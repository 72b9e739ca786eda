import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../app/core/base/geometry';
import { blankImage } from '../../../app/core/image/grey';
import { IDENTITY } from '../../../app/core/image/transform';
import { lostWords } from '../../../app/core/recognise/account';
import { coverOf } from '../../../app/core/recognise/ink-lines';
import { lineFromWords, type TesseractBlock, type TesseractWord } from '../../../app/core/recognise/lines';
import { placedAmong, stripsOf, triedLines, wordsOfStrip } from '../../../app/core/recognise/second-try';
import { sheetOf } from '../../../app/core/recognise/sheet';

const SIZE = { widthPx: 800, heightPx: 600 };
const LETTER = 14;

function wordAt(text: string, x: number, y: number, confidence = 95): TesseractWord {
  return { text, confidence, bbox: { x0: x, y0: y, x1: x + text.length * 12, y1: y + LETTER } };
}
const blocksOf = (...lines: readonly (readonly TesseractWord[])[]): readonly TesseractBlock[] => [
  { paragraphs: [{ lines: lines.map((words) => ({ words })) }] },
];
const lettersOf = ({ text, bbox }: TesseractWord): readonly BoxPx[] =>
  [...text].map((_, i) => ({ ...bbox, x0: bbox.x0 + i * 12, x1: bbox.x0 + i * 12 + 10 }));

/** The page with the ink of these words. */
function pageOf(words: readonly TesseractWord[]) {
  const letters = words.flatMap(lettersOf);
  const image = blankImage(SIZE.widthPx, SIZE.heightPx);
  for (const { x0, x1, y0, y1 } of letters)
    for (let y = y0; y < y1; y += 1) image.pixels.fill(30, y * SIZE.widthPx + x0, y * SIZE.widthPx + x1);
  return { image, letters, letterPx: LETTER, leaders: [] };
}

const READ = [wordAt('приказ', 100, 100), wordAt('исполнен', 190, 100), wordAt('полностью', 100, 180)];
const MISSED = [wordAt('срочно', 100, 140), wordAt('доложить', 190, 140)];

describe('what no word was read on', () => {
  it('is cut out as whole lines, enlarged, and its words come back in px of the page', () => {
    const strips = stripsOf(pageOf([...READ, ...MISSED]), blocksOf(READ));
    expect(strips).toHaveLength(1);
    const [strip] = strips;
    if (strip === undefined) return;
    expect(strip.boxPx).toEqual({ x0: 86, y0: 132, x1: 298, y1: 162 });
    expect(strip.image.widthPx).toBe(Math.ceil((298 - 86) * 1.5));
    const given = blocksOf([{ text: 'срочно', confidence: 80, bbox: { x0: 21, y0: 12, x1: 129, y1: 33 } }]);
    expect(wordsOfStrip(strip, given)).toEqual([
      { text: 'срочно', confidence: 80, bbox: { x0: 100, y0: 140, x1: 172, y1: 154 } },
    ]);
  });

  it('is nothing where all was read, and nothing where a word was only drawn too short', () => {
    expect(stripsOf(pageOf(READ), blocksOf(READ))).toEqual([]);
    const short = {
      ...wordAt('исполнен', 190, 100),
      bbox: { ...wordAt('исполнен', 190, 100).bbox, x1: 240 },
    };
    const others = [READ[0], short, READ[2]].flatMap((word) => word ?? []);
    expect(stripsOf(pageOf(READ), blocksOf(others))).toEqual([]);
    expect(coverOf(others.map(({ text, bbox }) => ({ text, boxPx: bbox })))[1]?.x1).toBeGreaterThan(280);
  });
});

describe('a second try', () => {
  const doubted = [wordAt('ы|', 400, 300, 12)];
  const tries = [MISSED, doubted];

  it('is taken where it says something, else set aside by name, and every word is accounted for', () => {
    const { taken, doubted: aside } = triedLines(tries, SIZE);
    expect(taken.map(({ text }) => text)).toEqual(['срочно доложить']);
    expect(aside.map(({ text }) => text)).toEqual(['ы|']);
    const frame = {
      ...SIZE,
      bend: null,
      toOriginal: IDENTITY,
      image: { ...SIZE, dpi: 150 },
      letters: [],
      leaders: [],
    };
    const [first, second, third] = READ as [TesseractWord, TesseractWord, TesseractWord];
    const pass = { preparation: 'soft' as const, blocks: blocksOf([first, second], [third]), tries };
    const { lines, account } = sheetOf([pass], frame, []);
    expect(lines.map(({ text }) => text)).toEqual(['приказ исполнен', 'срочно доложить', 'полностью']);
    expect(account.passes[0]?.wordsGiven).toBe(6);
    expect(account.passes[0]?.setAside.map(({ kind, text }) => [kind, text])).toEqual([
      ['unconfirmed', 'ы|'],
    ]);
    expect(lostWords(account, lines)).toBe(0);
  });

  it('stands where it is read: beside, under, or before the rest', () => {
    const line = (text: string, x: number, y: number) =>
      lineFromWords([wordAt(text, x, y)], `${x}-${y}`, SIZE);
    const lines = [line('заголовок', 100, 60), line('первая', 100, 100), line('вторая', 500, 100)];
    const textsWith = (added: ReturnType<typeof line>) => placedAmong(lines, [added]).map(({ text }) => text);
    expect(textsWith(line('справа', 200, 100))).toEqual(['заголовок', 'первая', 'справа', 'вторая']);
    expect(textsWith(line('ниже', 100, 140))).toEqual(['заголовок', 'первая', 'ниже', 'вторая']);
    expect(textsWith(line('эпиграф', 500, 20))).toEqual(['эпиграф', 'заголовок', 'первая', 'вторая']);
  });
});
