/** Replaces `[from, to)` of a source text by `text`; `from` = `to` inserts. */
export type Splice = { readonly from: number; readonly to: number; readonly text: string };

/**
 * `source` with all splices done. They must not overlap; insertions at one place stand in the order given, and
 * before what replaces the text that begins there.
 */
export function applySplices(source: string, splices: readonly Splice[]): string {
  const inOrder = [...splices].sort((a, b) => a.from - b.from || a.to - b.to);
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text } of inOrder) {
    parts.push(source.slice(at, from), text);
    at = Math.max(at, to);
  }
  return parts.join('') + source.slice(at);
}

/** The white space that stands right before `at`: the indentation of an element, line break included. */
export function spaceBefore(source: string, at: number): string {
  let from = at;
  while (from > 0 && /\s/.test(source.charAt(from - 1))) from -= 1;
  return source.slice(from, at);
}
