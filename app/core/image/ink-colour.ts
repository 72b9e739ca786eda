/** Ink is what is so much darker than the paper, of 0–255. */
const INK_DARKER = 40;
/** The strongest and the weakest of red, green and blue lie so far apart in a coloured stroke, of 0–255. */
const LEAST_CHROMA = 48;
/** Fewer px of ink show no colour that could be trusted. */
const FEWEST_INK_PX = 40;

/**
 * The share, 0–1, of the ink in a cut-out that is coloured; null where there is hardly any ink. The paper is the median
 * shade of the cut-out, and its own tint is taken off first, so that black on yellowed paper stays black.
 */
export function colouredShare(rgba: Uint8ClampedArray): number | null {
  const paper = paperOf(rgba);
  const shade = (paper[0] + paper[1] + paper[2]) / 3;
  let ink = 0;
  let coloured = 0;
  for (let i = 0; i + 3 < rgba.length; i += 4) {
    const [r, g, b] = [rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0];
    if ((r + g + b) / 3 > shade - INK_DARKER) continue;
    ink += 1;
    const tinted = [(r / paper[0]) * 255, (g / paper[1]) * 255, (b / paper[2]) * 255] as const;
    if (Math.max(...tinted) - Math.min(...tinted) >= LEAST_CHROMA) coloured += 1;
  }
  return ink < FEWEST_INK_PX ? null : coloured / ink;
}

type Rgb = readonly [number, number, number];

function paperOf(rgba: Uint8ClampedArray): Rgb {
  const channel = (offset: number) => {
    const counts = new Uint32Array(256);
    for (let i = offset; i < rgba.length; i += 4) counts[rgba[i] ?? 0] = (counts[rgba[i] ?? 0] ?? 0) + 1;
    let seen = 0;
    const half = rgba.length / 8;
    for (let value = 0; value < 256; value += 1) {
      seen += counts[value] ?? 0;
      if (seen > half) return Math.max(1, value);
    }
    return 255;
  };
  return [channel(0), channel(1), channel(2)];
}
