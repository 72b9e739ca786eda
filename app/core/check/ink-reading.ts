import { unionBox, type BoxPx } from '../base/geometry';
import type { InkReading } from '../given/ink-reading';
import { joinedRows } from '../layout/join-rows';
import { laidOut } from '../layout/page-layout';
import { isApart } from '../page/marks';
import type { Line, MarkKind, Page } from '../page/transcription';
import { calibrated, TYPESCRIPT_KNOTS, type Knot } from '../recognise/calibration';

/** How likely a machine's word is right that came without a figure. */
const UNRATED = 0.85;
/** Of a sheet's letters, so many at most may still be a machine's own for the text to be somebody else's. */
const MACHINE_SHARE = 0.5;

/**
 * Whether a sheet's text was typed or brought by somebody, and is not what a machine read: a machine's words have a figure
 * of confidence as long as nobody touches them.
 */
export function isGivenText({ lines }: Page): boolean {
  let [letters, machines] = [0, 0];
  for (const { text, words } of lines) {
    letters += text.replace(/\s+/g, '').length;
    for (const { from, to, confidence } of words) if (confidence !== null) machines += to - from;
  }
  return letters > 0 && machines < letters * MACHINE_SHARE;
}

/**
 * The Lines of one pass of recognition as they stand on the sheet, in the order in which they were read: pieces of a row
 * together, stamps and notes told from the body. A pass is kept as the recogniser gave it.
 */
export function rowsOfPass(lines: readonly Line[]): readonly Line[] {
  const joined = joinedRows(lines);
  const marked = new Map(laidOut(joined).map((line) => [line.id, line]));
  return joined.map((line) => marked.get(line.id) ?? line);
}

/** A machine's reading as a witness of the ink. `unread` are the rows of ink that bear no word, from its account. */
export function inkReading(
  lines: readonly Line[],
  unread: readonly BoxPx[],
  knots: readonly Knot[] = TYPESCRIPT_KNOTS,
): InkReading {
  return {
    unread,
    rows: lines.flatMap((line) => {
      const boxPx = line.boxPx ?? unionBox(line.words.map((word) => word.boxPx));
      if (boxPx === null || line.words.length === 0) return [];
      const words = line.words.map(({ from, to, boxPx: own, confidence }) => ({
        text: line.text.slice(from, to),
        boxPx: own,
        probability: confidence === null ? UNRATED : calibrated(confidence, knots),
      }));
      const role = roleOf(line);
      return [{ boxPx, isApart: isApart(line), ...(role === undefined ? {} : { role }), words }];
    }),
  };
}

/** What a row that stands apart is; debris is what a machine made of one, and no role that a text can have. */
function roleOf(line: Line): MarkKind | undefined {
  if (!isApart(line)) return undefined;
  const roles: readonly MarkKind[] = ['margin-note', 'stamp', 'handwritten'];
  return line.marks?.find(({ kind }) => roles.includes(kind))?.kind;
}
