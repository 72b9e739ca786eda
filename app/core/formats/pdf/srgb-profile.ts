/** Points of the curve of light. */
const POINTS = 1024;
const HEAD_BYTES = 128;

/** Red, green and blue of sRGB (IEC 61966-2-1) as XYZ under D50, and the white of D65. */
const XYZ: Readonly<Record<string, readonly [number, number, number]>> = {
  wtpt: [0.9505, 1, 1.0891],
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
};

/** An ICC profile of sRGB (ICC.1:2001-04), which says what the colours of a picture without a profile are. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [string, readonly number[]])[] = [
    ['desc', descriptionTag('sRGB')],
    ['cprt', [...ascii('text'), ...long(0), ...ascii('No copyright, use freely'), 0]],
    ...Object.entries(XYZ).map(([name, xyz]) => [name, xyzTag(xyz)] as const),
    ...['rTRC', 'gTRC', 'bTRC'].map((name) => [name, curve] as const),
  ];
  return assembled(tags);
}

function assembled(tags: readonly (readonly [string, readonly number[]])[]): Uint8Array {
  const table: number[] = [...long(tags.length)];
  const body: number[] = [];
  const known = new Map<readonly number[], number>();
  const from = HEAD_BYTES + 4 + 12 * tags.length;
  for (const [name, bytes] of tags) {
    const at = known.get(bytes) ?? from + body.length;
    if (!known.has(bytes)) body.push(...bytes, ...Array<number>((4 - (bytes.length % 4)) % 4).fill(0));
    known.set(bytes, at);
    table.push(...ascii(name), ...long(at), ...long(bytes.length));
  }
  return Uint8Array.from([...head(from + body.length), ...table, ...body]);
}

function head(size: number): readonly number[] {
  const version = [2, 0x10, 0, 0];
  const date = [0x07, 0xe8, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0];
  const classes = ascii('mntrRGB XYZ ');
  // No platform, maker or model; the intent is perceptual, the white of the connection space D50.
  const white = [0.9642, 1, 0.8249].flatMap(fixed);
  const known = [...long(size), ...long(0), ...version, ...classes, ...date, ...ascii('acsp')];
  return [...known, ...Array<number>(28).fill(0), ...white, ...Array<number>(48).fill(0)];
}

function descriptionTag(text: string): readonly number[] {
  const own = [...ascii(text), 0];
  // No second name in Unicode, nor one for the script of a Macintosh.
  return [...ascii('desc'), ...long(0), ...long(own.length), ...own, ...Array<number>(8 + 3 + 67).fill(0)];
}

function xyzTag(xyz: readonly number[]): readonly number[] {
  return [...ascii('XYZ '), ...long(0), ...xyz.flatMap(fixed)];
}

function curveTag(): readonly number[] {
  const light = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  const points = Array.from({ length: POINTS }, (_, i) => Math.round(65_535 * light(i / (POINTS - 1))));
  return [...ascii('curv'), ...long(0), ...long(POINTS), ...points.flatMap((one) => [one >> 8, one & 255])];
}

const ascii = (text: string) => [...text].map((one) => one.charCodeAt(0));
const long = (value: number) => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const fixed = (value: number) => long(Math.round(value * 65_536));
