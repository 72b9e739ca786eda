import { toLineSpans, type DocumentPlaces } from './document-text';
import { padBox, unionBox, type BoxPx } from '../base/geometry';
import type { Line, Page } from '../page/transcription';
import type { Span } from '../base/span';
import type { InkSpan } from '../discrepancy/model/discrepancy';

/** Where a stretch of the document stands on its scan. */
export type Ink = { readonly pageId: string; readonly boxPx: BoxPx };

/** The box of the words that `[from, to)` of a Line touches; the Line's own box where no word has ink there. */
export function lineInk(line: Line, from: number, to: number): BoxPx | null {
  const words = line.words.filter((word) => word.from < Math.max(to, from + 1) && word.to > from);
  return unionBox(words.map((word) => word.boxPx)) ?? line.boxPx;
}

/**
 * The ink under `span`, on the page where it begins. Text that was typed where the machine saw nothing has none, unless a
 * machine's reading says where it is. An empty span (missing text) gives what was read there, or the Line it stands at.
 */
export function inkOf(
  document: DocumentPlaces,
  pages: readonly Page[],
  span: Span & { readonly ink?: InkSpan },
): Ink | null {
  const read = readInk(document, span.ink);
  return (span.from === span.to ? read : null) ?? inkUnder(document, pages, span) ?? read;
}

function readInk({ sheets }: DocumentPlaces, ink: InkSpan | undefined): Ink | null {
  const sheet = ink === undefined ? undefined : sheets[ink.sheet];
  return ink === undefined || sheet === undefined ? null : { pageId: sheet.pageId, boxPx: ink.boxPx };
}

function inkUnder(document: DocumentPlaces, pages: readonly Page[], span: Span): Ink | null {
  const parts = toLineSpans(document, span);
  const pageId = parts[0]?.pageId;
  const page = pages.find(({ id }) => id === pageId);
  if (page === undefined) return null;
  const boxes = parts
    .filter((part) => part.pageId === page.id)
    .flatMap((part) => {
      const line = page.lines[part.lineIndex];
      const box =
        line === undefined ? null : part.from === part.to ? line.boxPx : lineInk(line, part.from, part.to);
      return box === null ? [] : [box];
    });
  const boxPx = unionBox(boxes);
  return boxPx === null ? null : { pageId: page.id, boxPx };
}

/** Enough of the neighbours to read a doubtful glyph in its context, in heights of the ink. */
const CROP_PAD = 0.6;
/** A crop of many lines would fill the screen and show nothing. */
const MAX_CROP_HEIGHT_PX = 400;

/** What to cut out of the page to show `ink` to a person. */
export function cropBox(ink: BoxPx, image: Page['image']): BoxPx {
  const height = Math.min(MAX_CROP_HEIGHT_PX, ink.y1 - ink.y0);
  const clipped = { ...ink, y1: ink.y0 + height };
  const padded = padBox(clipped, Math.round(Math.min(height, 80) * CROP_PAD), image);
  const wide = Math.round(Math.min(height, 80) * 2);
  return { ...padded, x0: Math.max(0, padded.x0 - wide), x1: Math.min(image.widthPx, padded.x1 + wide) };
}
