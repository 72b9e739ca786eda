/** One image of a TIFF that a test makes: its tags with their values, and its rows. */
export type TiffImage = {
  readonly tags: Readonly<Record<number, number | readonly number[]>>;
  readonly strip: Uint8Array;
};

export type TiffOptions = {
  readonly isLittle?: boolean;
  readonly isBig?: boolean;
  /** Where the last directory points; 0 ends the chain. `self` is the first directory. */
  readonly last?: number | 'self';
};

/** An uncompressed 8-bit grey image whose upper left corner is black and whose rest is white. */
export function greyImage(widthPx: number, heightPx: number, tags: TiffImage['tags'] = {}): TiffImage {
  const strip = new Uint8Array(widthPx * heightPx).fill(255);
  for (let y = 0; y < heightPx / 2; y += 1) strip.fill(0, y * widthPx, y * widthPx + widthPx / 2);
  return {
    tags: { 256: widthPx, 257: heightPx, 258: 8, 259: 1, 262: 1, 277: 1, 278: heightPx, ...tags },
    strip,
  };
}

/** The same picture with so many bits a sample, packed as TIFF 6.0 has them; 0 is black or white. */
export function deepImage(widthPx: number, heightPx: number, bits: number, isWhiteZero: boolean): TiffImage {
  const shades = greyImage(widthPx, heightPx).strip;
  const most = 2 ** bits - 1;
  const rowBytes = Math.ceil((widthPx * bits) / 8);
  const strip = new Uint8Array(rowBytes * heightPx);
  shades.forEach((shade, at) => {
    const value = (shade === 255) === isWhiteZero ? 0 : most;
    const from = (at % widthPx) * bits;
    for (let bit = 0; bit < bits && value > 0; bit += 1) {
      const place = Math.floor(at / widthPx) * rowBytes + ((from + bit) >> 3);
      strip[place] = (strip[place] ?? 0) | (0x80 >> ((from + bit) & 7));
    }
  });
  return { ...greyImage(widthPx, heightPx, { 258: bits, 262: isWhiteZero ? 0 : 1 }), strip };
}

const SHORTS = [258, 259, 262, 274, 277, 284, 296, 339];
const RATIONALS = [282, 283];

/** A TIFF or BigTIFF of these images, with one strip each (TIFF 6.0, section 2). */
export function makeTiff(images: readonly TiffImage[], options: TiffOptions = {}): Uint8Array {
  const { isLittle = true, isBig = false, last = 0 } = options;
  const bytes: number[] = [];
  const wordBytes = isBig ? 8 : 4;
  const put = (value: number, size: number, at = bytes.length) => {
    for (let i = 0; i < size; i += 1) {
      const shift = isLittle ? i : size - 1 - i;
      bytes[at + i] = Math.floor(value / 256 ** shift) % 256;
    }
  };
  bytes.push(...(isLittle ? [0x49, 0x49] : [0x4d, 0x4d]));
  put(isBig ? 43 : 42, 2);
  if (isBig) {
    put(8, 2);
    put(0, 2);
  }
  let pointerAt = bytes.length;
  put(0, wordBytes);
  let first = 0;
  for (const { tags, strip } of images) {
    const stripAt = bytes.length;
    bytes.push(...strip);
    const rationalAt = new Map<number, number>();
    for (const tag of RATIONALS.filter((each) => tags[each] !== undefined)) {
      rationalAt.set(tag, bytes.length);
      put(Number(tags[tag]), 4);
      put(1, 4);
    }
    const directoryAt = bytes.length;
    first ||= directoryAt;
    put(directoryAt, wordBytes, pointerAt);
    const all = { ...tags, 273: stripAt, 279: strip.length };
    const entries = Object.entries(all).map(([tag, value]) => [Number(tag), Number(value)] as const);
    put(entries.length, isBig ? 8 : 2);
    for (const [tag, value] of entries.sort(([a], [b]) => a - b)) {
      const isShort = SHORTS.includes(tag);
      const rational = rationalAt.get(tag);
      put(tag, 2);
      put(rational !== undefined ? 5 : isShort ? 3 : 4, 2);
      put(1, wordBytes);
      const valueAt = bytes.length;
      put(0, wordBytes);
      if (rational !== undefined && !isBig) put(rational, wordBytes, valueAt);
      else if (rational !== undefined) {
        put(Number(tags[tag]), 4, valueAt);
        put(1, 4, valueAt + 4);
      } else put(value, isShort ? 2 : 4, valueAt);
    }
    pointerAt = bytes.length;
    put(0, wordBytes);
  }
  put(last === 'self' ? first : last, wordBytes, pointerAt);
  return Uint8Array.from(bytes);
}
