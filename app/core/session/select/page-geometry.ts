import { unionBox, type BoxPx, type QuarterTurns, type SheetGeometry } from '../../base/geometry';
import { lineInk } from '../../check/ink';
import { cutOf, lineCut, type Cut, type LineCut } from '../../layout/cut';
import { xHeightPx } from '../../layout/baseline';
import { levelBox, lieOf, lieOfLine, UPRIGHT, type Lie } from '../../layout/lie';
import type { LookedAt } from '../../layout/scan-place';
import type { Page, PageImage } from '../../page/transcription';
import { wholeTurn } from '../../settings/view-settings';
import { madeOnce } from '../state/memo';
import type { ReviewState } from '../state/state';
import { isReadOnly, pageOf, projectPages } from './selectors-text';
import type { Located } from '../state/places';

/** How the text of a page lies on its scan, and the height of its small letters in px of it; null where no ink is known. */
export type PageGeometry = { readonly lie: Lie; readonly xHeightPx: number | null };

export const pageGeometry: (page: Page) => PageGeometry = madeOnce((page) => {
  const { turns, levelDeg } = page.geometry ?? {};
  const measured = turns === undefined ? lieOf(page.lines) : lieOf(page.lines, turnedBack(turns));
  const lie = levelDeg === undefined ? measured : { ...measured, slopeRad: (-levelDeg * Math.PI) / 180 };
  return { lie, xHeightPx: xHeightPx(page.lines, lie) };
});

/** The lie of one line of a page; that of the page where there is no such line. */
export function lieAt(page: Page, lineIndex: number): Lie {
  const { lie } = pageGeometry(page);
  const line = page.lines[lineIndex];
  return line === undefined ? lie : lieOfLine(line, lie);
}

/** What is looked at when a stretch of a line is in question; null where no ink of it is known. */
export function lookedAt(page: Page, lineIndex: number, from: number, to: number): LookedAt | null {
  const line = page.lines[lineIndex];
  const wordPx = line === undefined ? null : lineInk(line, from, to);
  if (line === undefined || wordPx === null) return null;
  return { linePx: line.boxPx ?? wordPx, wordPx, xHeightPx: pageGeometry(page).xHeightPx };
}

/** A box of ink on a page, with the lie of the line that it is of. */
export type LyingInk = { readonly boxPx: BoxPx; readonly lie: Lie };

/** Where a discrepancy has its ink on a page: each part of a word that is broken off at a line's end for itself. */
export function inkParts(page: Page, { ink, parts }: Located): readonly LyingInk[] {
  if (ink?.pageId !== page.id) return [];
  const boxes = parts.flatMap((part) => {
    const line = part.pageId === page.id && part.from < part.to ? page.lines[part.lineIndex] : undefined;
    const boxPx = line === undefined ? null : lineInk(line, part.from, part.to);
    return boxPx === null ? [] : [{ boxPx, lie: lieAt(page, part.lineIndex) }];
  });
  return boxes.length > 0 ? boxes : [{ boxPx: ink.boxPx, lie: lieAt(page, parts[0]?.lineIndex ?? -1) }];
}

/** A line of the page alone, cut along its baseline; null where it has no ink. */
export function stripOf(page: Page, lineIndex: number): LineCut | null {
  const { lie, xHeightPx: xHeight } = pageGeometry(page);
  return xHeight === null ? null : lineCut(page.lines, lineIndex, lie, xHeight);
}

/** Room around ink in a crop, in heights of the ink: enough of the neighbours to read a doubtful letter beside them. */
const ROOM_UP = 0.5;
const ROOM_ASIDE = 1.8;
/** A crop of many lines would fill the screen and show nothing. */
const MOST_ROOM_PX = 80;
const MOST_HEIGHT_PX = 400;

/** A level cut of a scan, and where in it the marks go, in px of the cut. */
export type MarkedCut = { readonly cut: Cut; readonly marks: readonly BoxPx[] };

/** A crop of some ink of a page, turned and levelled as its text is read; null for none. */
export function cropOf(inks: readonly LyingInk[]): MarkedCut | null {
  const [first] = inks;
  if (first === undefined) return null;
  const boxes = inks.map(({ boxPx }) => levelBox(boxPx, first.lie));
  const whole = unionBox(boxes) ?? first.boxPx;
  const y1 = Math.min(whole.y1, whole.y0 + MOST_HEIGHT_PX);
  const height = Math.min(MOST_ROOM_PX, y1 - whole.y0);
  const [aside, up] = [ROOM_ASIDE * height, ROOM_UP * height];
  const from = { x: whole.x0 - aside, y: whole.y0 - up };
  const cut = cutOf({ x0: from.x, y0: from.y, x1: whole.x1 + aside, y1: y1 + up }, first.lie);
  const marks = boxes.map((box) => movedBox(box, -from.x, -from.y));
  return { cut, marks };
}

/** A crop of a box with the text in it upright, and with room at its sides and above and below, in shares of its width. */
export function cropOfBox(boxPx: BoxPx, { turns }: Lie, aside = 0, above = 0): Cut {
  const lie = { turns, slopeRad: 0 };
  const { x0, y0, x1, y1 } = levelBox(boxPx, lie);
  const [x, y] = [aside * (x1 - x0), above * (x1 - x0)];
  return cutOf({ x0: x0 - x, y0: y0 - y, x1: x1 + x, y1: y1 + y }, lie);
}

function movedBox({ x0, y0, x1, y1 }: BoxPx, byX: number, byY: number): BoxPx {
  return { x0: x0 + byX, y0: y0 + byY, x1: x1 + byX, y1: y1 + byY };
}

/** How the text of a page lies; upright where the page has not been read. */
export function lieOfPage(state: ReviewState, pageId: string | null): Lie {
  const page = pageOf(state, pageId);
  return page === null ? UPRIGHT : pageGeometry(page).lie;
}

/** Quarter turns clockwise that bring the scan of the sheet in view upright, as its text says, or as a person turned it before. */
export function quartersOfSheet(state: ReviewState, pageId = state.place.pageId): QuarterTurns {
  const told = geometryOfSheet(state, pageId).turns;
  const page = pageOf(state, pageId);
  if (told !== undefined || page === null) return told ?? 0;
  return turnedBack(pageGeometry(page).lie.turns);
}

/** The same in degrees, with the finer turns of the sheet and of the view. */
export function turnOfSheet(state: ReviewState, pageId = state.place.pageId): number {
  const { levelling, viewSettings } = state.desk;
  const own = levelling?.pageId === pageId ? levelling.levelDeg : geometryOfSheet(state, pageId).levelDeg;
  return wholeTurn(90 * quartersOfSheet(state, pageId) + (own ?? 0) + viewSettings.look.turnDeg);
}

/** How a sheet lies on its scan, as its text says, and before it has one, as its document does. */
export function geometryOfSheet(state: ReviewState, pageId: string | null): SheetGeometry {
  const page = pageOf(state, pageId);
  const ofDocument = () => projectPages(state).find(({ id }) => id === pageId)?.geometry;
  // In a document that can only be read, a sheet is turned for the eyes alone.
  if (isReadOnly(state)) return ofDocument() ?? page?.geometry ?? NOTHING_TOLD;
  return page?.geometry ?? ofDocument() ?? NOTHING_TOLD;
}

/** What boxes on a sheet are px of: the image that its text was made on, else the one of its document. */
export function imageOfSheet(state: ReviewState, pageId: string | null): PageImage | undefined {
  return pageOf(state, pageId)?.image ?? projectPages(state).find(({ id }) => id === pageId)?.image;
}

/** The part of its scan that is shown: all of it while it is being cropped. */
export function shownPart(state: ReviewState): BoxPx | undefined {
  const { pageId } = state.place;
  return state.desk.framing?.purpose === 'crop' ? undefined : cropOfSheet(state, pageId);
}

/** The part of its scan that a sheet is; undefined for all of it. */
export function cropOfSheet(state: ReviewState, pageId: string | null): BoxPx | undefined {
  return geometryOfSheet(state, pageId).cropPx;
}

const NOTHING_TOLD: SheetGeometry = {};

function turnedBack(turns: QuarterTurns): QuarterTurns {
  return ((4 - turns) % 4) as QuarterTurns;
}
