import { wordText, type Line, type Word } from '../page/transcription';

/** Letters a word needs for its width to tell the pitch, and how much the ink of its ends lacks, in cells. */
const FEWEST_LETTERS = 5;
const INK_LACKS = 0.15;
const FEWEST_WORDS = 12;
/** On a typewriter the widths of words give nearly one pitch; in set type they differ by the letters. */
const MOST_SPREAD = 0.05;
/** Behind a point or comma, ink this close (in pitches) has no blank cell before it; with one, it starts at 1.2. */
const LEAST_BLANK = 1;

/** Type that is so much narrower than the machine's own is of another machine: typewriters have one pitch. */
export const NARROWEST = 0.87;
/** Letterspaced type is wider, so that width alone does not say of what machine it is. */
export const WIDEST = 1.25;
/** Page numbers and dates are not judged by their width: a misread sign or two is half of them. */
const FEWEST_JUDGED = 4;
const LETTERS = /\p{L}/gu;

const CLINGS = /[,.:;!?]$/u;

/**
 * The width in px of a typewriter's cell, from the widths of words; null where type is not monospaced or there is
 * too little of it.
 */
export function pitchPx(lines: readonly Line[]): number | null {
  const pitches = lines
    .flatMap(({ words }) => words)
    .filter(({ from, to }) => to - from >= FEWEST_LETTERS)
    .map(({ from, to, boxPx }) => (boxPx.x1 - boxPx.x0) / (to - from - INK_LACKS))
    .sort((a, b) => a - b);
  if (pitches.length < FEWEST_WORDS) return null;
  const at = (share: number) => pitches[Math.floor(pitches.length * share)] ?? 0;
  return at(0.75) - at(0.25) > MOST_SPREAD * at(0.5) ? null : at(0.5);
}

/**
 * The width of the line's letters in pitches of the page's typewriter; null where it cannot be told. Short words say
 * little, for one letter too many or too few changes them much; of those alone, the widest counts.
 */
export function pitchShare(line: Line, pitch: number): number | null {
  if (lettersIn(line.text) < FEWEST_JUDGED) return null;
  const shares = line.words.map(({ from, to, boxPx }) => ({
    isLong: lettersIn(line.text.slice(from, to)) >= FEWEST_JUDGED,
    share: (boxPx.x1 - boxPx.x0) / (to - from) / pitch,
  }));
  const long = shares.filter(({ isLong }) => isLong).map(({ share }) => share);
  const widest = Math.max(0, ...shares.map(({ share }) => share));
  if (long.length === 0) return widest > WIDEST ? widest : null;
  return long.sort((a, b) => a - b)[Math.floor(long.length / 2)] ?? null;
}

export function lettersIn(text: string): number {
  return (text.match(LETTERS) ?? []).length;
}

/**
 * The lines as they were typed: where the typist left no blank after a comma or point, the machine's space goes.
 * The recogniser puts one in by habit; on monospaced type the ink says whether there is room for it. Words and boxes
 * stay as they are.
 */
export function asTyped(lines: readonly Line[]): Line[] {
  const pitch = pitchPx(lines);
  return pitch === null ? [...lines] : lines.map((line) => tightened(line, pitch));
}

function tightened(line: Line, pitch: number): Line {
  let text = '';
  const words: Word[] = [];
  for (const [i, word] of line.words.entries()) {
    const before = line.words[i - 1];
    const isTight =
      before !== undefined &&
      CLINGS.test(wordText(line, before)) &&
      gapPx(before, word) < LEAST_BLANK * pitch;
    const from = text.length + (before === undefined || isTight ? 0 : 1);
    text = `${text}${from > text.length ? ' ' : ''}${wordText(line, word)}`;
    words.push({ ...word, from, to: text.length });
  }
  return { ...line, text, words };
}

/** Negative where boxes overlap, which says nothing about blanks; so that counts as wide. */
function gapPx(before: Word, after: Word): number {
  const gap = after.boxPx.x0 - before.boxPx.x1;
  return gap < 0 ? Infinity : gap;
}
