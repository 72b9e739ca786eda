/** The encodings in which Russian texts have come down on disks, by their WHATWG labels. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'koi8-r' | 'ibm866';

/** Turns bytes into text, as TextDecoder does with `{ignoreBOM: true}`; core has no decoder of its own. */
export type Decode = (bytes: Uint8Array, encoding: TextEncoding) => string;

/** More than enough text to tell encodings apart by their letters. */
const SAMPLE_BYTES = 64_000;

/**
 * The encoding of a plain text: a byte order mark, else valid UTF-8, else UTF-16 by its zero and 04 high bytes,
 * else the 8-bit code page in which the text looks most like Russian. Null for bytes that are no text.
 */
export function detectEncoding(bytes: Uint8Array, decode: Decode): TextEncoding | null {
  const marked = encodingOfMark(bytes);
  if (marked !== null) return marked;
  const wide = wideEncoding(bytes);
  if (wide !== null) return wide;
  if (bytes.includes(0)) return null;
  return isUtf8(bytes) ? 'utf-8' : bestCodePage(bytes, decode);
}

function encodingOfMark(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: nearly every unit of Russian or English text has the high byte 00 or 04. */
function wideEncoding(bytes: Uint8Array): TextEncoding | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
  const isHigh = (byte: number) => byte === 0 || byte === 4 || byte === 0x20;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const even = sample.filter((byte, i) => i % 2 === 0 && isHigh(byte)).length / (sample.length / 2);
  const odd = sample.filter((byte, i) => i % 2 === 1 && isHigh(byte)).length / (sample.length / 2);
  if (Math.max(even, odd) < 0.9 || Math.abs(even - odd) < 0.2) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Whether `bytes` are well-formed UTF-8 (Unicode Standard, table 3-7); overlong forms and surrogates are not. */
export function isUtf8(bytes: Uint8Array): boolean {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return false;
    i += length;
  }
  return true;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < lowest || second > highest) return 0;
  for (let k = 2; k < length; k += 1) if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

const CODE_PAGES = ['windows-1251', 'koi8-r', 'ibm866'] as const;

function bestCodePage(bytes: Uint8Array, decode: Decode): TextEncoding {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const scored = CODE_PAGES.map((encoding) => ({ encoding, score: russianness(decode(sample, encoding)) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}

/** Letters of Russian from frequent to rare (National Corpus of the Russian Language); rank stands in for likelihood. */
const BY_FREQUENCY = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';

/**
 * How much `text` looks like Russian: frequent letters score, rare ones and signs that prose does not have cost,
 * and so does a small letter before a capital, which the wrong code page gives in nearly every word.
 */
function russianness(text: string): number {
  let score = 0;
  let wasSmall = false;
  for (const letter of text) {
    const rank = BY_FREQUENCY.indexOf(letter.toLowerCase());
    const isSmall = rank >= 0 && letter === letter.toLowerCase();
    if (rank >= 0) score += 10 - rank;
    else if (letter > '\u007f' && !/[№«»„“”’‘–—…°§\u00a0]/.test(letter)) score -= 20;
    if (wasSmall && rank >= 0 && !isSmall) score -= 20;
    wasSmall = isSmall;
  }
  return score;
}

/**
 * The encoding an XML file says it has (XML 1.0, appendix F), or UTF-8. Null for one that is not known here: the
 * file cannot be read safely.
 */
export function detectXmlEncoding(bytes: Uint8Array): TextEncoding | null {
  const marked = encodingOfMark(bytes);
  if (marked !== null) return marked;
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const named = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase();
  if (named === undefined || named === 'us-ascii' || named === 'utf8') return 'utf-8';
  const known: readonly TextEncoding[] = ['utf-8', 'windows-1251', 'koi8-r', 'ibm866'];
  return known.find((encoding) => encoding === named) ?? null;
}
