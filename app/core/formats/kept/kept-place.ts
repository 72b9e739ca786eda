import { ok, type Result } from '../../base/result';
import type { PageImage } from '../../page/transcription';
import { applySplices, type Splice } from '../xml/splice';
import type { Scale } from '../xml/tag-values';
import type { FormatErrorCode } from '../xml/xml';

/** The splices that scale all positions of a file, page by page; null leaves a page as it is. */
export type PlaceKept = (
  source: string,
  scales: readonly (Scale | null)[],
) => Result<readonly Splice[], FormatErrorCode>;

/** The size that the boxes of a page count in, and the picture of its sheet. */
export type Placing = {
  readonly from: Pick<PageImage, 'widthPx' | 'heightPx'>;
  readonly onto: Pick<PageImage, 'widthPx' | 'heightPx'>;
};

/** `source` as if it had been made on the pictures of the sheets: every position is scaled, nothing else changes. */
export function placeKept(
  place: PlaceKept,
  source: string,
  placings: readonly (Placing | null)[],
): Result<string, FormatErrorCode> {
  const scales = placings.map((placing) => (placing === null ? null : scaleOf(placing)));
  if (scales.every((scale) => scale === null)) return ok(source);
  const splices = place(source, scales);
  return splices.ok ? ok(applySplices(source, splices.value)) : splices;
}

function scaleOf({ from, onto }: Placing): Scale | null {
  const scale = { x: onto.widthPx / from.widthPx, y: onto.heightPx / from.heightPx };
  return scale.x === 1 && scale.y === 1 ? null : scale;
}
