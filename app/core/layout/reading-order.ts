import { unionBox, type BoxPx } from '../base/geometry';
import type { Line, Word } from '../page/transcription';
import { median } from './lie';

/** Words farther apart than so many heights of a word are pieces of their own: no blank of justified type is wider. */
const PIECE_GAP = 1.5;
/** The space between columns is at least so many heights wide, and goes beside so many lines. */
const LEAST_GUTTER = 1.3;
const FEWEST_LINES = 5;
/** A heading or two may stand over it. */
const FEW_OVER = 2;
const MOST_OVER = 0.08;
/** Lines of prose fill their column: so many are this share of the long ones, and have so many letters. Cells of a table are not. */
const FULL = 0.75;
const MOSTLY_FULL = 0.6;
const LONG = 0.85;
const LEAST_LETTERS = 12;
/** Columns stand beside each other for this share of the lower one. */
const BESIDE = 0.5;
/** A line of both columns has this share of the space between them as a blank; a heading over both has not. */
const PARTED = 0.7;
const LETTERS = /\p{L}/gu;

/** Edges of columns lean where the camera stood aside or the sheet was straightened: by these tangents, the likeliest first. */
const SLANTS = [0, 0.01, -0.01, 0.02, -0.02, 0.03, -0.03, 0.04, -0.04, 0.05, -0.05, 0.06, -0.06];

/** The space between two columns: in px of its page made upright by `slant`. */
type Gutter = { readonly from: number; readonly to: number; readonly slant: number };
type Piece = { readonly boxPx: BoxPx; readonly letters: number };

/**
 * The lines of level columns of prose one column after the other, each from the top; a line that was read across both is parted,
 * and one that stands over both stays between what is above and below it. Lines without such columns stay as they are, so that
 * cells of tables and forms are read as they were found, but for what stands above a wide line and was read after it.
 */
export function inColumns(lines: readonly Line[]): Line[] {
  const heightPx = median(lines.flatMap(({ words }) => words.map(({ boxPx }) => boxPx.y1 - boxPx.y0))) ?? 0;
  return heightPx === 0 ? [...lines] : (columnsOf(lines, heightPx) ?? aboveWide(lines));
}

/** A line of this share of the text's width is read after all that stands above it. */
const WIDE = 0.6;

/** What was read late, as a table may be between two paragraphs, goes before the first wide line that stands under it. */
function aboveWide(lines: readonly Line[]): Line[] {
  const around = unionBox(lines.flatMap(({ boxPx }) => boxPx ?? []));
  const width = around === null ? 0 : around.x1 - around.x0;
  const isWide = ({ boxPx }: Line) => boxPx !== null && boxPx.x1 - boxPx.x0 >= WIDE * width;
  const ordered: Line[] = [];
  for (const line of lines) {
    const at = ordered.findIndex((one) => (isWide(one) || isWide(line)) && isUnder(one.boxPx, line.boxPx));
    ordered.splice(at < 0 ? ordered.length : at, 0, line);
  }
  return ordered;
}

/** Whether a box stands wholly lower than the other, with part of its width under it. */
function isUnder(lower: BoxPx | null, upper: BoxPx | null): boolean {
  if (lower === null || upper === null) return false;
  const middle = (upper.y0 + upper.y1) / 2;
  return (
    middle < lower.y0 && upper.y1 < (lower.y0 + lower.y1) / 2 && lower.x0 < upper.x1 && upper.x0 < lower.x1
  );
}

/** Null where the lines show no columns. */
function columnsOf(lines: readonly Line[], heightPx: number): Line[] | null {
  const gutter = gutterOf(lines, heightPx);
  if (gutter === null) return null;
  const parted = lines.flatMap((line) => partedAt(line, gutter));
  const upright = ({ boxPx }: Line) => (boxPx === null ? null : uprightBox(boxPx, gutter.slant));
  const isOver = (line: Line) => {
    const box = upright(line);
    return box !== null && box.x0 < gutter.from && box.x1 > gutter.to;
  };
  const over = parted.filter(isOver).sort((a, b) => topOf(a) - topOf(b));
  const rest = parted.filter((line) => !isOver(line));
  const ends = [...over.map(middleOf), Infinity];
  return ends.flatMap((end, i) => {
    const from = ends[i - 1] ?? -Infinity;
    const band = rest.filter((line) => middleOf(line) >= from && middleOf(line) < end);
    const isLeft = (line: Line) => across(upright(line)) < (gutter.from + gutter.to) / 2;
    const sides = [band.filter(isLeft), band.filter((line) => !isLeft(line))];
    const heading = over[i];
    const ordered = sides.flatMap((side) => columnsOf(side, heightPx) ?? fromTheTop(side));
    return heading === undefined ? ordered : [...ordered, heading];
  });
}

const topOf = ({ boxPx }: Line) => boxPx?.y0 ?? 0;
const middleOf = ({ boxPx }: Line) => (boxPx === null ? 0 : (boxPx.y0 + boxPx.y1) / 2);
const across = (boxPx: BoxPx | null) => (boxPx === null ? 0 : (boxPx.x0 + boxPx.x1) / 2);

function uprightBox({ x0, y0, x1, y1 }: BoxPx, slant: number): BoxPx {
  const by = (slant * (y0 + y1)) / 2;
  return { x0: x0 - by, y0, x1: x1 - by, y1 };
}

/** Rows from the top; what stands on one row from the left. */
function fromTheTop(lines: readonly Line[]): Line[] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      middleOf(line) < (first.boxPx?.y1 ?? 0) &&
      isBeside(row, line)
    )
      row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => row.sort((a, b) => across(a.boxPx) - across(b.boxPx)));
}

/** Whether a line has no part of its width in common with those of the row: else it stands under them. */
function isBeside(row: readonly Line[], { boxPx }: Line): boolean {
  return row.every((one) => {
    if (one.boxPx === null || boxPx === null) return false;
    return boxPx.x0 >= one.boxPx.x1 || one.boxPx.x0 >= boxPx.x1;
  });
}

/** The line in two where it was read over the space between columns. */
function partedAt(line: Line, { from, to, slant }: Gutter): readonly Line[] {
  const boxes = line.words.map(({ boxPx }) => uprightBox(boxPx, slant));
  const at = boxes.findIndex((box, i) => {
    const before = boxes[i - 1];
    if (before === undefined || before.x1 > to || box.x0 < from) return false;
    return box.x0 - before.x1 >= PARTED * (to - from);
  });
  return at <= 0
    ? [line]
    : [partOf(line, line.words.slice(0, at), ''), partOf(line, line.words.slice(at), 'b')];
}

function partOf(line: Line, words: readonly Word[], mark: string): Line {
  const start = words[0]?.from ?? 0;
  const end = words.at(-1)?.to ?? start;
  return {
    ...line,
    id: `${line.id}${mark}`,
    text: line.text.slice(start, end),
    boxPx: unionBox(words.map(({ boxPx }) => boxPx)),
    words: words.map((word) => ({ ...word, from: word.from - start, to: word.to - start })),
  };
}

/** The space that most lines stand beside, both sides being columns of prose: the widest of those that any slant shows. */
function gutterOf(lines: readonly Line[], heightPx: number): Gutter | null {
  const pieces = lines.flatMap((line) => piecesOf(line, heightPx));
  const found = SLANTS.flatMap((slant) => guttersAt(pieces, slant, heightPx));
  return found.reduce<Gutter | null>(
    (best, one) => (best === null || one.to - one.from > best.to - best.from ? one : best),
    null,
  );
}

function guttersAt(level: readonly Piece[], slant: number, heightPx: number): readonly Gutter[] {
  const pieces = level.map(({ boxPx, letters }) => ({ boxPx: uprightBox(boxPx, slant), letters }));
  const most = Math.max(FEW_OVER, MOST_OVER * pieces.length);
  const wide = spacesIn(pieces, most).filter(({ from, to }) => to - from >= LEAST_GUTTER * heightPx);
  return wide.flatMap(({ from, to }) => {
    const left = pieces.filter(({ boxPx }) => boxPx.x1 <= from + heightPx / 2);
    const right = pieces.filter(({ boxPx }) => boxPx.x0 >= to - heightPx / 2);
    return isProse(left) && isProse(right) && areBeside(left, right) ? [{ from, to, slant }] : [];
  });
}

function piecesOf({ text, words }: Line, heightPx: number): readonly Piece[] {
  const pieces: { boxPx: BoxPx; letters: number }[] = [];
  for (const { from, to, boxPx } of words) {
    const letters = (text.slice(from, to).match(LETTERS) ?? []).length;
    const last = pieces.at(-1);
    if (last === undefined || boxPx.x0 - last.boxPx.x1 > PIECE_GAP * heightPx)
      pieces.push({ boxPx, letters });
    else
      pieces[pieces.length - 1] = {
        boxPx: unionBox([last.boxPx, boxPx]) ?? boxPx,
        letters: last.letters + letters,
      };
  }
  return pieces;
}

/** The stretches between the pieces' outermost edges that at most so many of them go over. */
function spacesIn(pieces: readonly Piece[], most: number): readonly Pick<Gutter, 'from' | 'to'>[] {
  const edges = pieces
    .flatMap(({ boxPx }) => [
      { x: boxPx.x0, by: 1 },
      { x: boxPx.x1, by: -1 },
    ])
    .sort((a, b) => a.x - b.x || a.by - b.by);
  const spaces: Pick<Gutter, 'from' | 'to'>[] = [];
  let over = 0;
  let from: number | null = null;
  for (const { x, by } of edges) {
    over += by;
    if (over <= most && from === null) from = x;
    if (over > most && from !== null) {
      spaces.push({ from, to: x });
      from = null;
    }
  }
  return spaces.slice(1);
}

function isProse(pieces: readonly Piece[]): boolean {
  if (pieces.length < FEWEST_LINES) return false;
  const widths = pieces.map(({ boxPx }) => boxPx.x1 - boxPx.x0).sort((a, b) => a - b);
  const long = widths[Math.floor(LONG * (widths.length - 1))] ?? 0;
  const full = pieces.filter(({ boxPx }) => boxPx.x1 - boxPx.x0 >= FULL * long);
  const letters = full.reduce((sum, one) => sum + one.letters, 0);
  return full.length >= MOSTLY_FULL * pieces.length && letters >= LEAST_LETTERS * full.length;
}

function areBeside(left: readonly Piece[], right: readonly Piece[]): boolean {
  const [a, b] = [left, right].map((side) => unionBox(side.map(({ boxPx }) => boxPx)));
  if (a === null || b === null || a === undefined || b === undefined) return false;
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return shared >= BESIDE * Math.min(a.y1 - a.y0, b.y1 - b.y0);
}
