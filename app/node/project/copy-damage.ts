/**
 * Whether `copy` is `written` with what a medium does to a file: one bit turned over, the end lost, zeros where bytes
 * were. No program edits a page so: a page says each text at least twice, in the line and in its words. Anything else may
 * be an edit, and is shown as one. Equal bytes are no damage.
 */
export function isDamagedCopy(copy: Uint8Array, written: Uint8Array): boolean {
  if (copy.length > written.length) return false;
  const isCut = copy.length < written.length;
  let [turned, zeros, last] = [0, 0, 0];
  for (let i = 0; i < copy.length; i++) {
    if (copy[i] === written[i]) continue;
    turned += 1;
    if (copy[i] === 0) zeros += 1;
    last = i;
  }
  if (turned === zeros) return isCut || turned > 0;
  return !isCut && turned === 1 && isOneBit(copy, written, last);
}

function isOneBit(copy: Uint8Array, written: Uint8Array, at: number): boolean {
  const bits = (copy[at] ?? 0) ^ (written[at] ?? 0);
  return (bits & (bits - 1)) === 0;
}
