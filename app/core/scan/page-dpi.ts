import { VECTOR_DPI } from './limits';

/** An image as it lies on a page: how much of the page it covers (0–1), and its own resolution there. */
export type PlacedImage = { readonly coverage: number; readonly dpi: number };

/** Images that together cover less of the page than this are stamps and logos, not the scan. */
const SCAN_COVERAGE = 0.5;
/** Images of one resolution or finer that cover this much decide; smaller ones may be anything. */
const DECIDING_COVERAGE = 0.25;
const MIN_DPI = 150;
const MAX_DPI = 600;

/**
 * The resolution at which a page is to be drawn: that of its scanned images, or 300 dpi where it is vector. Scans that
 * come in strips count together; of a coarse background under a fine mask of letters, the mask counts.
 */
export function pageDpi(images: readonly PlacedImage[]): number {
  const whole = images.reduce((sum, { coverage }) => sum + coverage, 0);
  if (whole < SCAN_COVERAGE) return VECTOR_DPI;
  let covered = 0;
  const finest = [...images].sort((a, b) => b.dpi - a.dpi);
  const deciding = finest.find(({ coverage }) => (covered += coverage) >= DECIDING_COVERAGE);
  return Math.round(Math.min(MAX_DPI, Math.max(MIN_DPI, deciding?.dpi ?? VECTOR_DPI)));
}
