import { moveLineEdit, rereadLine } from '../../app/core/line-edits';
import { padBox } from '../../app/core/geometry';
import { lineHeightPx } from '../../app/core/layout/text-turns';
import type { Line } from '../../app/core/transcription';
import { ask } from './ask';
import { doStep } from './editing';
import { showTarget } from './navigation';
import { getState, setState } from './store';

/** The Line in which the caret stands. */
function caretLine() {
  const { pageId, pages, caret } = getState();
  const page = pageId === null ? null : (pages[pageId]?.page ?? null);
  const line = page?.lines[caret?.lineIndex ?? 0];
  return page === null || line === undefined ? null : { page, line, index: caret?.lineIndex ?? 0 };
}

/** Moves the caret's line up (-1) or down (1) in the reading order, as one step to undo. */
export function moveCaretLine(by: 1 | -1): void {
  const at = caretLine();
  const edit = at === null ? null : moveLineEdit(at.page, at.index, by);
  if (at === null || edit === null) return;
  doStep({ edits: [edit], verdicts: [], group: null, atMs: Date.now() });
  const column = getState().caret?.column ?? 0;
  showTarget({ pageId: at.page.id, lineIndex: at.index + by, from: column, to: column, focus: 'text' });
}

/** Opens the dialog in which the caret's line is read again; nothing is taken without being shown first. */
export function openReread(): void {
  const at = caretLine();
  if (at !== null) setState({ dialog: { kind: 'reread', pageId: at.page.id, lineIndex: at.index } });
}

/** Room around the line, so that ink outside its box is read, too; as a share of its height. */
const ROOM = 0.35;

/** Reads a Line once more, enlarged so many times. Null where nothing was read, or the person has been told why. */
export async function readAgain(pageId: string, line: Line, enlargement: number): Promise<Line | null> {
  const image = getState().pages[pageId]?.page?.image;
  if (image === undefined || line.boxPx === null) return null;
  const room = Math.round(lineHeightPx(line) * ROOM);
  const box = padBox(line.boxPx, room, image);
  const read = await ask('recognition.readRegion', { pageId, box, enlargement, readings: 1 });
  return read === null ? null : rereadLine(line, read.lines);
}

/** Takes what was read again in the place of a Line, as one step to undo. */
export function takeReread(pageId: string, lineIndex: number, again: Line): void {
  const line = getState().pages[pageId]?.page?.lines[lineIndex];
  if (line === undefined) return;
  const edit = { pageId, at: lineIndex, removed: [line], inserted: [again] };
  doStep({ edits: [edit], verdicts: [], group: null, atMs: Date.now() });
}
