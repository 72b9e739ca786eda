import type { BoxPx } from './geometry';
import type { Line, PageImage } from './transcription';

/** Takes boxes through `move`, rounds them, and keeps them inside `image`. */
export function boxMover(
  move: (box: BoxPx) => BoxPx,
  { widthPx, heightPx }: PageImage,
): (box: BoxPx) => BoxPx {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return (box) => {
    const { x0, y0, x1, y1 } = move(box);
    return {
      x0: clamp(x0, widthPx),
      y0: clamp(y0, heightPx),
      x1: clamp(x1, widthPx),
      y1: clamp(y1, heightPx),
    };
  };
}

/** `lines` with every box put through `move`, rounded, and kept inside `image`. */
export function moveLines(
  lines: readonly Line[],
  move: (box: BoxPx) => BoxPx,
  image: PageImage,
): readonly Line[] {
  const moved = boxMover(move, image);
  return lines.map((line) => ({
    ...line,
    boxPx: line.boxPx === null ? null : moved(line.boxPx),
    words: line.words.map((word) => ({ ...word, boxPx: moved(word.boxPx) })),
  }));
}
