import { useEffect } from 'react';
import { commonAreaPx, type BoxPx } from '../../../../app/core/base/geometry';
import { cornersOnScan, levelBox, type Lie, type PointPx } from '../../../../app/core/layout/lie';
import type { LookedAt } from '../../../../app/core/layout/scan-place';
import { wordAtColumn } from '../../../../app/core/page/word-at';
import type { Page } from '../../../../app/core/page/transcription';
import { arrangementOf } from '../../../../app/core/session/select/arrangement';
import {
  inkParts,
  lieAt,
  lookedAt,
  pageGeometry,
  type LyingInk,
} from '../../../../app/core/session/select/page-geometry';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import type { Located } from '../../../../app/core/session/state/places';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { cornerMarks, frame, textOver, veil, wordLine } from './scan-drawing';
import type { ScanViewer } from './scan-viewer';
import { stateNow, useReview } from '../../../shell/store';

/**
 * Draws on the scan: a veil over all but the line in question, corners around the word of the card. The ink itself stays
 * bare; lines and other discrepancies show their frames when they are pointed at.
 */
export function useScanMarks(viewer: ScanViewer | null): void {
  const pageId = useReview((state) => state.place.pageId);
  const page = useReview((state) => pageOf(state, state.place.pageId));
  const caret = useReview((state) => state.place.caret);
  const located = useReview((state) => state.flags.located);
  const activeId = useReview((state) => state.flags.activeId);
  const verdicts = useReview((state) => state.project.view?.verdicts);
  const showsBoxes = useReview((state) => state.desk.viewSettings.showsBoxes);
  const held = useReview((state) => state.desk.held);

  useEffect(() => {
    if (viewer === null) return;
    if (held === 'ink') return showHeld(viewer.overlay, []);
    if (held === 'text') return showHeld(viewer.overlay, page === null ? [] : textsOver(page));
    const marks = page !== null && showsBoxes ? lineMarks(page, caret?.lineIndex ?? -1) : [];
    const differ =
      page === null ? [] : differMarks(page, { located, activeId, verdicts: verdicts ?? {}, showsBoxes });
    drawMarks(viewer.overlay, [...marks, ...differ]);
  }, [viewer, page, pageId, caret?.lineIndex, located, activeId, verdicts, showsBoxes, held]);

  useVeil(viewer, page, caret?.lineIndex ?? -1, showsBoxes && held === null);
  useCorners(viewer, page, activeId, held === null);
  // Apart from the rest, so that a caret that walks along its line draws one mark anew and no more.
  const line = caret === null ? undefined : page?.lines[caret.lineIndex];
  const word = line === undefined || caret === null ? null : wordAtColumn(line, caret.column);
  const wordBox = showsBoxes && held === null && activeId === null ? (word?.boxPx ?? null) : null;
  const lineIndex = caret?.lineIndex ?? -1;
  useEffect(() => {
    if (viewer === null || wordBox === null || page === null) return;
    const mark = wordLine(cornersOf({ boxPx: wordBox, lie: lieAt(page, lineIndex) }));
    viewer.overlay.append(mark);
    return () => mark.remove();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a page that was typed in has its word where it was
  }, [viewer, wordBox, lineIndex]);
}

/** Goes along with the line in question: with each card, and with the caret until a hand moves the scan. */
export function useFollowing(viewer: ScanViewer | null): void {
  const pageId = useReview((state) => state.place.pageId);
  const target = useReview((state) => state.place.target);
  const lineIndex = useReview((state) => state.place.caret?.lineIndex ?? null);
  const follows = useReview((state) => state.desk.follows);
  const hasText = useReview((state) => pageOf(state, state.place.pageId) !== null);
  const wasAsked = target?.pageId === pageId && target?.lineIndex === lineIndex;

  useEffect(() => {
    const page = pageOf(stateNow(), pageId);
    if (viewer === null || page === null || target?.pageId !== pageId || target === null) return;
    const looked = lookedAt(page, target.lineIndex, target.from, target.to);
    if (looked === null) return;
    // A word that was pointed at on the scan is seen already.
    return bringLevel(viewer, looked, target.isPointed === true);
    // Only a new target moves the scan; typing does not.
  }, [viewer, target, pageId, hasText]);
  useEffect(() => {
    const page = pageOf(stateNow(), pageId);
    if (viewer === null || page === null || !follows || lineIndex === null || wasAsked) return;
    // A sheet is opened as it was left, or at its top.
    if (lineIndex === 0 && stateNow().place.caret?.column === 0) return;
    const column = stateNow().place.caret?.column ?? 0;
    const looked = lookedAt(page, lineIndex, column, column);
    if (looked !== null) viewer.bring(looked, { isLoose: true });
  }, [viewer, pageId, lineIndex, follows, wasAsked]);
}

function textsOver(page: Page): readonly SVGElement[] {
  return page.lines.map((line, index) => textOver(line, lieAt(page, index)));
}

/**
 * Beside the text, a line goes to the height at which it stands there, so that the eye goes straight across. The text is
 * scrolled and its strip of ink put in by the next frame.
 */
function bringLevel(viewer: ScanViewer, looked: LookedAt, isLoose: boolean): (() => void) | undefined {
  const { layout } = arrangementOf(stateNow());
  if (isLoose || layout === 'above' || layout === 'across') return void viewer.bring(looked, { isLoose });
  const frame = requestAnimationFrame(() => {
    const atShare = shareOfTextLine(viewer.host);
    viewer.bring(looked, atShare === null ? { isLoose } : { isLoose, atShare });
  });
  return () => cancelAnimationFrame(frame);
}

/** Nearer to its edges than this the scan's room shows too little around a line. */
const EDGE_SHARE = 0.12;

/** How far down the scan's room the text has its current line, 0–1; null where it is not in sight. */
function shareOfTextLine(host: HTMLElement): number | null {
  const line = document.querySelector('.transcript .cm-activeLine')?.getBoundingClientRect();
  const room = host.getBoundingClientRect();
  if (line === undefined || room.height === 0) return null;
  const share = ((line.top + line.bottom) / 2 - room.top) / room.height;
  return share < 0 || share > 1 ? null : Math.min(1 - EDGE_SHARE, Math.max(EDGE_SHARE, share));
}

type Mark = LyingInk & { readonly name: string };

function lineMarks(page: Page, current: number): Mark[] {
  return page.lines.flatMap(({ boxPx }, index) => {
    const name = index === current ? 'line current' : 'line';
    return boxPx === null ? [] : [{ boxPx, lie: lieAt(page, index), name }];
  });
}

type Differing = {
  readonly located: ReviewState['flags']['located'];
  readonly activeId: string | null;
  readonly verdicts: Readonly<Record<string, unknown>>;
  readonly showsBoxes: boolean;
};

/** The card's word and the places that are still open; a frame that would lie over the card's ink waits until it is pointed at. */
function differMarks(page: Page, { located, activeId, verdicts, showsBoxes }: Differing): readonly Mark[] {
  const active = located.filter(({ discrepancy }) => discrepancy.id === activeId);
  const inks = active.flatMap((one) => inkParts(page, one));
  const isOpen = ({ discrepancy: { id, severity } }: Located) =>
    id !== activeId && severity !== 'info' && !Object.hasOwn(verdicts, id);
  const taken = inks.map(aroundOnScan);
  const open = located.filter((one) => showsBoxes && isOpen(one));
  return [
    ...inks.map((ink) => ({ ...ink, name: 'differ active' })),
    ...open.flatMap((one) =>
      inkParts(page, one).map((ink) => {
        const isOver = taken.some((box) => commonAreaPx(aroundOnScan(ink), box) > 0);
        return { ...ink, name: `differ ${one.discrepancy.severity}${isOver ? ' waiting' : ''}` };
      }),
    ),
  ];
}

/** The upright box around a frame, in px of the scan. */
function aroundOnScan(ink: LyingInk): BoxPx {
  const corners = cornersOf(ink, FRAME_PAD_PX);
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

function cornersOf({ boxPx, lie }: LyingInk, padPx = 0): readonly PointPx[] {
  const { x0, y0, x1, y1 } = levelBox(boxPx, lie);
  return cornersOnScan({ x0: x0 - padPx, y0: y0 - padPx, x1: x1 + padPx, y1: y1 + padPx }, lie);
}

/** Above and below the small letters of a line there is this much of them before the veil begins. */
const VEIL_ABOVE = 0.5;

function useVeil(viewer: ScanViewer | null, page: Page | null, lineIndex: number, isShown: boolean): void {
  const boxPx = page?.lines[lineIndex]?.boxPx ?? null;
  useEffect(() => {
    if (viewer === null || page === null || boxPx === null || !isShown) return;
    const lie: Lie = lieAt(page, lineIndex);
    const room = VEIL_ABOVE * (pageGeometry(page).xHeightPx ?? 0);
    const marks = veil(cornersOf({ boxPx, lie }, room), page.image);
    viewer.overlay.before(...marks);
    return () => marks.forEach((mark) => mark.remove());
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a page that was typed in has its lines where they were
  }, [viewer, boxPx, lineIndex, isShown]);
}

/** Corners keep their size on the screen, so that they are drawn anew when the scan is magnified. */
function useCorners(viewer: ScanViewer | null, page: Page | null, activeId: string | null, isShown: boolean) {
  const one = useReview((state) =>
    state.flags.located.find(({ discrepancy }) => discrepancy.id === activeId),
  );
  useEffect(() => {
    if (viewer === null || page === null || one === undefined || !isShown) return;
    const parts = inkParts(page, one);
    let marks: readonly SVGElement[] = [];
    const clear = () => marks.forEach((mark) => mark.remove());
    const stop = viewer.onScale((scale) => {
      clear();
      marks = parts.flatMap(({ boxPx, lie }) => cornerMarks(levelBox(boxPx, lie), lie, scale));
      viewer.overlay.after(...marks);
    });
    return () => {
      stop();
      clear();
    };
  }, [viewer, page, one, isShown]);
}

/** The frames of an overlay under what they show, so that a key draws those anew that it changed, and no other. */
const drawn = new WeakMap<SVGGElement, ReadonlyMap<string, SVGElement>>();

/** Overlays that show something only as long as a key is held. */
const holding = new WeakSet<SVGGElement>();

function showHeld(overlay: SVGGElement, shown: readonly SVGElement[]): void {
  overlay.replaceChildren(...shown);
  holding.add(overlay);
}

function drawMarks(overlay: SVGGElement, marks: readonly Mark[]): void {
  // Nothing of it stays when the key is let go.
  if (holding.delete(overlay)) overlay.replaceChildren();
  const before = drawn.get(overlay) ?? new Map<string, SVGElement>();
  const now = new Map<string, SVGElement>();
  for (const mark of marks) {
    const { boxPx, lie, name } = mark;
    const key = `${name} ${boxPx.x0} ${boxPx.y0} ${boxPx.x1} ${boxPx.y1} ${lie.turns} ${lie.slopeRad}`;
    if (!now.has(key)) now.set(key, before.get(key) ?? frame(cornersOf(mark, FRAME_PAD_PX), name));
  }
  for (const [key, mark] of before) if (!now.has(key)) mark.remove();
  let next = overlay.firstChild;
  for (const mark of now.values()) {
    if (mark === next) next = next.nextSibling;
    else overlay.insertBefore(mark, next);
  }
  drawn.set(overlay, now);
}

/** Room between the ink and a frame around it, in original image px. */
const FRAME_PAD_PX = 4;
