/** Larger pages are refused: 400 million px is an A1 sheet at 600 dpi, and 1.6 GB once decoded. */
export const MAX_PAGE_PX = 400_000_000;

/** Vector pages have no resolution of their own; archives scan at 300 dpi and tesseract is trained near it. */
export const VECTOR_DPI = 300;

/** A PDF's own unit (ISO 32000-1, 8.3.2.3). */
export const PDF_UNITS_PER_INCH = 72;

/** Why a page of this size cannot be used, or null when it can. */
export function refusedSize(widthPx: number, heightPx: number): 'zero-size' | 'too-large' | null {
  if (widthPx < 1 || heightPx < 1) return 'zero-size';
  return widthPx * heightPx > MAX_PAGE_PX ? 'too-large' : null;
}
