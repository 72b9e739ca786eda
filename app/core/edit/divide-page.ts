import type { BoxPx, QuarterTurns } from '../base/geometry';
import { lineStart } from '../base/positions';
import { turnedBox, uprightBox } from '../layout/text-turns';
import { withComment } from '../page/marks';
import { changedGeometry, cropOn, withGeometry } from '../page/sheet-geometry';
import type { Line, Page, PageImage } from '../page/transcription';
import { applyEdit } from './edit';
import { editFromTextChange } from './edit-text';

/** Two pages of a scan, as they are read: the left one first. Each is a part of the scan, in px of it. */
export type Halves = readonly [BoxPx, BoxPx];

/**
 * The parts of a scan on either side of a line from top to bottom; `at` is where it stands in the upright sheet, as a share of its
 * width from the left. `turns` brings the scan upright.
 */
export function halvesOf(
  image: Pick<PageImage, 'widthPx' | 'heightPx'>,
  geometry: Page['geometry'],
  turns: QuarterTurns,
  at: number,
): Halves {
  const textTurns = ((4 - turns) % 4) as QuarterTurns;
  const upright = uprightBox(cropOn(image, geometry), textTurns);
  const x = Math.round(upright.x0 + at * (upright.x1 - upright.x0));
  const onScan = (box: BoxPx) => withoutMinusZero(turnedBox(box, textTurns));
  return [onScan({ ...upright, x1: x }), onScan({ ...upright, x0: x })];
}

function withoutMinusZero({ x0, y0, x1, y1 }: BoxPx): BoxPx {
  return { x0: x0 + 0, y0: y0 + 0, x1: x1 + 0, y1: y1 + 0 };
}

/** A piece of a Line of the divided page: what begins at `from` in its text is the Line `line` of the page `pageId` now. */
export type LinePiece = { readonly from: number; readonly pageId: string; readonly line: Line };

export type Division = {
  readonly pages: readonly [Page, Page];
  /** What became of each Line of the page, by its id: one piece, or more where it was read across the fold. */
  readonly pieces: ReadonlyMap<string, readonly LinePiece[]>;
};

/**
 * A page's text divided by its boxes: each half keeps the lines and words whose ink lies in it, in the order that they have. A
 * line that was read across both is broken where it goes over; one without ink stays with the line before it. No letter is lost:
 * every line of the page is in one of the two.
 */
export function dividePage(
  page: Page,
  [left, right]: Halves,
  [leftId, rightId]: readonly [string, string],
  newId: () => string,
): Division {
  const breaks = page.lines.map((line) => breaksOf(line, (boxPx) => isIn(boxPx, right)));
  const whole = brokenPage(page, breaks, newId);
  const sides = sidesOf(whole.lines, right);
  const half = (id: string, cropPx: BoxPx, isRight: boolean): Page => {
    const lines = whole.lines.filter((_, i) => sides[i] === isRight);
    const own = withGeometry({ ...page, id, lines }, changedGeometry(page.geometry, { cropPx }));
    return isRight ? withComment(own, '') : own;
  };
  const pieces = new Map<string, readonly LinePiece[]>();
  let at = 0;
  page.lines.forEach(({ id }, i) => {
    const starts = [0, ...(breaks[i] ?? []).map(({ to }) => to)];
    const own = starts.flatMap((from, n) => {
      const line = whole.lines[at + n];
      const pageId = sides[at + n] === true ? rightId : leftId;
      return line === undefined ? [] : [{ from, pageId, line }];
    });
    pieces.set(id, own);
    at += starts.length;
  });
  return { pages: [half(leftId, left, false), half(rightId, right, true)], pieces };
}

/** How many Lines lie on the fold: read across it, or with a word whose ink goes over it. A person should look at them. */
export function linesOnFold({ lines }: Page, halves: Halves): number {
  return lines.filter((line) => {
    const boxes = line.words.length > 0 ? line.words.map(({ boxPx }) => boxPx) : [line.boxPx];
    const isOver = boxes.some((box) => box !== null && goesOver(box, halves));
    return isOver || breaksOf(line, (boxPx) => isIn(boxPx, halves[1])).length > 0;
  }).length;
}

/** Whether ink is in both halves, with more in each than the frame of a word is wrong by. */
function goesOver(box: BoxPx, halves: Halves): boolean {
  const roomPx = Math.min(box.x1 - box.x0, box.y1 - box.y0) / 3;
  return halves.every((half) => {
    const widthPx = Math.min(box.x1, half.x1) - Math.max(box.x0, half.x0);
    const heightPx = Math.min(box.y1, half.y1) - Math.max(box.y0, half.y0);
    return Math.min(widthPx, heightPx) > roomPx;
  });
}

/** A stretch of a Line's text in place of which a new Line begins. */
export type Break = { readonly from: number; readonly to: number };

/** The spaces between words at which a Line goes over from one side to the other. */
export function breaksOf(line: Line, isRight: (boxPx: BoxPx) => boolean): readonly Break[] {
  return line.words.flatMap((word, i) => {
    const before = line.words[i - 1];
    const isOver = before !== undefined && isRight(word.boxPx) !== isRight(before.boxPx);
    if (!isOver) return [];
    // What stands between the words goes with the first of them, but for the space.
    const between = line.text.slice(before.to, word.from);
    return [{ from: before.to + between.trimEnd().length, to: word.from }];
  });
}

/** The page with its Lines broken; `breaks` are those of each Line. */
export function brokenPage(page: Page, breaks: readonly (readonly Break[])[], newId: () => string): Page {
  return page.lines.reduceRight((broken, _, index) => {
    const start = lineStart(page.lines, index);
    return (breaks[index] ?? []).reduceRight((now, { from, to }) => {
      const change = { from: start + from, to: start + to, text: '\n' };
      return applyEdit(now, editFromTextChange(now, change, newId));
    }, broken);
  }, page);
}

/** For each line whether it is in the right half. */
function sidesOf(lines: readonly Line[], right: BoxPx): readonly boolean[] {
  const sides: boolean[] = [];
  for (const line of lines) {
    const boxPx = line.words[0]?.boxPx ?? line.boxPx;
    sides.push(boxPx === null ? (sides[sides.length - 1] ?? false) : isIn(boxPx, right));
  }
  return sides;
}

/** By the middle of the ink. */
function isIn({ x0, y0, x1, y1 }: BoxPx, half: BoxPx): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x >= half.x0 && x < half.x1 && y >= half.y0 && y < half.y1;
}
