import type { BoxPx } from '../base/geometry';
import { levelBox, lieOf, median } from '../layout/lie';
import type { Line, Page } from '../page/transcription';
import { breaksOf, brokenPage } from './divide-page';
import { editBetween, type Edit } from './edit';

/** The space between columns is looked for in this part of the text's width. */
const FROM = 0.2;
const TO = 0.8;
const BINS = 400;
/** Over the space between columns go a few lines at most: a heading, a note across both. */
const MOST_OVER = 0.1;
const FEW_OVER = 2;
/** It is wider than so many heights of a line; rivers between words are not. */
const LEAST_HEIGHTS = 0.9;
/** Each column has this share of the words at least. */
const LEAST_WORDS = 0.2;

/**
 * The page with its two columns one after the other: a Line that was read across both is broken between them, and what stands
 * over the whole width stays between what is above and below it. No letter is lost. Null where the words show no two columns, or
 * are in that order already.
 */
export function columnsEdit(page: Page, newId: () => string): Edit | null {
  const lie = lieOf(page.lines);
  const levelOf = (boxPx: BoxPx) => levelBox(boxPx, lie);
  const between = spaceBetween(page.lines, levelOf);
  if (between === null) return null;
  const isRight = (boxPx: BoxPx) => middleOf(levelOf(boxPx)) >= between;
  const isOver = (line: Line) => line.words.some(({ boxPx }) => isAcross(levelOf(boxPx), between));
  const breaks = page.lines.map((line) => (isOver(line) ? [] : breaksOf(line, isRight)));
  const broken = brokenPage(page, breaks, newId);
  return editBetween(page, { ...page, lines: inOrder(broken.lines, isOver, isRight) });
}

/** The lines of a stretch without one over the whole width: those of the left column, then those of the right one. */
function inOrder(
  lines: readonly Line[],
  isOver: (line: Line) => boolean,
  isRight: (boxPx: BoxPx) => boolean,
): readonly Line[] {
  const ordered: Line[] = [];
  let [left, right]: [Line[], Line[]] = [[], []];
  let before = left;
  const end = () => {
    ordered.push(...left, ...right);
    [left, right] = [[], []];
    before = left;
  };
  for (const line of lines) {
    const boxPx = line.words[0]?.boxPx ?? line.boxPx;
    if (isOver(line)) {
      end();
      ordered.push(line);
      continue;
    }
    // A line without ink stays behind the one that it follows.
    if (boxPx !== null) before = isRight(boxPx) ? right : left;
    before.push(line);
  }
  end();
  return ordered;
}

const middleOf = ({ x0, x1 }: BoxPx) => (x0 + x1) / 2;

/** Whether a word stands on both sides, with more on each than its frame is wrong by. */
function isAcross({ x0, x1, y0, y1 }: BoxPx, at: number): boolean {
  return Math.min(at - x0, x1 - at) > (y1 - y0) / 3;
}

/** Where the space between two columns is, in level px; null where the words leave none. */
function spaceBetween(lines: readonly Line[], levelOf: (boxPx: BoxPx) => BoxPx): number | null {
  const boxes = lines.flatMap(({ words }) => words.map(({ boxPx }) => levelOf(boxPx)));
  const from = Math.min(...boxes.map(({ x0 }) => x0));
  const to = Math.max(...boxes.map(({ x1 }) => x1));
  if (boxes.length === 0 || to <= from) return null;
  const binPx = (to - from) / BINS;
  const over = new Float64Array(BINS);
  for (const { x0, x1 } of boxes)
    for (let bin = Math.floor((x0 - from) / binPx); bin * binPx + from < x1 && bin < BINS; bin += 1)
      over[bin] = (over[bin] ?? 0) + 1;
  const space = widestSpace(over);
  const heightPx = median(boxes.map(({ y0, y1 }) => y1 - y0)) ?? 0;
  if (space === null || (space.to - space.from) * binPx < LEAST_HEIGHTS * heightPx) return null;
  const at = from + ((space.from + space.to) / 2) * binPx;
  const left = boxes.filter((box) => middleOf(box) < at).length;
  return Math.min(left, boxes.length - left) < LEAST_WORDS * boxes.length ? null : at;
}

/** The widest stretch of bins in the middle that hardly a word goes over. */
function widestSpace(over: Float64Array): { readonly from: number; readonly to: number } | null {
  const fullest = [...over].reduce((best, each) => Math.max(best, each), 0);
  const most = Math.max(FEW_OVER, MOST_OVER * fullest);
  let best: { from: number; to: number } | null = null;
  let from = Math.floor(FROM * over.length);
  for (let bin = from; bin <= Math.ceil(TO * over.length); bin += 1) {
    const isEmpty = bin < TO * over.length && (over[bin] ?? 0) <= most;
    if (isEmpty) continue;
    if (bin > from && (best === null || bin - from > best.to - best.from)) best = { from, to: bin };
    from = bin + 1;
  }
  return best;
}
