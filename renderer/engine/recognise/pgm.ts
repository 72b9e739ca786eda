/** Luma weights of ITU-R BT.601, in 1/256. */
const RED = 77;
const GREEN = 150;
const BLUE = 29;

/**
 * RGBA pixels as a binary PGM (Netpbm P5): the plainest picture Leptonica reads, a third of the work of a PNG.
 */
export function greyPgm(rgba: Uint8ClampedArray, widthPx: number, heightPx: number): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${widthPx} ${heightPx}\n255\n`);
  const pgm = new Uint8Array(head.length + widthPx * heightPx);
  pgm.set(head);
  for (let from = 0, to = head.length; to < pgm.length; from += 4, to += 1) {
    const r = rgba[from] ?? 0;
    const g = rgba[from + 1] ?? 0;
    const b = rgba[from + 2] ?? 0;
    pgm[to] = (r * RED + g * GREEN + b * BLUE) >> 8;
  }
  return pgm;
}
