import type { Span } from '../base/span';

/**
 * From a text as it was laid out on sheets back to the file that it came from: the two have the same signs in the same
 * order and differ in white space alone.
 */
export function fileSpans(laid: string, file: string): (span: Span) => Span {
  const places = [...file.matchAll(/\S/gu)].map(({ index, 0: sign }) => ({
    from: index,
    to: index + sign.length,
  }));
  const counts = new Uint32Array(laid.length + 1);
  let count = 0;
  for (let i = 0; i < laid.length; i += 1) {
    counts[i] = count;
    const unit = laid.charCodeAt(i);
    const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff;
    if (!isSecondHalf && !/\s/.test(laid[i] ?? '')) count += 1;
  }
  counts[laid.length] = count;
  const countAt = (offset: number): number => counts[Math.min(laid.length, Math.max(0, offset))] ?? count;
  return ({ from, to }) => {
    const first = countAt(from);
    const end = countAt(to);
    if (end <= first) {
      const at = places[first - 1]?.to ?? 0;
      return { from: at, to: at };
    }
    return { from: places[first]?.from ?? file.length, to: places[end - 1]?.to ?? file.length };
  };
}
