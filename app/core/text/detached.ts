/** Shorter texts are copied by every engine there is. */
const SHORTEST_PIECE = 13;

/**
 * The same text as a string of its own. An engine may keep a piece of a long text as a pointer into it, and what
 * outlives an edit would then keep the whole text of before alive.
 */
export function detached(text: string): string {
  return text.length < SHORTEST_PIECE ? text : text.split('').join('');
}
