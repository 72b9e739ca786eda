import type { BoxPx } from './geometry';
import type { Line, PageImage } from './transcription';

/** `lines` with every box put through `move`, rounded, and kept inside `image`. */
export function moveLines(
  lines: readonly Line[],
  move: (box: BoxPx) => BoxPx,
  { widthPx, heightPx }: PageImage,
): readonly Line[] {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  const moved = (box: BoxPx): BoxPx => {
    const { x0, y0, x1, y1 } = move(box);
    return {
      x0: clamp(x0, widthPx),
      y0: clamp(y0, heightPx),
      x1: clamp(x1, widthPx),
      y1: clamp(y1, heightPx),
    };
  };
  return lines.map((line) => ({
    ...line,
    boxPx: line.boxPx === null ? null : moved(line.boxPx),
    words: line.words.map((word) => ({ ...word, boxPx: moved(word.boxPx) })),
  }));
}
