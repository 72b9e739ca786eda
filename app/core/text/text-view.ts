/**
 * A text that can be read piece by piece. A string is one; a long text under the hands of a person is kept in pieces,
 * because putting four megabytes together anew at every key takes longer than looking at what changed.
 */
export type TextView = {
  readonly length: number;
  readonly slice: (from: number, to: number) => string;
};

export function charAt(text: TextView, at: number): string {
  return at < 0 || at >= text.length ? '' : text.slice(at, at + 1);
}

const PIECE_CHARS = 256;

/** Where the first line feed at or after `from` stands, or -1. */
export function feedAfter(text: TextView, from: number): number {
  for (let at = from; at < text.length; at += PIECE_CHARS) {
    const found = text.slice(at, Math.min(text.length, at + PIECE_CHARS)).indexOf('\n');
    if (found !== -1) return at + found;
  }
  return -1;
}

/** Where the last line feed before `to` stands, or -1. */
export function feedBefore(text: TextView, to: number): number {
  for (let at = Math.min(to, text.length); at > 0; at -= PIECE_CHARS) {
    const from = Math.max(0, at - PIECE_CHARS);
    const found = text.slice(from, at).lastIndexOf('\n');
    if (found !== -1) return from + found;
  }
  return -1;
}
