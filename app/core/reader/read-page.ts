import type { BoxPx } from '../base/geometry';
import type { GreyImage } from '../image/grey';
import { gridOf, lettersOf, onGrid, wordsOf, type Grid, type SeenWord } from './decode';
import { lineAt, type LinePicture } from './line-picture';
import { runNet, type Frames, type Reader } from './run-net';

/** A level page on white paper, and what of it could be letters. */
export type PreparedPage = {
  readonly image: GreyImage;
  readonly letters: readonly BoxPx[];
  /** The height of its small letters. */
  readonly letterPx: number;
};

/** A line as the second reader saw it; null where its box is no line's. */
export type SeenLine = {
  readonly picture: LinePicture;
  readonly frames: Frames;
  readonly words: readonly SeenWord[];
};

export type SeenPage = {
  readonly lines: readonly (SeenLine | null)[];
  /** Null where there is too little text to tell. */
  readonly grid: Grid | null;
  /** The mean probability of all letters. */
  readonly share: number;
};

/** Without a grid of its own, letters of type are about so much wider apart than they are high. */
const USUAL_PITCH = 0.9;

/** Reads the lines in these boxes. */
export function readPage(reader: Reader, page: PreparedPage, boxes: readonly (BoxPx | null)[]): SeenPage {
  const seen = boxes.map((box) => {
    const picture = box === null ? null : lineAt(page.image, box, page.letters, page.letterPx, reader.net);
    if (picture === null) return null;
    const frames = runNet(reader, picture.image);
    return { picture, frames, letters: lettersOf(frames, reader.net) };
  });
  const all = seen.flatMap((line) => line?.letters ?? []).filter(({ char }) => char !== ' ');
  const grid = gridOf(seen.flatMap((line) => (line === null ? [] : [line.letters])));
  const pitchPx = grid?.pitchPx ?? USUAL_PITCH * reader.net.letterPx;
  return {
    lines: seen.map((line) => {
      if (line === null) return null;
      const { picture, frames, letters } = line;
      return { picture, frames, words: wordsOf(onGrid(letters, pitchPx), pitchPx) };
    }),
    grid,
    share: all.reduce((sum, { share }) => sum + share, 0) / Math.max(1, all.length),
  };
}
