import type { BoxPx } from '../base/geometry';
import type { Leader } from '../image/leaders';
import { wordText, type Line } from '../page/transcription';
import { lineOfWords, type ReadWord } from './lines';

/** A row of dots belongs to a line whose words it stands beside, not to one far across the sheet: in its own heights. */
const NEAR = 40;

/** Dots are counted, not guessed. */
const CERTAIN = 0.96;

/** The lines with each row of dots as a word where it stands; a row beside no line is one by itself, at the end. */
export function withLeaders(lines: readonly Line[], leaders: readonly Leader[]): Line[] {
  const placed = [...lines];
  for (const [i, leader] of leaders.entries()) {
    const word = { text: '.'.repeat(leader.dots), boxPx: leader.boxPx, confidence: CERTAIN };
    const at = nearestLine(placed, leader.boxPx);
    const line = placed[at];
    if (line === undefined) placed.push(lineOfWords([word], `dots${String(i + 1)}`));
    else placed[at] = { ...line, ...lineOfWords(inserted(line, word), line.id) };
  }
  return placed;
}

/** Of the lines on whose height the dots stand, the one whose ink is nearest; -1 where there is none. */
function nearestLine(lines: readonly Line[], dots: BoxPx): number {
  const y = (dots.y0 + dots.y1) / 2;
  const away = lines.map(({ boxPx }) => {
    if (boxPx === null || y < boxPx.y0 || y > boxPx.y1 + (boxPx.y1 - boxPx.y0) / 4) return Infinity;
    return Math.max(0, boxPx.x0 - dots.x1, dots.x0 - boxPx.x1);
  });
  const least = Math.min(...away);
  return least <= NEAR * (dots.y1 - dots.y0) ? away.indexOf(least) : -1;
}

function inserted(line: Line, word: ReadWord): readonly ReadWord[] {
  const words = line.words.map((one): ReadWord => ({
    text: wordText(line, one),
    boxPx: one.boxPx,
    confidence: one.confidence,
  }));
  const at = words.findIndex(({ boxPx }) => boxPx.x0 >= word.boxPx.x0);
  return at < 0 ? [...words, word] : [...words.slice(0, at), word, ...words.slice(at)];
}
