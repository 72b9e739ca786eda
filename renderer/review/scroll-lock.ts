/** One of the two things that scroll together: the transcription, and what stands beside it line by line. */
export type Scroller = {
  /** Where the top of a Line stands, in px of the window; null for a Line that it does not show. */
  readonly topOfLinePx: (lineIndex: number) => number | null;
  /** The Line at a height, in px of the window. */
  readonly lineAtPx: (yPx: number) => number;
  readonly boundsPx: () => { readonly top: number; readonly bottom: number };
  readonly scrollByPx: (byPx: number) => void;
  readonly element: HTMLElement;
  /** The Line of the caret. */
  readonly caretLine: () => number;
};

export type ScrollSide = 'text' | 'beside';

const sides = new Map<ScrollSide, Scroller>();
/** Where a side was put by the other: a scroll event that finds it there is the echo of that, and moves nobody. */
const putAt = new Map<ScrollSide, number>();
const ECHO_PX = 2;

/** Takes part in the lock; returns its own leave. */
export function joinLock(side: ScrollSide, scroller: Scroller): () => void {
  sides.set(side, scroller);
  const onScroll = () => {
    const put = putAt.get(side);
    if (put === undefined || Math.abs(scroller.element.scrollTop - put) > ECHO_PX) {
      putAt.delete(side);
      levelOther(side);
    }
  };
  scroller.element.addEventListener('scroll', onScroll);
  return () => {
    scroller.element.removeEventListener('scroll', onScroll);
    if (sides.get(side) === scroller) sides.delete(side);
  };
}

/** Brings the other side to where the same Line stands level: the caret's if it can be seen, else the middle one. */
export function levelOther(side: ScrollSide): void {
  const other: ScrollSide = side === 'text' ? 'beside' : 'text';
  const [mine, theirs] = [sides.get(side), sides.get(other)];
  if (mine === undefined || theirs === undefined) return;
  const lineIndex = anchorOf(mine);
  const [from, to] = [theirs.topOfLinePx(lineIndex), mine.topOfLinePx(lineIndex)];
  if (from === null || to === null || Math.abs(from - to) < 1) return;
  theirs.scrollByPx(from - to);
  putAt.set(other, theirs.element.scrollTop);
}

function anchorOf(scroller: Scroller): number {
  const { top, bottom } = scroller.boundsPx();
  const caretLine = scroller.caretLine();
  const caretPx = scroller.topOfLinePx(caretLine);
  if (caretPx !== null && caretPx >= top && caretPx < bottom) return caretLine;
  return scroller.lineAtPx((top + bottom) / 2);
}
