import { distance } from 'fastest-levenshtein';

/** Beyond this product of lengths (two unlike stretches of some 60,000 characters) a bound stands for the distance. */
const LARGEST_PRODUCT = 4_000_000_000;
/** As many different words as there are UTF-16 units that are not surrogates. */
const MOST_WORDS = 0xd800;

/**
 * Levenshtein distance in UTF-16 units (bit-parallel: Myers 1999, Hyyrö 2003). For two enormous strings that
 * have been told apart already it is their greatest possible distance, the longer length.
 */
export function editDistance(a: string, b: string): number {
  if (a.length * b.length > LARGEST_PRODUCT) return Math.max(a.length, b.length);
  return distance(a, b);
}

/** The same in words, given by numbers. */
export function wordEditDistance(a: Int32Array, b: Int32Array): number {
  const units = new Map<number, number>();
  const [left, right] = [asUnits(a, units), asUnits(b, units)];
  return units.size > MOST_WORDS ? Math.max(a.length, b.length) : editDistance(left, right);
}

/** Each different word becomes one UTF-16 unit, so that words can be compared as characters are. */
function asUnits(ids: Int32Array, units: Map<number, number>): string {
  const pieces: string[] = [];
  for (const id of ids) {
    const unit = units.get(id) ?? units.size;
    units.set(id, unit);
    pieces.push(String.fromCharCode(unit));
  }
  return pieces.join('');
}
