/** A PNG of 16 bits a sample: what is needed to take its samples out of its inflated data. */
export type Png16 = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Samples a pixel: grey, grey and alpha, colour, colour and alpha. */
  readonly perPixel: 1 | 2 | 3 | 4;
  readonly isInterlaced: boolean;
  /** The compressed data, in pieces. */
  readonly parts: readonly Uint8Array[];
};

const PER_PIXEL: Readonly<Record<number, Png16['perPixel']>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
const HEAD_BYTES = 8;

/** The parts of a PNG of 16 bits a sample, or null for any other file (RFC 2083). */
export function readPng16(bytes: Uint8Array): Png16 | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const perPixel = PER_PIXEL[view.getUint8(25)];
  if (view.getUint8(24) !== 16 || perPixel === undefined) return null;
  const parts: Uint8Array[] = [];
  for (let at = HEAD_BYTES; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const [length, kind] = [view.getUint32(at), view.getUint32(at + 4)];
    if (kind === IDAT) parts.push(bytes.subarray(at + 8, at + 8 + length));
    if (kind === IEND) break;
  }
  return {
    ...{ widthPx: view.getUint32(16), heightPx: view.getUint32(20), perPixel, parts },
    isInterlaced: view.getUint8(28) === 1,
  };
}

const IDAT = 0x49_44_41_54;
const IEND = 0x49_45_4e_44;

/** A pass over the picture (RFC 2083, 2.6): its first column and row, and its steps. */
type Round = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };
const WHOLE: readonly Round[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
const ADAM7: readonly Round[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

type Scan = Round & { readonly columns: number; readonly rows: number };

function roundsOf({ widthPx, heightPx, isInterlaced }: Png16): readonly Scan[] {
  return (isInterlaced ? ADAM7 : WHOLE)
    .map((round) => ({
      ...round,
      columns: Math.ceil((widthPx - round.x) / round.dx),
      rows: Math.ceil((heightPx - round.y) / round.dy),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/** How long the inflated data is, in bytes. */
export function inflatedBytes(png: Png16): number {
  return roundsOf(png).reduce((sum, { columns, rows }) => sum + rows * (1 + columns * png.perPixel * 2), 0);
}

/** The samples row after row, out of inflated data, which is changed; null where it is too short or broken. */
export function png16Samples(png: Png16, data: Uint8Array): Uint16Array<ArrayBuffer> | null {
  if (data.length < inflatedBytes(png)) return null;
  const { widthPx, heightPx, perPixel } = png;
  const samples = new Uint16Array(widthPx * heightPx * perPixel);
  let at = 0;
  for (const round of roundsOf(png)) {
    const rowBytes = round.columns * perPixel * 2;
    for (let row = 0; row < round.rows; row += 1) {
      if (!unfilter(data, at, rowBytes, row === 0 ? null : at - rowBytes, perPixel * 2)) return null;
      const y = round.y + row * round.dy;
      for (let i = 0; i < round.columns * perPixel; i += 1) {
        const x = round.x + Math.floor(i / perPixel) * round.dx;
        const from = at + 1 + 2 * i;
        const to = (y * widthPx + x) * perPixel + (i % perPixel);
        samples[to] = ((data[from] as number) << 8) | (data[from + 1] as number);
      }
      at += 1 + rowBytes;
    }
  }
  return samples;
}

/** Undoes the filter of the row whose filter byte stands at `at`; `above` is where the bytes of the row before begin. */
function unfilter(
  data: Uint8Array,
  at: number,
  rowBytes: number,
  above: number | null,
  step: number,
): boolean {
  const kind = data[at] as number;
  if (kind > 4) return false;
  const start = at + 1;
  for (let i = 0; i < rowBytes; i += 1) {
    const left = i < step ? 0 : (data[start + i - step] as number);
    const up = above === null ? 0 : (data[above + i] as number);
    const corner = above === null || i < step ? 0 : (data[above + i - step] as number);
    data[start + i] = (data[start + i] as number) + predicted(kind, left, up, corner);
  }
  return true;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
