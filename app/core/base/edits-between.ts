import { distance } from 'fastest-levenshtein';
import { commonText } from './positions';

/** Two words of some 4,000 letters that have nothing in common. */
const LARGEST_PRODUCT = 16_000_000;

/**
 * Letters to change, take out or put in to make one word of another (Levenshtein distance in UTF-16 units). Of stretches so
 * long that no document has such words it is the most that it can be, the length of what differs: a file without a single
 * space must not take minutes.
 */
export function editsBetween(a: string, b: string): number {
  if (a.length * b.length <= LARGEST_PRODUCT) return distance(a, b);
  const { head, tail } = commonText(a, b);
  const [here, there] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return here.length * there.length <= LARGEST_PRODUCT
    ? distance(here, there)
    : Math.max(here.length, there.length);
}
