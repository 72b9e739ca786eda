import { fail, ok, type Result } from '../../result';
import { decodeCodePage, isCodePage, latin1 } from './code-pages';
import {
  declaredName,
  encodingByName,
  type Decode,
  type PlatformEncoding,
  type TextEncoding,
} from './encodings';
import { isBinary, withoutPadding } from './control-bytes';
import { guessPage, isPlausible } from './guess';
import type { TextNote } from './notes';
import { decodeRepaired } from './repair';
import { isUtf8, surveyUtf8 } from './utf8';

export type DecodedText = {
  /** Line ends as given, without the byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** What the person should know of how the bytes were read; empty where there is no doubt. */
  readonly notes: readonly TextNote[];
};

/** `not-text`: bytes that no text has. `no-encoding`: text, but in no encoding that is known here. */
export type DecodeErrorCode = 'not-text' | 'no-encoding';

/** A head as long as this says which encoding a file declares. */
const HEAD_BYTES = 4_096;

/**
 * The text of a file, of any kind and at every door: a byte order mark, else UTF-16 by its high bytes, else UTF-8 (a few
 * damaged bytes are repaired and told), else what the file declares if it can be that, else the code page that it
 * is text in. A declaration that the bytes contradict is not followed.
 */
export function decodeText(bytes: Uint8Array, decode: Decode): Result<DecodedText, DecodeErrorCode> {
  const marked = encodingOfMark(bytes);
  if (marked === 'utf-32') return fail('no-encoding', 'UTF-32');
  const wide = marked === 'utf-8' ? null : (marked ?? wideEncoding(bytes));
  if (wide !== null) return ok(withoutNuls(decode(bytes, wide), wide));
  const body = withoutPadding(bytes);
  if (isBinary(body)) return fail('not-text', 'control characters');
  const declared = declarationOf(body);
  return isUtf8(body)
    ? ok(withoutNuls(decode(body, 'utf-8'), 'utf-8', contradiction(declared, 'utf-8', body)))
    : decodeEightBit(body, declared, decode, marked === 'utf-8');
}

function decodeEightBit(
  bytes: Uint8Array,
  declared: Declaration | null,
  decode: Decode,
  isMarked: boolean,
): Result<DecodedText, DecodeErrorCode> {
  const { good, strays } = surveyUtf8(bytes);
  if (isMarked || (good >= 3 && 2 * good >= strays.length)) return ok(decodeDamaged(bytes, declared, decode));
  const named = declared?.encoding ?? null;
  if (named !== null && named !== 'utf-8' && isWhatItSays(bytes, named))
    return ok(withoutNuls(decodeAs(bytes, named, decode), named));
  const page = guessPage(bytes);
  if (page === null) return fail('no-encoding', 'no code page fits');
  const notes: readonly TextNote[] = [
    ...contradiction(declared, page, bytes),
    { code: 'guessed-encoding', params: { encoding: page } },
  ];
  return ok(withoutNuls(decodeCodePage(bytes, page), page, notes));
}

function decodeDamaged(bytes: Uint8Array, declared: Declaration | null, decode: Decode): DecodedText {
  const repaired = decodeRepaired(bytes, (part) => decode(part, 'utf-8'));
  return withoutNuls(repaired.text, 'utf-8', [
    ...contradiction(declared, 'utf-8', bytes),
    {
      code: 'repaired-bytes',
      params: { count: repaired.bytes, lines: repaired.lines.slice(0, NAMED_LINES) },
    },
  ]);
}

/** Of a file with more damage than this the places cannot be gone through one by one. */
const NAMED_LINES = 100;

function decodeAs(bytes: Uint8Array, encoding: TextEncoding, decode: Decode): string {
  return isCodePage(encoding) ? decodeCodePage(bytes, encoding) : decode(bytes, encoding);
}

/** A declared code page is believed as long as it gives text; others, which nothing here knows, unless Russian shows. */
function isWhatItSays(bytes: Uint8Array, encoding: Exclude<TextEncoding, 'utf-8'>): boolean {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return false;
  if (isCodePage(encoding)) return isPlausible(bytes, encoding);
  const page = guessPage(bytes);
  return page === null || page === 'windows-1252';
}

type Declaration = { readonly name: string; readonly encoding: TextEncoding | null };

function declarationOf(bytes: Uint8Array): Declaration | null {
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  const name = /^\s*</.test(head.replace(/^ï»¿/, '')) ? declaredName(head) : null;
  return name === null ? null : { name, encoding: encodingByName(name) };
}

/** ASCII is the same in all of them, so a file of nothing else contradicts nothing. */
function contradiction(
  declared: Declaration | null,
  found: TextEncoding,
  bytes: Uint8Array,
): readonly TextNote[] {
  if (declared === null || declared.encoding === found || bytes.every((byte) => byte < 0x80)) return [];
  return [{ code: 'wrong-declaration', params: { declared: declared.name, encoding: found } }];
}

type Wide = Extract<PlatformEncoding, 'utf-16le' | 'utf-16be'>;

function encodingOfMark(bytes: Uint8Array): Wide | 'utf-8' | 'utf-32' | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** Enough to see which bytes are the high ones. */
const WIDE_SAMPLE_BYTES = 64_000;

/** UTF-16 without a mark: nearly every unit of Russian or English text has the high byte 00, 04 or 20. */
export function wideEncoding(bytes: Uint8Array): Wide | null {
  const sample = bytes.subarray(0, WIDE_SAMPLE_BYTES - (bytes.length % 2));
  if (sample.length < 4) return null;
  const [even, odd] = [0, 1].map((parity) => highBytes(sample, parity));
  if (even === undefined || odd === undefined) return null;
  const [best, other] = odd.share > even.share ? [odd, even] : [even, odd];
  if (best.share < 0.9 || best.letters < 0.5 || best.share - other.share < 0.2) return null;
  return best === odd ? 'utf-16le' : 'utf-16be';
}

/** How many bytes of a parity are high bytes of texts, and how many of them of letters: 20 is a space elsewhere. */
function highBytes(sample: Uint8Array, parity: number): { readonly share: number; readonly letters: number } {
  let [all, letters] = [0, 0];
  for (let i = parity; i < sample.length; i += 2) {
    const byte = sample[i];
    if (byte === 0 || byte === 4) letters += 1;
    if (byte === 0 || byte === 4 || byte === 0x20 || byte === 0x21) all += 1;
  }
  const half = sample.length / 2;
  return { share: all / half, letters: letters / half };
}

/** NUL cannot stand in XML, nor in what is shown; the byte was no character of the text. */
function withoutNuls(text: string, encoding: TextEncoding, notes: readonly TextNote[] = []): DecodedText {
  const body = text.replace(/^\ufeff/, '');
  if (!body.includes('\0')) return { text: body, encoding, notes };
  const count = body.split('\0').length - 1;
  return {
    text: body.replaceAll('\0', '\ufffd'),
    encoding,
    notes: [...notes, { code: 'nul-characters', params: { count } }],
  };
}
