/**
 * The same text as a string of its own. An engine may keep a piece of a long text as a pointer into it, and what
 * outlives an edit would then keep the whole text of before alive.
 */
export function detached(text: string): string {
  return text.split('').join('');
}
