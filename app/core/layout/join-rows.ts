import { unionBox, type BoxPx } from '../base/geometry';
import { pitchPx } from './pitch';
import type { Line, Word } from '../page/transcription';

/** Pieces of one row no farther apart than this are one line: a typist's wide blank, not the gutter between columns. */
const CLOSE_PITCHES = 2.2;
/** The same in line heights, where type is not monospaced. */
const CLOSE_HEIGHTS = 0.9;
/** Dots lead from words to a number, which may stand farther off. */
const LED_HEIGHTS = 4;
const LEADS = /\.{6}$/u;
/** Two pieces stand on one row when they share so much of the lower one's height. */
const SHARED = 0.6;

/**
 * Puts pieces of one line together that the recogniser took for columns because blanks happen to stand one under
 * the other. The joined Line stands where its leftmost piece stood; the order of the rest is as it was.
 */
export function joinedRows(lines: readonly Line[]): Line[] {
  const pitch = pitchPx(lines);
  const nextOf = new Map<Line, Line>();
  for (const piece of lines) {
    const before = lines.filter((line) => !nextOf.has(line) && follows(line, piece, pitch));
    const nearest = before.sort((a, b) => (b.boxPx?.x1 ?? 0) - (a.boxPx?.x1 ?? 0))[0];
    if (nearest !== undefined) nextOf.set(nearest, piece);
  }
  const continuations = new Set(nextOf.values());
  return lines.filter((line) => !continuations.has(line)).map((line) => chainFrom(line, nextOf));
}

function chainFrom(first: Line, nextOf: ReadonlyMap<Line, Line>): Line {
  let joined = first;
  for (let next = nextOf.get(first); next !== undefined; next = nextOf.get(next))
    joined = joinLines(joined, next);
  return joined;
}

/** Whether `piece` goes on to the right of `line`. Boxes of no width go on from nothing that begins where they do, themselves least. */
function follows(line: Line, piece: Line, pitch: number | null): boolean {
  const [a, b] = [line.boxPx, piece.boxPx];
  if (a === null || b === null || b.x0 < a.x1 || b.x0 <= a.x0) return false;
  const lower = Math.min(height(a), height(b));
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  const close = pitch === null ? CLOSE_HEIGHTS * lower : CLOSE_PITCHES * pitch;
  const isLed = LEADS.test(line.text);
  return shared >= SHARED * lower && b.x0 - a.x1 <= (isLed ? LED_HEIGHTS * lower : close);
}

function height({ y0, y1 }: BoxPx): number {
  return y1 - y0;
}

function joinLines(a: Line, b: Line): Line {
  const from = a.text.length + 1;
  const moved: readonly Word[] = b.words.map((word) => ({
    ...word,
    from: word.from + from,
    to: word.to + from,
  }));
  const boxPx = unionBox([a.boxPx, b.boxPx].flatMap((box) => box ?? []));
  return { ...a, text: `${a.text} ${b.text}`, boxPx, words: [...a.words, ...moved] };
}
