import type { Page } from '../transcription';

/** Where a Line begins in the page's text. */
export function lineStart(page: Page, lineIndex: number): number {
  let start = 0;
  for (let i = 0; i < lineIndex; i += 1) start += (page.lines[i]?.text.length ?? 0) + 1;
  return start;
}

/** The Line and column of an offset into the page's text; both count from 0. */
export function pagePosition(
  page: Page,
  offset: number,
): { readonly lineIndex: number; readonly column: number } {
  let start = 0;
  for (const [lineIndex, { text }] of page.lines.entries()) {
    if (offset <= start + text.length) return { lineIndex, column: offset - start };
    start += text.length + 1;
  }
  return { lineIndex: Math.max(0, page.lines.length - 1), column: 0 };
}
