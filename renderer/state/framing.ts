import { padBox, type BoxPx } from '../../app/core/geometry';
import { lineHeightPx, textTurns, turnedBox, uprightBox } from '../../app/core/layout/text-turns';
import { frameLineEdit, replaceWithinEdit } from '../../app/core/line-edits';
import type { Line, Page, PageImage } from '../../app/core/transcription';
import { ask } from './ask';
import { doStep, newLineId } from './editing';
import { getState, setState, type Framing } from './store';

/** A frame smaller than this in either direction holds no letter. */
const SMALLEST_PX = 8;

function pageInView(): Page | null {
  const { pageId, pages } = getState();
  return pageId === null ? null : (pages[pageId]?.page ?? null);
}

/** Opens the dialog in which the whole sheet is read again. */
export function readSheetAgain(): void {
  const page = pageInView();
  if (page === null) return;
  const { widthPx, heightPx } = page.image;
  const boxPx = { x0: 0, y0: 0, x1: widthPx, y1: heightPx };
  setState({ dialog: { kind: 'read-part', pageId: page.id, boxPx, isWhole: true } });
}

/** Lets the person draw a frame on the scan; it begins around the caret's line. */
export function startFraming(purpose: Framing['purpose']): void {
  const page = pageInView();
  if (page === null) return;
  const lineIndex = getState().caret?.lineIndex ?? 0;
  const line = page.lines[lineIndex];
  if (purpose === 'line' && line === undefined) return;
  const boxPx = line?.boxPx ?? boxBelow(page, lineIndex);
  const heightPx = line === undefined ? boxPx.y1 - boxPx.y0 : lineHeightPx(line);
  const room = purpose === 'read' ? Math.round(heightPx / 2) : 0;
  setState({ framing: { purpose, pageId: page.id, lineIndex, boxPx: padBox(boxPx, room, page.image) } });
}

/** Where a line without ink would stand: under the last one above it that has some. */
function boxBelow({ lines, image }: Page, lineIndex: number): BoxPx {
  const above = lines
    .slice(0, lineIndex)
    .reverse()
    .find(({ boxPx }) => boxPx !== null)?.boxPx;
  if (above != null) {
    const turns = textTurns(lines);
    const upright = uprightBox(above, turns);
    const pitchPx = Math.round((upright.y1 - upright.y0) * 1.5);
    const below = { ...upright, y0: upright.y0 + pitchPx, y1: upright.y1 + pitchPx };
    return insideImage(turnedBox(below, turns), image);
  }
  const { widthPx, heightPx } = image;
  return insideImage(
    { x0: widthPx * 0.15, y0: heightPx * 0.1, x1: widthPx * 0.85, y1: heightPx * 0.13 },
    image,
  );
}

export function setFrame(boxPx: BoxPx): void {
  const { framing, pages } = getState();
  const image = framing === null ? undefined : pages[framing.pageId]?.page?.image;
  if (framing === null || image === undefined) return;
  setState({ framing: { ...framing, boxPx: insideImage(boxPx, image) } });
}

/** Whole px, the right way round, not empty, inside the image. */
function insideImage({ x0, y0, x1, y1 }: BoxPx, { widthPx, heightPx }: PageImage): BoxPx {
  const [left, right] = side(Math.min(x0, x1), Math.max(x0, x1), widthPx);
  const [top, bottom] = side(Math.min(y0, y1), Math.max(y0, y1), heightPx);
  return { x0: left, y0: top, x1: right, y1: bottom };
}

function side(from: number, to: number, sizePx: number): readonly [number, number] {
  const start = Math.max(0, Math.min(Math.round(from), sizePx - SMALLEST_PX));
  return [start, Math.min(sizePx, Math.max(Math.round(to), start + SMALLEST_PX))];
}

export function stopFraming(): void {
  setState({ framing: null });
}

/** Takes the frame: what is in it is read, or the Line has it from now on, as one step to undo. */
export function takeFrame(): void {
  const { framing, pages } = getState();
  if (framing === null) return;
  const { purpose, pageId, lineIndex, boxPx } = framing;
  setState({ framing: null });
  if (purpose === 'read') return setState({ dialog: { kind: 'read-part', pageId, boxPx, isWhole: false } });
  const page = pages[pageId]?.page ?? null;
  const edit = page === null ? null : frameLineEdit(page, lineIndex, boxPx);
  if (edit !== null) doStep({ edits: [edit], verdicts: [], group: null, atMs: Date.now() });
}

export type PartAsked = {
  readonly pageId: string;
  readonly boxPx: BoxPx;
  readonly enlargement: number;
  readonly readings: number;
};

/** Reads what stands in a box; each Line gets a name of its own. Null where the person has been told why not. */
export async function readPart({
  pageId,
  boxPx,
  enlargement,
  readings,
}: PartAsked): Promise<readonly Line[] | null> {
  const read = await ask('recognition.readRegion', { pageId, box: boxPx, enlargement, readings });
  return read === null ? null : read.lines.map((line) => ({ ...line, id: newLineId() }));
}

export function stopReadingPart(): void {
  void ask('recognition.stopRegion', {});
}

/** Puts what was read in the place of what stands in the box, as one step to undo. */
export function takePart(pageId: string, boxPx: BoxPx, read: readonly Line[]): void {
  const page = getState().pages[pageId]?.page ?? null;
  const edit = page === null ? null : replaceWithinEdit(page, boxPx, read);
  if (edit !== null) doStep({ edits: [edit], verdicts: [], group: null, atMs: Date.now() });
}
