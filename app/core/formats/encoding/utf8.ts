/** What in a file is UTF-8 and what is not. */
export type Utf8Survey = {
  /** Sequences of several bytes that give characters of texts. */
  readonly good: number;
  /** Where bytes stand that belong to no sequence. */
  readonly strays: readonly number[];
};

/** Places that are kept: a file with more strays is no UTF-8. */
const MOST_STRAYS = 200_000;

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

export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let good = 0;
  const strays: number[] = [];
  for (let i = 0; i < bytes.length && strays.length < MOST_STRAYS;) {
    const length = sequenceLength(bytes, i);
    if (length === 0) strays.push(i);
    if (length > 1 && isOfTexts(codePointAt(bytes, i, length))) good += 1;
    i += Math.max(1, length);
  }
  return { good, strays };
}

/** Bytes of the sequence that begins at `at`; 0 for none. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
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

function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let k = 1; k < length; k += 1) point = (point << 6) | ((bytes[at + k] ?? 0) & 0x3f);
  return point;
}

/** Latin with accents, Cyrillic, punctuation, №, arrows, ruled lines: text in a code page gives others by chance. */
function isOfTexts(point: number): boolean {
  return (
    (point >= 0xa0 && point <= 0x17f) ||
    (point >= 0x400 && point <= 0x491) ||
    (point >= 0x2000 && point <= 0x22ff) ||
    (point >= 0x2500 && point <= 0x25ff) ||
    point === 0xfffd ||
    point === 0xfeff
  );
}
