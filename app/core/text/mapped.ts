/**
 * A text made from a raw one, with the way back: character `i` of `text` came from raw offset `offsets[i]`,
 * and `offsets[text.length]` is the raw length. Offsets are UTF-16 and never descend.
 */
export type MappedText = { readonly text: string; readonly offsets: Uint32Array };

/** One step of the normalisation ladder: a text in, a plainer text out, the way back kept. */
export type Step = (input: MappedText) => MappedText;

/** `raw` as it stands, each character its own origin. */
export function identityMap(raw: string): MappedText {
  return { text: raw, offsets: Uint32Array.from({ length: raw.length + 1 }, (_, i) => i) };
}

/** The raw span behind `[from, to)` of the mapped text. */
export function rawSpan(
  mapped: MappedText,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const end = to > from ? (mapped.offsets[to] ?? 0) : (mapped.offsets[from] ?? 0);
  return { from: mapped.offsets[from] ?? 0, to: end };
}

/**
 * Every match of `pattern` (with flag `g`) replaced by what `replace` makes of it. Within a replacement the
 * characters keep their origins in order as far as they go; what is added stands at the match's last character.
 */
export function replaceMapped(
  input: MappedText,
  pattern: RegExp,
  replace: (match: string) => string,
): MappedText {
  const pieces: string[] = [];
  const offsets: number[] = [];
  let end = 0;
  for (const match of input.text.matchAll(pattern)) {
    copy(input, end, match.index, pieces, offsets);
    const made = replace(match[0]);
    end = match.index + match[0].length;
    pieces.push(made);
    for (let i = 0; i < made.length; i += 1)
      offsets.push(input.offsets[Math.min(match.index + i, end - 1)] ?? 0);
  }
  if (end === 0) return input;
  copy(input, end, input.text.length, pieces, offsets);
  offsets.push(input.offsets[input.text.length] ?? 0);
  return { text: pieces.join(''), offsets: Uint32Array.from(offsets) };
}

function copy(input: MappedText, from: number, to: number, pieces: string[], offsets: number[]): void {
  pieces.push(input.text.slice(from, to));
  for (let i = from; i < to; i += 1) offsets.push(input.offsets[i] ?? 0);
}
