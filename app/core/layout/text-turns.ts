import type { BoxPx } from '../base/geometry';
import type { QuarterTurns } from '../image/orientation';
import type { Line, Page } from '../page/transcription';

/**
 * How far the text lies turned clockwise on its scan, in quarter turns, told from which way the words of its lines follow each
 * other: the scan of a sheet is kept as it is, so that lines may run down, up or on their heads. 0 where no line has two words.
 */
export function textTurns(lines: readonly Line[]): QuarterTurns {
  const votes: [number, number, number, number] = [0, 0, 0, 0];
  for (const { words } of lines)
    for (let i = 1; i < words.length; i += 1) {
      const [a, b] = [words[i - 1]?.boxPx, words[i]?.boxPx];
      if (a !== undefined && b !== undefined) votes[turnsBetween(a, b)] += 1;
    }
  const most = Math.max(...votes);
  return most === 0 ? 0 : (votes.indexOf(most) as QuarterTurns);
}

/** Quarter turns clockwise that bring the scan of a page upright: as it was told, else as its text runs. */
export function uprightTurns({ lines, geometry }: Pick<Page, 'lines' | 'geometry'>): QuarterTurns {
  return geometry?.turns ?? (((4 - textTurns(lines)) % 4) as QuarterTurns);
}

/** Which way it goes from one word's middle to the next one's. */
function turnsBetween(a: BoxPx, b: BoxPx): QuarterTurns {
  const [x, y] = [b.x0 + b.x1 - a.x0 - a.x1, b.y0 + b.y1 - a.y0 - a.y1];
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2;
  return y > 0 ? 1 : 3;
}

/**
 * The box as it would lie with text of so many turns upright, about the scan's corner: good for comparing boxes with each other, for
 * its px may be negative.
 */
export function uprightBox({ x0, y0, x1, y1 }: BoxPx, turns: QuarterTurns): BoxPx {
  if (turns === 1) return { x0: y0, y0: -x1, x1: y1, y1: -x0 };
  if (turns === 2) return { x0: -x1, y0: -y1, x1: -x0, y1: -y0 };
  if (turns === 3) return { x0: -y1, y0: x0, x1: -y0, y1: x1 };
  return { x0, y0, x1, y1 };
}

/** The other way: where an upright box lies on the scan. */
export function turnedBox(box: BoxPx, turns: QuarterTurns): BoxPx {
  return uprightBox(box, ((4 - turns) % 4) as QuarterTurns);
}

/** How high a Line is across its text, px. */
export function lineHeightPx(line: Line): number {
  if (line.boxPx === null) return 0;
  const { y0, y1 } = uprightBox(line.boxPx, textTurns([line]));
  return y1 - y0;
}
