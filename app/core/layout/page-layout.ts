import { isApart } from '../page/marks';
import type { BoxPx } from '../base/geometry';
import { withMarks } from '../page/marks';
import { lettersIn, NARROWEST, pitchPx, pitchShare, WIDEST } from './pitch';
import type { Line, MarkKind } from '../page/transcription';
import { measuresOf, type Measures } from './measures';

/** What a whole Line is, where it is no typed text of the body. */
export type LineRole = Extract<MarkKind, 'heading' | 'margin-note' | 'stamp' | 'handwritten' | 'debris'>;

/** How coloured the ink of a Line is: the share, 0–1, of its ink that is no black or grey; null where it is not known. */
export type InkColour = (boxPx: BoxPx) => number | null;

const DOUBTFUL = 0.75;
/** Handwriting is taller than type, and its words are read with doubt. */
const TALL = 1.5;
const LEAST_LETTERS = 4;
/** Ink of which this much is coloured, where that of most lines is not, is of a stamp or a pen. */
const COLOURED = 0.5;
/** A scrap of a stamp stands no farther from it than so many line heights. */
const SCRAP_REACH = 2;
const SCRAP_LETTERS = 4;
/** What was read with less confidence than this is no reading; nor is what has no word of so many letters, where it is doubted. */
const UNREAD = 0.5;
const WORD = /\p{L}{5}/u;
const DEBRIS_LETTERS = 12;
/** What no typewriter of these documents has, and two letters in a row: without them there is no word. */
const NOT_TYPED = /[|©®^~<>{}\\[\]•¦§]/u;
const TWO_LETTERS = /\p{L}{2}/u;
const DIGIT = /\d/u;

/**
 * The Lines of a page with what is no typed text marked as such and put behind the body: stamps and handwriting, told by
 * their pitch, height, colour and the doubt with which they were read, and notes beside the column. Headings are marked
 * and stay. The order is otherwise as it was. A line is set apart only on positive evidence: a page without one pitch and
 * without colour keeps all of its lines but scraps of a few signs that are no word. What was made of a stamp or a
 * signature and cannot be read is marked as debris.
 */
export function laidOut(lines: readonly Line[], colourOf: InkColour = () => null): Line[] {
  const measures = measuresOf(lines, pitchPx(lines));
  const roles = lines.map((line) => roleOf(line, measures, colourOf));
  const whole = lines.map(
    (line, i) =>
      roles[i] ?? besideStamp(line, lines, roles, measures) ?? scrapRole(line, i, lines, roles, measures),
  );
  const marked = lines.map((line, i) => withRole(line, whole[i] ?? null));
  return [...marked.filter((line) => !isApart(line)), ...marked.filter(isApart)];
}

function withRole(line: Line, role: LineRole | null): Line {
  if (role === null || line.text === '') return line;
  return withMarks(line, [...(line.marks ?? []), { kind: role, from: 0, to: line.text.length }]);
}

function roleOf(line: Line, measures: Measures, colourOf: InkColour): LineRole | null {
  const { boxPx } = line;
  if (boxPx === null) return null;
  const foreign = foreignRole(line, boxPx, measures, colourOf(boxPx));
  if (foreign !== null) return isUnread(line) ? 'debris' : foreign;
  if (isBeside(boxPx, measures)) return 'margin-note';
  return isHeading(line, boxPx, measures) ? 'heading' : null;
}

function foreignRole(line: Line, boxPx: BoxPx, measures: Measures, colour: number | null): LineRole | null {
  const share = measures.pitchPx === null ? null : pitchShare(line, measures.pitchPx);
  const isTall = boxPx.y1 - boxPx.y0 > TALL * measures.heightPx;
  const isDoubtful = confidenceOf(line) < DOUBTFUL;
  const isNarrow = share !== null && share < NARROWEST;
  const isWide = share !== null && share > WIDEST && isDoubtful;
  const isColoured = colour !== null && colour > COLOURED && (isNarrow || isWide || isDoubtful);
  if (isTall && isDoubtful && (isWide || isColoured)) return 'handwritten';
  // No machine makes its letters taller and wider at once; a hand writes small ones, too.
  const isLarge = isTall && share !== null && share > WIDEST && !HAS_SMALL_LETTER.test(line.text);
  return isNarrow || isWide || isColoured || isLarge ? 'stamp' : null;
}

/** Whether nothing in a Line can be taken for a reading. A number is one, however it was read. */
function isUnread(line: Line): boolean {
  if (DIGIT.test(line.text) || confidenceOf(line) >= DOUBTFUL) return false;
  return confidenceOf(line) < UNREAD || !WORD.test(line.text);
}

function confidenceOf({ words }: Line): number {
  return words.reduce((sum, { confidence }) => sum + (confidence ?? 1), 0) / Math.max(1, words.length);
}

function isBeside(boxPx: BoxPx, { column }: Measures): boolean {
  return column !== null && (boxPx.x1 <= column.from || boxPx.x0 >= column.to);
}

const CENTRED = 0.08;
const INDENTED = 0.12;
const HAS_SMALL_LETTER = /\p{Ll}/u;
const LETTERSPACED = /(^|\s)\p{L}( \p{L}){3,}(\s|$)/u;

/** In capitals or letterspaced, in the middle of the column, with room on both sides. */
function isHeading({ text }: Line, boxPx: BoxPx, { column }: Measures): boolean {
  if (column === null || lettersIn(text) < LEAST_LETTERS) return false;
  if (HAS_SMALL_LETTER.test(text) && !LETTERSPACED.test(text)) return false;
  const width = column.to - column.from;
  const [left, right] = [(boxPx.x0 - column.from) / width, (column.to - boxPx.x1) / width];
  return left > INDENTED && right > INDENTED && Math.abs(left - right) < 2 * CENTRED;
}

/** The other lines of a stamp: in capitals that are wider than the machine's, close to one that is plainly of a stamp. */
function besideStamp(
  line: Line,
  lines: readonly Line[],
  roles: readonly (LineRole | null)[],
  { pitchPx: pitch, heightPx }: Measures,
): LineRole | null {
  const { boxPx } = line;
  const share = pitch === null ? null : pitchShare(line, pitch);
  if (boxPx === null || share === null || share <= WIDEST || HAS_SMALL_LETTER.test(line.text)) return null;
  return lines.some((other, i) => roles[i] === 'stamp' && isNear(boxPx, other.boxPx, heightPx))
    ? 'stamp'
    : null;
}

function isNear(boxPx: BoxPx, other: BoxPx | null, heightPx: number): boolean {
  return (
    other !== null &&
    boxPx.x0 < other.x1 + heightPx &&
    other.x0 < boxPx.x1 + heightPx &&
    boxPx.y0 < other.y1 + SCRAP_REACH * heightPx &&
    other.y0 < boxPx.y1 + SCRAP_REACH * heightPx
  );
}

/** A few letters on no line of type are debris where a stamp or a signature is close, or where they are no word. */
function scrapRole(
  line: Line,
  index: number,
  lines: readonly Line[],
  roles: readonly (LineRole | null)[],
  { heightPx }: Measures,
): LineRole | null {
  const { boxPx } = line;
  if (boxPx === null || roles[index] === 'margin-note' || confidenceOf(line) >= DOUBTFUL) return null;
  if (lines.some((other, i) => i !== index && roles[i] === null && isOnRow(boxPx, other.boxPx))) return null;
  if (isNoWord(line)) return 'debris';
  if (line.text.length > SCRAP_LETTERS) return null;
  const isForeign = (role: LineRole | null | undefined) =>
    role === 'stamp' || role === 'handwritten' || role === 'debris';
  return lines.some((other, i) => isForeign(roles[i]) && isNear(boxPx, other.boxPx, heightPx))
    ? 'debris'
    : null;
}

/** A short Line without confidence, of signs that no typewriter has or without two letters in a row. */
function isNoWord(line: Line): boolean {
  const { text } = line;
  const letters = lettersIn(text);
  if (letters > DEBRIS_LETTERS || DIGIT.test(text) || confidenceOf(line) >= UNREAD) return false;
  return NOT_TYPED.test(text) || !TWO_LETTERS.test(text);
}

function isOnRow({ y0, y1 }: BoxPx, other: BoxPx | null): boolean {
  const middle = (y0 + y1) / 2;
  return other !== null && middle >= other.y0 && middle < other.y1;
}
