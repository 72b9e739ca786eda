import type { Span } from '../base/span';
import type { TextView } from './text-view';
import { ALL_RUNGS } from './steps';
import type { StepsOff } from './steps';
import { LINE_END_SIGNS } from './line-end';

export const TOKEN_KINDS = ['word', 'number', 'punctuation'] as const;

/**
 * `number`: digits and inner separators only (`10.000`, `16.1.1951`, `14:45`). `word`: anything else with a
 * letter in it (`Дэ-хуай`, `38-я`, `1476/ш`, `З5`). `punctuation`: one sign.
 */
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** The smallest thing that is compared: offsets into the raw text, and the raw text between them. */
export type Token = Span & { readonly kind: TokenKind; readonly text: string };

/**
 * One regular expression on the raw text (`notes` measured that `Intl.Segmenter` breaks «Дэ-хуай» and «10.000»).
 * - inner hyphen: between letters, or a letter and a digit, never between two digits (`14-45` is two numbers);
 * - a hyphen at a line end, or another sign that breaks words there, joins when a lower-case letter follows;
 * - inner `. , : /` stand between digits; a slash may also lead from a digit to a letter (`1476/ш`, `16/I-51`);
 * - an apostrophe stands between letters.
 * Every branch starts with a character the piece before cannot hold, so matching is linear in the text.
 */
const PIECE = String.raw`[\p{L}\p{M}\p{N}]+`;
const HYPHEN = String.raw`(?:(?<!\p{N})[-\u2010\u2011]|(?<=\p{N})[-\u2010\u2011](?!\p{N}))`;
const LINE_END_HYPHEN = String.raw`${LINE_END_SIGNS}[ \t]*\r?\n[ \t]*(?=\p{Ll})`;
/** Letters that are read for figures belong to the number, too: `1О.46`, `10.З0`. */
const NUMBER_SEPARATOR = String.raw`(?<=\p{N}[ОоOoЗзб]?)[.,:/](?=\p{N})|(?<=\p{N})[.,:](?=[ОоOoЗзб]\p{N})|(?<=\p{N})\/(?=\p{L})`;
const APOSTROPHE = String.raw`(?<=\p{L})['’](?=\p{L})`;
/** A soft hyphen, on a line of its own too, and characters without width: nothing of a word is seen of them. */
const SOFT_HYPHEN = String.raw`[\u00ad\u200b-\u200d\u2060\ufeff]+(?:[ \t]*\r?\n[ \t]*(?:\u00ad[ \t]*\r?\n[ \t]*)?)?|\r?\n\u00ad[ \t]*\r?\n(?:[-\u2010](?=\p{L})|(?=\p{Ll}))`;
/**
 * Letters and figures that an editor supplied within a word: т[оварищ]у, гр(аждани)н, <18>97; a note's mark within one:
 * сло[7]во.
 */
const SUPPLIED = String.raw`(?<=\p{L})[\[<](?=\p{L}|\p{N}{1,3}[\]>]\p{L})|(?<=[\p{L}\p{N}])[\]>](?=[\p{L}\p{N}])|(?<=\p{L})\((?=\p{Ll}{1,16}\)\p{Ll})|(?<=\p{L}\(\p{Ll}{1,16})\)(?=\p{Ll})`;
const LETTERSPACED = String.raw`(?<![\p{L}\p{N}])(?:\p{Lu}(?:[ \u00a0]\p{Lu}){2,}|\p{L}(?:[ \u00a0]\p{Ll}){2,})(?![\p{L}\p{N}-])`;

/** The expression with some steps of the ladder switched off: each token is then less of what a reader sees. */
function tokenPattern(off: StepsOff): string {
  const atLineEnd = off.has('line-end-hyphens') ? [] : [LINE_END_HYPHEN];
  const supplied = off.has('editorial') ? [] : [SUPPLIED];
  const joins = [...atLineEnd, HYPHEN, NUMBER_SEPARATOR, APOSTROPHE, SOFT_HYPHEN, ...supplied].join('|');
  const word = `${PIECE}(?:(?:${joins})${PIECE})*`;
  const spaced = off.has('letterspacing') ? [] : [LETTERSPACED];
  return [...spaced, word, String.raw`[^\s\p{L}\p{M}\p{N}]`].join('|');
}

/** Made once for the steps that are off: putting it together takes longer than a short text does. */
const patterns = new WeakMap<StepsOff, RegExp>();

function patternFor(off: StepsOff): RegExp {
  const known = patterns.get(off);
  if (known !== undefined) return known;
  const pattern = new RegExp(tokenPattern(off), 'gu');
  patterns.set(off, pattern);
  return pattern;
}

/** Letters that are words by themselves: a row of only these is a row of words, not one letterspaced word. */
const ONE_LETTER_WORDS = /^[авикосуяжбaio\s]+$/iu;
const LETTERSPACED_WHOLE = /^\p{L}(?:[ \u00a0]\p{L}){2,}$/u;
const NUMBER_WHOLE = /^[\p{N}.,:/]+$/u;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The tokens of `[from, to)` of `text` in order. White space is left out; nothing else is. A letterspaced word (at
 * least three single letters: «Ш Т Ы К О В») is one token, and so is a word broken at a line end. A token that begins
 * before `to` is whole.
 */
export function tokenise(
  text: string,
  from = 0,
  to = text.length,
  off: StepsOff = ALL_RUNGS,
): readonly Token[] {
  const tokens: Token[] = [];
  eachToken(text, from, to, off, (start, end) => {
    const written = text.slice(start, end);
    tokens.push({ kind: tokenKind(written), from: start, to: end, text: written });
  });
  return tokens;
}

/** The spans of the tokens of `[from, to)`, punctuation with them. */
export function eachToken(
  text: string,
  from: number,
  to: number,
  off: StepsOff,
  found: (start: number, end: number) => void,
): void {
  const pattern = patternFor(off);
  for (let at = from; at < to;) {
    const plainEnd = endOfPlainWord(text, at);
    if (plainEnd > at) {
      found(at, plainEnd);
      at = plainEnd;
      continue;
    }
    if (isBlank(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null || match.index >= to) return;
    at = pattern.lastIndex;
    emit(match[0], match.index, found);
  }
}

function emit(text: string, from: number, found: (start: number, end: number) => void): void {
  if (!LETTERSPACED_WHOLE.test(text) || !ONE_LETTER_WORDS.test(text)) {
    found(from, from + text.length);
    return;
  }
  for (const letter of text.matchAll(/\S/gu)) {
    found(from + letter.index, from + letter.index + letter[0].length);
  }
}

const LETTER = 1;
const BLANK = 2;
const CLOSING = 3;
/** What the commonest characters are, by code: Cyrillic letters, white space, and signs that end a word. */
const CLASS_OF = classTable();

function classTable(): Uint8Array {
  const classes = new Uint8Array(0x500);
  classes.fill(LETTER, 0x410, 0x450);
  for (const letter of 'ёЁ') classes[letter.charCodeAt(0)] = LETTER;
  for (const blank of ' \n\r\t') classes[blank.charCodeAt(0)] = BLANK;
  for (const sign of '.,;:!?)"»') classes[sign.charCodeAt(0)] = CLOSING;
  return classes;
}

function isBlank(code: number): boolean {
  return CLASS_OF[code] === BLANK;
}

/**
 * The end of a word of two or more Cyrillic letters that white space or a closing sign follows, or `at`. Nine words
 * in ten are so, and need no regular expression.
 */
function endOfPlainWord(text: string, at: number): number {
  let end = at;
  while (CLASS_OF[text.charCodeAt(end)] === LETTER) end += 1;
  if (end - at < 2) return at;
  const after = CLASS_OF[text.charCodeAt(end)];
  const isWhole = after === BLANK || after === CLOSING || end === text.length;
  return isWhole && !isBeforeSoftHyphen(text, end) ? end : at;
}

const SOFT_HYPHEN_CODE = 0xad;

/** Whether the next line is a soft hyphen alone, or begins with one: the word may go on behind it. */
function isBeforeSoftHyphen(text: string, end: number): boolean {
  const feed = text.charCodeAt(end) === CARRIAGE_RETURN ? end + 1 : end;
  return text.charCodeAt(feed) === LINE_FEED && text.charCodeAt(feed + 1) === SOFT_HYPHEN_CODE;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The token `[from, to)` of `text`. */
export function tokenAt(text: TextView, from: number, to: number): Token {
  const written = text.slice(from, to);
  return { kind: tokenKind(written), from, to, text: written };
}

/** Whether the token `[from, to)` holds a letter or a digit. */
export function isWritten(text: string, from: number, to: number): boolean {
  return CLASS_OF[text.charCodeAt(from)] === LETTER || HAS_LETTER_OR_DIGIT.test(text.slice(from, to));
}

function tokenKind(text: string): TokenKind {
  if (CLASS_OF[text.charCodeAt(0)] === LETTER) return 'word';
  if (!HAS_LETTER_OR_DIGIT.test(text)) return 'punctuation';
  return NUMBER_WHOLE.test(text) ? 'number' : 'word';
}

/** Whether `text` is one letterspaced word, such as «М А О». */
export function isLetterspaced(text: string): boolean {
  return LETTERSPACED_WHOLE.test(text);
}
