const SIGNS = /^(?:[ \t]*[^\s\p{L}\p{M}\p{N}]+)*/u;
const MOST_SIGNS = 64;

/** The signs from `at` up to the next word, on the same line only: what follows on the next may be furniture. */
export function signsBehind(text: Pick<string, 'slice' | 'length'>, at: number): string {
  return SIGNS.exec(text.slice(at, Math.min(text.length, at + MOST_SIGNS)))?.[0] ?? '';
}
