import type { Line, Page } from './transcription';
import { textTurns, uprightBox } from './layout/text-turns';
import { isApart } from './layout/page-layout';
import { DOUBT_BELOW } from './discrepancy/aids';
import type { Doubt } from './discrepancy/aids';
import type { Span } from './discrepancy/discrepancy';
import { calibrated, confidenceFor, TYPESCRIPT_KNOTS, type Knot } from './recognise/calibration';

/** The text of one page for the check: a line feed after each Line, an empty line where a paragraph begins. */
export type SheetText = {
  readonly pageId: string;
  readonly text: string;
  /** Where each Line stands in `text`. */
  readonly lines: readonly Span[];
};

/** The pages laid end to end, and the way from an offset of the whole to a Line. Pages without text are left out. */
export type DocumentPlaces = {
  readonly sheets: readonly SheetText[];
  /** Where each page with text begins. */
  readonly sheetStarts: readonly number[];
};

/** The pages' texts as one text for the check, and the way back from its offsets to Lines. */
export type DocumentText = DocumentPlaces & { readonly text: string };

/** Between two pages stands an empty line. */
const BETWEEN_SHEETS = '\n';

/**
 * A page's text; an empty line stands where the ink shows that a new paragraph begins. Stamps, handwriting and notes in
 * the margin are left out, since no edition has them in its text: they stand as empty spans.
 */
export function sheetText(page: Page): SheetText {
  const body = page.lines.filter((line) => !isApart(line));
  const breaks = new Set([...paragraphStarts(body)].map((index) => body[index]));
  const lines: Span[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const line of page.lines) {
    if (isApart(line)) {
      lines.push({ from: length, to: length });
      continue;
    }
    const before = length > 0 && breaks.has(line) ? '\n' : '';
    const from = length + before.length;
    lines.push({ from, to: from + line.text.length });
    parts.push(before, line.text, '\n');
    length = from + line.text.length + 1;
  }
  return { pageId: page.id, text: parts.join(''), lines };
}

export function placeSheets(sheets: readonly SheetText[]): DocumentPlaces {
  const written = sheets.filter((sheet) => sheet.lines.length > 0);
  let start = 0;
  const sheetStarts = written.map((sheet) => {
    const at = start;
    start += sheet.text.length + BETWEEN_SHEETS.length;
    return at;
  });
  return { sheets: written, sheetStarts };
}

/** Joins pages into one text. */
export function joinPages(pages: readonly Page[]): DocumentText {
  const places = placeSheets(pages.map(sheetText));
  return { ...places, text: joinSheets(places.sheets.map(({ text }) => text)) };
}

export function joinSheets(texts: readonly string[]): string {
  return texts.join(BETWEEN_SHEETS);
}

/** The machine's words in doubt on a page, as offsets into its text for the check. */
export function sheetDoubts(
  page: Page,
  sheet: SheetText,
  knots: readonly Knot[] = TYPESCRIPT_KNOTS,
): readonly Doubt[] {
  const doubtBelow = confidenceFor(DOUBT_BELOW, knots);
  const doubts: Doubt[] = [];
  // Loops, since all words of a long document are gone through when a project has learnt something.
  for (const [i, line] of page.lines.entries()) {
    const start = sheet.lines[i]?.from ?? 0;
    for (const { from, to, confidence } of line.words) {
      if (confidence === null || confidence >= doubtBelow || isApart(line)) continue;
      doubts.push({ from: start + from, to: start + to, probability: calibrated(confidence, knots) });
    }
  }
  return doubts;
}

/** The same for the document: offsets into the joined text. */
export function placeDoubts(
  { sheetStarts }: DocumentPlaces,
  bySheet: readonly (readonly Doubt[])[],
): readonly Doubt[] {
  return bySheet.flatMap((doubts, i) => {
    const start = sheetStarts[i] ?? 0;
    return doubts.map((one) => ({ ...one, from: one.from + start, to: one.to + start }));
  });
}

/** A gap this much larger than the usual distance between lines begins a paragraph: typists leave a whole line. */
const GAP_FACTOR = 1.45;
/** An indent of this many line heights begins a paragraph: typists indent by three to five letters. */
const INDENT_FACTOR = 1.2;

/** The indexes of Lines that begin a paragraph, told from the ink: a wide gap above, or an indent. */
export function paragraphStarts(scanned: readonly Line[]): ReadonlySet<number> {
  const turns = textTurns(scanned);
  const lines = scanned.map(({ boxPx }) => ({ boxPx: boxPx === null ? null : uprightBox(boxPx, turns) }));
  const pitchPx = median(neighbours(lines).map(({ pitchPx }) => pitchPx));
  const heightPx = median(lines.flatMap(({ boxPx }) => (boxPx === null ? [] : [boxPx.y1 - boxPx.y0])));
  const leftPx = median(lines.flatMap(({ boxPx }) => (boxPx === null ? [] : [boxPx.x0])));
  const starts = new Set<number>();
  if (pitchPx === null || heightPx === null || leftPx === null) return starts;
  for (const { index, pitchPx: own } of neighbours(lines)) {
    const line = lines[index]?.boxPx;
    const previous = lines[index - 1]?.boxPx;
    const isGap = own > pitchPx * GAP_FACTOR;
    const isIndent =
      line !== null &&
      line !== undefined &&
      line.x0 > leftPx + heightPx * INDENT_FACTOR &&
      (previous?.x0 ?? -Infinity) < leftPx + heightPx * INDENT_FACTOR;
    if (isGap || isIndent) starts.add(index);
  }
  return starts;
}

/** Each Line with ink whose Line before has ink too, with the distance of their lower edges. */
function neighbours(
  lines: readonly Pick<Line, 'boxPx'>[],
): readonly { readonly index: number; readonly pitchPx: number }[] {
  return lines.flatMap((line, index) => {
    const above = lines[index - 1]?.boxPx;
    if (line.boxPx === null || above === null || above === undefined) return [];
    const pitchPx = line.boxPx.y1 - above.y1;
    return pitchPx > 0 ? [{ index, pitchPx }] : [];
  });
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

/** A stretch of the document inside one Line; `from`/`to` count from the start of the Line's text. */
export type LineSpan = Span & { readonly pageId: string; readonly lineIndex: number };

/**
 * The parts of Lines that `[span.from, span.to)` covers. An empty span gives one empty part: the Line it stands
 * in, or the start of the Line after it.
 */
export function toLineSpans(document: DocumentPlaces, span: Span): readonly LineSpan[] {
  if (span.from === span.to) return emptyLineSpan(document, span.from);
  const parts: LineSpan[] = [];
  for (let i = sheetAt(document, span.from); i < document.sheets.length; i += 1) {
    const start = document.sheetStarts[i] ?? 0;
    if (start >= span.to) break;
    const { pageId, lines } = document.sheets[i] as SheetText;
    const [first, end] = [span.from - start, span.to - start];
    for (let lineIndex = firstEndingAfter(lines, first); lineIndex < lines.length; lineIndex += 1) {
      const line = lines[lineIndex] as Span;
      if (line.from >= end) break;
      const from = Math.max(first, line.from);
      const to = Math.min(end, line.to);
      if (from < to) parts.push({ pageId, lineIndex, from: from - line.from, to: to - line.from });
    }
  }
  return parts;
}

function emptyLineSpan({ sheets, sheetStarts }: DocumentPlaces, at: number): readonly LineSpan[] {
  let index = sheetAt({ sheets, sheetStarts }, at);
  let lineIndex = firstEndingAfter(sheets[index]?.lines ?? [], at - 1 - (sheetStarts[index] ?? 0));
  if (lineIndex >= (sheets[index]?.lines.length ?? 0) && index < sheets.length - 1) {
    index += 1;
    lineIndex = 0;
  }
  const sheet = sheets[index];
  if (sheet === undefined) return [];
  const last = Math.min(lineIndex, sheet.lines.length - 1);
  const line = sheet.lines[last] ?? { from: 0, to: 0 };
  const inside = Math.min(line.to, Math.max(line.from, at - (sheetStarts[index] ?? 0))) - line.from;
  return [{ pageId: sheet.pageId, lineIndex: last, from: inside, to: inside }];
}

/** The sheet in which `at` lies, the empty line after it included. */
function sheetAt({ sheetStarts }: DocumentPlaces, at: number): number {
  let [low, high] = [0, sheetStarts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sheetStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The first Line whose end lies after `at`, by binary search. */
function firstEndingAfter(lines: readonly Span[], at: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The offset in the joined text of a point in a Line, or null for a Line that is not in it. */
export function toOffset(
  document: DocumentPlaces,
  pageId: string,
  lineIndex: number,
  within: number,
): number | null {
  const index = document.sheets.findIndex((sheet) => sheet.pageId === pageId);
  const line = document.sheets[index]?.lines[lineIndex];
  if (line === undefined) return null;
  return (document.sheetStarts[index] ?? 0) + line.from + Math.min(within, line.to - line.from);
}
