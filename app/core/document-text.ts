import type { Line, Page } from './transcription';
import type { Span } from './discrepancy/discrepancy';

/** One Line's place in the joined text: `[from, to)` are offsets of its text. */
export type LinePlace = Span & { readonly pageId: string; readonly lineIndex: number };

/** The pages' texts as one text for the check, and the way back from its offsets to Lines. */
export type DocumentText = {
  readonly text: string;
  /** Where each page with text begins. */
  readonly sheetStarts: readonly number[];
  /** Every Line, in reading order. */
  readonly places: readonly LinePlace[];
};

/**
 * Joins pages into one text: a line feed after each Line, an empty line where the ink shows that a new
 * paragraph begins, and between pages.
 */
export function joinPages(pages: readonly Page[]): DocumentText {
  let text = '';
  const sheetStarts: number[] = [];
  const places: LinePlace[] = [];
  for (const page of pages) {
    if (page.lines.length === 0) continue;
    if (text !== '') text += '\n';
    sheetStarts.push(text.length);
    const breaks = paragraphStarts(page.lines);
    page.lines.forEach((line, lineIndex) => {
      if (lineIndex > 0 && breaks.has(lineIndex)) text += '\n';
      places.push({ pageId: page.id, lineIndex, from: text.length, to: text.length + line.text.length });
      text += `${line.text}\n`;
    });
  }
  return { text, sheetStarts, places };
}

/** A gap this much larger than the usual distance between lines begins a paragraph: typists leave a whole line. */
const GAP_FACTOR = 1.45;
/** An indent of this many line heights begins a paragraph: typists indent by three to five letters. */
const INDENT_FACTOR = 1.2;

/** The indexes of Lines that begin a paragraph, told from the ink: a wide gap above, or an indent. */
export function paragraphStarts(lines: readonly Line[]): ReadonlySet<number> {
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
      (previous?.x0 ?? 0) < leftPx + heightPx * INDENT_FACTOR;
    if (isGap || isIndent) starts.add(index);
  }
  return starts;
}

/** Each Line with ink whose Line before has ink too, with the distance of their lower edges. */
function neighbours(lines: readonly Line[]): readonly { readonly index: number; readonly pitchPx: number }[] {
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
export function toLineSpans(document: DocumentText, span: Span): readonly LineSpan[] {
  if (span.from === span.to) return emptyLineSpan(document, span.from);
  const first = firstPlaceEndingAfter(document.places, span.from);
  const parts: LineSpan[] = [];
  for (let i = first; i < document.places.length; i += 1) {
    const place = document.places[i];
    if (place === undefined || place.from >= span.to) break;
    const from = Math.max(span.from, place.from);
    const to = Math.min(span.to, place.to);
    if (from < to) parts.push(partOf(place, from, to));
  }
  return parts;
}

function emptyLineSpan(document: DocumentText, at: number): readonly LineSpan[] {
  const index = firstPlaceEndingAfter(document.places, at - 1);
  const place = document.places[Math.min(index, document.places.length - 1)];
  if (place === undefined) return [];
  const inside = Math.min(place.to, Math.max(place.from, at));
  return [partOf(place, inside, inside)];
}

function partOf(place: LinePlace, from: number, to: number): LineSpan {
  return {
    pageId: place.pageId,
    lineIndex: place.lineIndex,
    from: from - place.from,
    to: to - place.from,
  };
}

/** The first place whose end lies after `at`, by binary search; places ascend. */
function firstPlaceEndingAfter(places: readonly LinePlace[], at: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The offset in the joined text of a point in a Line, or null for a Line that is not in it. */
export function toOffset(
  document: DocumentText,
  pageId: string,
  lineIndex: number,
  within: number,
): number | null {
  const place = document.places.find((each) => each.pageId === pageId && each.lineIndex === lineIndex);
  return place === undefined ? null : place.from + Math.min(within, place.to - place.from);
}
