/** What one canvas of Chromium holds; larger pages are refused until the person allows them, and are then drawn smaller. */
export const MAX_PAGE_PX = 268_435_456;
export const MAX_SIDE_PX = 32_767;

/** Decoded, a page takes four bytes a pixel, and the decoder has an address space of 4 GB. Nothing larger is tried. */
const MAX_ALLOWED_PX = 800_000_000;

/** Vector pages have no resolution of their own; archives scan at 300 dpi and tesseract is trained near it. */
export const VECTOR_DPI = 300;

/** A PDF's own unit (ISO 32000-1, 8.3.2.3). */
export const PDF_UNITS_PER_INCH = 72;

/**
 * Why a page of this size cannot be used, or null when it can. `scan-too-large` pages can be allowed by the person
 * (`isLargeAllowed`); `far-too-large` ones cannot.
 */
export function refusedSize(
  widthPx: number,
  heightPx: number,
  isLargeAllowed = false,
): 'zero-size' | 'scan-too-large' | 'far-too-large' | null {
  if (widthPx < 1 || heightPx < 1) return 'zero-size';
  if (widthPx * heightPx > MAX_ALLOWED_PX) return 'far-too-large';
  return widthPx * heightPx > MAX_PAGE_PX && !isLargeAllowed ? 'scan-too-large' : null;
}

/** Pixels whose sides differ by less than this are taken as square. */
const SQUARE_TOLERANCE = 0.05;

/** How a stored image is to be drawn: upright, with square pixels, and no larger than a canvas. */
export type DrawnSize = { readonly widthPx: number; readonly heightPx: number; readonly dpi: number | null };

/**
 * The size at which to draw stored rows of `widthPx` × `heightPx` that are then turned as `orientation` (1–8) says. A
 * fax has 204 × 98 dots an inch; its pixels are made square at the higher of the two.
 */
export function drawnSize(stored: {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: { readonly x: number; readonly y: number } | null;
  readonly orientation: number;
}): DrawnSize {
  const { dpi } = stored;
  const isSquare = dpi === null || Math.abs(dpi.x / dpi.y - 1) < SQUARE_TOLERANCE;
  const best = dpi === null ? null : Math.max(dpi.x, dpi.y);
  const width = isSquare ? stored.widthPx : (stored.widthPx * (best ?? 1)) / dpi.x;
  const height = isSquare ? stored.heightPx : (stored.heightPx * (best ?? 1)) / dpi.y;
  const isTurned = stored.orientation >= 5;
  return fitCanvas(isTurned ? height : width, isTurned ? width : height, best);
}

/** `width` × `height` px as they are, or smaller where a canvas would not hold them. */
export function fitCanvas(width: number, height: number, dpi: number | null, maxPx = MAX_PAGE_PX): DrawnSize {
  const scale = Math.min(1, Math.sqrt(maxPx / (width * height)), MAX_SIDE_PX / Math.max(width, height));
  const side = (length: number) => Math.max(1, scale === 1 ? Math.round(length) : Math.floor(length * scale));
  return {
    widthPx: side(width),
    heightPx: side(height),
    dpi: dpi === null ? null : Math.round(dpi * scale),
  };
}
