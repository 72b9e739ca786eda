import { evaluateText } from '../evaluate/evaluate';
import type { PageInContext } from './lay-beside';
import type { PreparedReference } from './prepare';
import { layoutOf, type ReferenceRow } from './rows';

/** Lines that stand in both texts, and lines of the reference that the sheet lacks. What the reference leaves out is no error. */
const COMPARED: readonly ReferenceRow['kind'][] = ['same', 'differs', 'lost'];

/**
 * The character error rate of a sheet against what a reference has in its place, dashes, quotation marks and ё taken as the same;
 * null where the two cannot be compared. A publication may differ from the sheet itself: it is a measure for what to look at first.
 */
export function errorRateOf(context: PageInContext, reference: PreparedReference): number | null {
  const { isComparable, rows } = layoutOf(context, reference);
  if (!isComparable) return null;
  const compared = rows.filter(({ kind }) => COMPARED.includes(kind));
  const textOf = (side: 'own' | 'theirs') =>
    compared.map((row) => row[side].map(({ text }) => text).join('')).join('\n');
  const truth = textOf('theirs');
  return truth.trim() === '' ? null : evaluateText(textOf('own'), truth).folded.cer.rate;
}
