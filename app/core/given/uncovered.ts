import { commonAreaPx, type BoxPx } from '../base/geometry';
import { isApart } from '../page/marks';
import type { Line } from '../page/transcription';
import type { InkReading } from './ink-reading';

/** From this share of its area under Lines on, a stretch of ink has been transcribed. */
const COVERED_SHARE = 0.5;

/**
 * The reading as a witness of what is still open: ink without words on which Lines of the sheet stand by now has been
 * transcribed, and so have stamps and notes of which the sheet has Lines that stand apart, as these are not in the text
 * that is checked. The same object where there is nothing of the kind.
 */
export function withoutCovered(reading: InkReading, lines: readonly Line[]): InkReading {
  const apart = lines.filter(isApart);
  const rows = reading.rows.filter((row) => !isCovered(row.boxPx, apart));
  const transcribed = reading.unread.filter((box) => isCovered(box, lines));
  if (rows.length === reading.rows.length && transcribed.length === 0) return reading;
  const unread = reading.unread.filter((box) => !transcribed.includes(box));
  return { rows, unread, transcribed };
}

function isCovered(box: BoxPx, lines: readonly Line[]): boolean {
  const areaPx = (box.x1 - box.x0) * (box.y1 - box.y0);
  const coveredPx = lines.reduce(
    (sum, { boxPx }) => sum + (boxPx === null ? 0 : commonAreaPx(box, boxPx)),
    0,
  );
  return areaPx > 0 && coveredPx >= areaPx * COVERED_SHARE;
}
