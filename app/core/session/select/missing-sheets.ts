import type { Page } from '../../page/transcription';
import { selector } from '../state/memo';
import type { Located } from '../state/places';
import { docIn } from '../state/page-docs';
import { projectPages } from './selectors-text';
import type { ReviewState } from '../state/state';

/** Half a sheet of typescript: a gap this long in the text is not a lost line but a lost sheet. */
const SHEET_CHARS = 600;
/** So many Lines with text may stand between a gap and the edge of its sheet: a heading, a number, a signature. */
const EDGE_LINES = 2;

/**
 * Where a sheet's worth of the text that a reference has lies between two sheets, or outside the first and the last:
 * the index of the sheet before which it lies, or the number of sheets for the end. Never beside a sheet that has not
 * been read, since the text may stand on that one, nor for what a reference merely has before and after the document.
 */
export const missingSheets = selector(
  (state: ReviewState) => [state.flags.located, projectPages(state), state.text.pages] as const,
  (located, order, pages): ReadonlySet<number> => {
    const read = order.map(({ id }) => docIn(pages, id)?.page ?? null);
    const index = new Map(order.map(({ id }, i) => [id, i]));
    return new Set(
      located.flatMap((found) => {
        const before = isSheetLong(found) ? gapBefore(found, read, index) : null;
        return before === null || !isRead(read, before - 1) || !isRead(read, before) ? [] : [before];
      }),
    );
  },
);

function isSheetLong({ discrepancy: { kind, severity, reference } }: Located): boolean {
  if (kind !== 'missing-text' || severity === 'info' || reference === null) return false;
  return reference.to - reference.from > SHEET_CHARS;
}

function gapBefore(
  { parts: [part] }: Located,
  read: readonly (Page | null)[],
  index: ReadonlyMap<string, number>,
): number | null {
  const at = part === undefined ? undefined : index.get(part.pageId);
  const lines = at === undefined ? undefined : read[at]?.lines;
  if (part === undefined || at === undefined || lines === undefined) return null;
  const written = (from: number, to: number) =>
    lines.slice(from, to).filter(({ text }) => !isBlank(text)).length;
  const line = lines[part.lineIndex]?.text ?? '';
  const above = written(0, part.lineIndex) + (isBlank(line.slice(0, part.from)) ? 0 : 1);
  const below = written(part.lineIndex + 1, lines.length) + (isBlank(line.slice(part.from)) ? 0 : 1);
  if (Math.min(above, below) > EDGE_LINES) return null;
  return above < below ? at : at + 1;
}

/** Beyond the first and the last sheet nothing waits to be read. */
function isRead(read: readonly (Page | null)[], at: number): boolean {
  return at < 0 || at >= read.length || read[at] !== null;
}

const isBlank = (text: string): boolean => text.trim() === '';
