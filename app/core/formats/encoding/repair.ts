import { guessPage } from './guess';
import { decodeCodePage, type CodePage } from './code-pages';
import { sequenceLength, surveyUtf8 } from './utf8';

export type Repaired = {
  readonly text: string;
  /** How many bytes were no UTF-8, and the lines (from 1) on which they stand. */
  readonly bytes: number;
  readonly lines: readonly number[];
};

type LineBytes = { readonly bytes: Uint8Array; readonly strays: number; readonly isForeign: boolean };

/**
 * UTF-8 with bytes in it that are not. Lines of a code page that were pasted in are read as such. Elsewhere a run of
 * three stray bytes or more is a word of windows-1251, and a single one a sign of it (a space that does not break, a
 * quotation mark, a dash, №) where that sign fits its neighbours; else it is U+FFFD, since nobody knows what it was:
 * half of a letter looks the same.
 */
export function decodeRepaired(bytes: Uint8Array, decodeUtf8: (bytes: Uint8Array) => string): Repaired {
  const lines = linesOf(bytes).map(surveyLine);
  const page = guessPage(joined(lines.filter(({ isForeign }) => isForeign).map((line) => line.bytes)));
  const parts: string[] = [];
  let [from, to] = [0, 0];
  for (const line of lines) {
    const end = to + line.bytes.length;
    if (line.strays > 0) {
      parts.push(decodeUtf8(bytes.subarray(from, to)), decodeLine(line, page, decodeUtf8));
      from = end;
    }
    to = end;
  }
  parts.push(decodeUtf8(bytes.subarray(from)));
  return {
    text: parts.join(''),
    bytes: lines.reduce((sum, { strays }) => sum + strays, 0),
    lines: lines.flatMap(({ strays }, i) => (strays > 0 ? [i + 1] : [])),
  };
}

/** Each with its line end; CR alone ends a line, too. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (const [i, byte] of bytes.entries()) {
    if (byte !== 0x0a && (byte !== 0x0d || bytes[i + 1] === 0x0a)) continue;
    lines.push(bytes.subarray(from, i + 1));
    from = i + 1;
  }
  return [...lines, bytes.subarray(from)];
}

/** A line of a code page gives a good sequence by chance, here and there. */
function surveyLine(bytes: Uint8Array): LineBytes {
  const { good, strays } = surveyUtf8(bytes);
  const isForeign =
    strays.length >= PASTED_RUN && strays.length > 4 * good && !isRemains(strays.map((at) => bytes[at] ?? 0));
  return { bytes, strays: strays.length, isForeign };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function decodeLine(
  { bytes, isForeign }: LineBytes,
  page: CodePage | null,
  decodeUtf8: (bytes: Uint8Array) => string,
): string {
  if (isForeign && page !== null) return decodeCodePage(bytes, page);
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    const to = length > 0 ? i + length : endOfStrays(bytes, i);
    if (length === 0) {
      parts.push(decodeUtf8(bytes.subarray(from, i)), decodeStrays(bytes, i, to));
      from = to;
    }
    i = to;
  }
  return parts.join('') + decodeUtf8(bytes.subarray(from));
}

/** Damage takes single bytes; a run as long as this is a word. */
const PASTED_RUN = 3;

function endOfStrays(bytes: Uint8Array, from: number): number {
  let to = from + 1;
  while (to < bytes.length && sequenceLength(bytes, to) === 0) to += 1;
  return to;
}

function decodeStrays(bytes: Uint8Array, from: number, to: number): string {
  const run = bytes.subarray(from, to);
  const text = decodeCodePage(run, 'windows-1251');
  if (run.length >= PASTED_RUN && !isRemains([...run]) && /^[\p{L}\u00a0«»“”„’–—…№§°]+$/u.test(text))
    return text;
  return Array.from(run, (_, k) => signAt(bytes, from + k) ?? '\ufffd').join('');
}

/** First bytes of Cyrillic letters whose second bytes are gone. */
function isRemains(strays: readonly number[]): boolean {
  return strays.every((byte) => byte === 0xd0 || byte === 0xd1);
}

/** The sign of windows-1251 that a stray byte stands for, if it fits where it stands. */
function signAt(bytes: Uint8Array, at: number): string | null {
  const [before, after] = [isBlank(bytes[at - 1]), isBlank(bytes[at + 1])];
  switch (bytes[at]) {
    case 0xa0:
      return before || after ? '\u00a0' : null;
    case 0xab:
      return before && !after ? '«' : null;
    case 0xbb:
      return !before && after ? '»' : null;
    case 0x96:
      return before && after ? '–' : null;
    case 0x97:
      return before && after ? '—' : null;
    case 0xb9:
      return before && (after || isFigure(bytes[at + 1])) ? '№' : null;
    default:
      return null;
  }
}

/** White space, an end of the line, or a mark of punctuation in ASCII. */
function isBlank(byte: number | undefined): boolean {
  if (byte === undefined || byte <= 0x20) return true;
  return byte < 0x80 && /[.,;:!?()[\]"'-]/.test(String.fromCharCode(byte));
}

function isFigure(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
