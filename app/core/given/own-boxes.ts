import { overlapOf } from '../base/geometry';
import { fitToImage, inkSize } from '../page/fit-page';
import type { Line, Page, Word } from '../page/transcription';
import type { Laid, LaidSheet } from './lay-on-ink';
import { wordsIn } from './words';

/** A page of a given file with the places of its words; `isSizeTold`: the file says of which size its picture was. */
export type FilePage = { readonly page: Page; readonly isSizeTold: boolean };

/** A line's frame in the file and on the ink share so much where both are of the same line. */
const SAME_LINE = 0.5;
/** Of the lines of a page, so many must lie where the ink is for the file to be of this very picture. */
const SAME_PICTURE_SHARE = 0.6;
const FEWEST_LINES = 2;

/**
 * A laid text with the frames and word boxes that its own file has (PAGE, ALTO, hOCR), where that was made on the same
 * picture, in whatever size; elsewhere the laying stands. No word changes its sheet or its Line.
 */
export function withOwnBoxes(laid: Laid, file: readonly FilePage[], sheets: readonly Page[]): Laid {
  const own = ownLines(laid, file);
  if (own === null) return laid;
  const placed = laid.sheets.map((sheet, i) => placedSheet(sheet, own, file, sheets[i]));
  return { ...laid, sheets: placed };
}

type OwnLine = { readonly page: number; readonly line: number };

const wordCount = ({ text }: Line): number => wordsIn(text).length;

/** For each laid Line that is a whole line of the file, which one; null where the two texts are not the same. */
function ownLines(laid: Laid, file: readonly FilePage[]): ReadonlyMap<Line, OwnLine> | null {
  const starts = new Map<number, OwnLine & { readonly words: number }>();
  let at = 0;
  file.forEach(({ page: { lines } }, page) => {
    lines.forEach((one, line) => {
      const words = wordCount(one);
      if (words > 0) starts.set(at, { page, line, words });
      at += words;
    });
  });
  const own = new Map<Line, OwnLine>();
  let laidAt = 0;
  for (const line of laid.sheets.flatMap(({ lines }) => lines)) {
    const words = wordCount(line);
    const start = starts.get(laidAt);
    if (start?.words === words) own.set(line, start);
    laidAt += words;
  }
  return laidAt === at ? own : null;
}

function placedSheet(
  sheet: LaidSheet,
  own: ReadonlyMap<Line, OwnLine>,
  file: readonly FilePage[],
  target: Page | undefined,
): LaidSheet {
  const [page] = sheet.lines.flatMap((line) => own.get(line)?.page ?? []);
  const given = page === undefined ? undefined : file[page];
  if (given === undefined || target === undefined) return sheet;
  const size = inkSize(given.page, given.isSizeTold, target.image);
  const fitted = fitToImage(given.page, target.image, size);
  const fileLine = (line: Line): Line | null => {
    const at = own.get(line);
    return at?.page === page ? (fitted.lines[at?.line ?? -1] ?? null) : null;
  };
  const both = sheet.lines.flatMap((line) => {
    const there = fileLine(line)?.boxPx ?? null;
    return line.boxPx === null || there === null ? [] : [overlapOf(line.boxPx, there) >= SAME_LINE];
  });
  const alike = both.filter(Boolean).length;
  if (both.length < FEWEST_LINES || alike < both.length * SAME_PICTURE_SHARE) return sheet;
  return { ...sheet, lines: sheet.lines.map((line) => withBoxesOf(line, fileLine(line))) };
}

/** The Line with the frame of the file's, and its word boxes where it has one for each word. */
function withBoxesOf(line: Line, there: Line | null): Line {
  if (there === null || there.boxPx === null) return line;
  const theirs = wordsIn(there.text);
  const words = wordsIn(line.text).flatMap(({ from, to }, i): readonly Word[] => {
    const boxPx = there.words.find((word) => word.from === theirs[i]?.from)?.boxPx;
    return boxPx === undefined ? [] : [{ from, to, boxPx, confidence: null }];
  });
  return { ...line, boxPx: there.boxPx, words: words.length === theirs.length ? words : line.words };
}
