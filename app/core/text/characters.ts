/**
 * Where words begin and end, told by character code: a table for the scripts at hand, Unicode properties beyond it.
 * Regular expressions with properties take ten times as long, and every character of a document passes here.
 */
const TABLE_SIZE = 0x530;
const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** Goes on with a word but begins none: combining marks. */
const MARK = 3;
/** A word by itself: № and #. */
const SIGN = 4;

const TABLE = Uint8Array.from({ length: TABLE_SIZE }, (_, code) => kindByProperty(String.fromCharCode(code)));

function kindByProperty(character: string): number {
  if (character === '№' || character === '#') return SIGN;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /\p{M}/u.test(character) ? MARK : OTHER;
}

function kindOf(code: number): number {
  return code < TABLE_SIZE ? (TABLE[code] ?? OTHER) : kindByProperty(String.fromCharCode(code));
}

export function isLetter(code: number): boolean {
  return kindOf(code) === LETTER;
}

export function isDigit(code: number): boolean {
  return kindOf(code) === DIGIT;
}

/** The first offset at or after `at` where a word, number or sign begins; the text's length for none. */
export function nextWordStart(text: string, at: number): number {
  let start = at;
  for (; start < text.length; start += 1) {
    const kind = kindOf(text.charCodeAt(start));
    if (kind !== OTHER && kind !== MARK) break;
  }
  return start;
}

/** Where the word that begins at `start` ends. */
export function wordEnd(text: string, start: number): number {
  let end = start + 1;
  if (kindOf(text.charCodeAt(start)) === SIGN) return end;
  for (; end < text.length; end += 1) {
    const kind = kindOf(text.charCodeAt(end));
    if (kind === OTHER || kind === SIGN) break;
  }
  return end;
}

const SURROGATE = /[\ud800-\udfff]/;

/** What is left of `text` without anything that is no letter. */
export function lettersOf(text: string): string {
  if (SURROGATE.test(text)) return text.replace(/[^\p{L}]/gu, '');
  let letters = '';
  for (let at = 0; at < text.length;) {
    let end = at;
    while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
    if (end > at) letters += text.slice(at, end);
    at = end + 1;
  }
  return letters;
}

/** The runs of letters, marks and digits of `text`. */
export function runsOf(text: string): readonly string[] {
  if (SURROGATE.test(text)) return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const runs: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = at;
    while (end < text.length && isOfRun(kindOf(text.charCodeAt(end)))) end += 1;
    if (end > at) runs.push(text.slice(at, end));
    at = end + 1;
  }
  return runs;
}

function isOfRun(kind: number): boolean {
  return kind === LETTER || kind === DIGIT || kind === MARK;
}
