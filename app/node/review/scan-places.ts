import { inkOf } from '../../core/check/ink';
import { toLineSpans } from '../../core/check/document-text';
import type { BoxPx } from '../../core/base/geometry';
import type { Discrepancy } from '../../core/discrepancy/model/discrepancy';
import type { Crops } from '../../core/formats/report/report-html';
import type { ReviewDocument } from './review-document';

/** Where a Discrepancy stands on the scans, as JSON has it: sheet and line from 1, the box in px, what was read there. */
export type ScanPlace = {
  readonly sheet: number;
  readonly line: number | null;
  readonly box: BoxPx | null;
  /** What a machine read in the ink and how sure it was, 0–1; null where the text was not given or nothing was read. */
  readonly read: { readonly text: string; readonly probability: number } | null;
  /** The ink as a JPEG picture (a data URL); null where it could not be cut out. */
  readonly crop: string | null;
};

/** The place of each Discrepancy by its id. `pageIds` are all sheets in order. */
export function scanPlaces(
  review: ReviewDocument,
  discrepancies: readonly Discrepancy[],
  pageIds: readonly string[],
  crops: Crops,
): Readonly<Record<string, ScanPlace>> {
  const places = discrepancies.flatMap((one) => {
    const [part] = toLineSpans(review.document, one);
    const ink = inkOf(review.document, review.pages, one);
    const pageId = ink?.pageId ?? part?.pageId;
    if (pageId === undefined) return [];
    const crop = crops.get(one.id);
    const place: ScanPlace = {
      sheet: pageIds.indexOf(pageId) + 1,
      line: part === undefined ? null : part.lineIndex + 1,
      box: ink?.boxPx ?? null,
      read:
        one.ink === undefined || one.ink.text === ''
          ? null
          : { text: one.ink.text, probability: one.ink.probability },
      crop: crop === undefined ? null : `data:image/jpeg;base64,${Buffer.from(crop.jpeg).toString('base64')}`,
    };
    return [[one.id, place] as const];
  });
  return Object.fromEntries(places);
}
