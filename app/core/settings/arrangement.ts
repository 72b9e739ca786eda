/**
 * How scan, text and side panel share the window: the scan beside the text or above it with the panel at the side; the
 * scan across the window with text and panel below; or beside the text with the panel as a drawer over it.
 */
export const LAYOUTS = ['beside', 'above', 'across', 'drawer'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** A layout, whether the scan comes before the text in it, and the scan's share of the room it has with the text. */
export type Arrangement = {
  readonly layout: Layout;
  readonly isScanFirst: boolean;
  /** 0–1; null for what fits the window. */
  readonly scanShare: number | null;
};

/** What a person chose in windows of one size. */
export type OwnArrangement = { readonly size: string; readonly arrangement: Arrangement };

export type SizePx = { readonly widthPx: number; readonly heightPx: number };

/** What the choice goes by, in CSS px. */
export type WindowRoom = SizePx & {
  /** Taken by the sheets and by the side panel; 0 for one that is put away. */
  readonly pagesPx: number;
  readonly sidePx: number;
  /** Room that a line of the text needs, with its number. */
  readonly textPx: number;
};

/** Sizes this near are one: a window is seldom drawn to the same px twice. */
const SIZE_STEP_PX = 100;
/** Header and status line. */
const RIM_PX = 44 + 28;
/** Below this the scan above the text leaves too little of either. */
const LEAST_ABOVE = { widthPx: 560, heightPx: 520 };
const ABOVE_SHARE = 0.46;
const HALF = 0.5;
const MOST_SHARE = 0.7;

export function sizeName({ widthPx, heightPx }: SizePx): string {
  const step = (px: number) => Math.round(px / SIZE_STEP_PX) * SIZE_STEP_PX;
  return `${step(widthPx)}x${step(heightPx)}`;
}

/** The layout in which scan and text can both be read. */
export function fittingLayout({ widthPx, heightPx, pagesPx, sidePx, textPx }: WindowRoom): Layout {
  const centrePx = widthPx - pagesPx - sidePx;
  if (centrePx >= 2 * textPx) return 'beside';
  const isRoomy = centrePx >= LEAST_ABOVE.widthPx && heightPx - RIM_PX >= LEAST_ABOVE.heightPx;
  return isRoomy ? 'above' : 'drawer';
}

/** The scan's share in a layout: the text gets the width of its lines and no more, the scan never less than the text. */
export function fittingShare(layout: Layout, { widthPx, pagesPx, sidePx, textPx }: WindowRoom): number {
  if (layout === 'above' || layout === 'across') return ABOVE_SHARE;
  const roomPx = Math.max(1, widthPx - pagesPx - (layout === 'drawer' ? 0 : sidePx));
  return Math.min(MOST_SHARE, Math.max(HALF, 1 - textPx / roomPx));
}

export function nextLayout(layout: Layout): Layout {
  return LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'beside';
}

/** More sizes than this nobody works in. */
export const MAX_ARRANGEMENTS = 12;

/** The choices with another one for a size, the newest last. */
export function withArrangement(
  own: readonly OwnArrangement[],
  size: string,
  arrangement: Arrangement,
): readonly OwnArrangement[] {
  const others = own.filter((each) => each.size !== size);
  return [...others, { size, arrangement }].slice(-MAX_ARRANGEMENTS);
}
