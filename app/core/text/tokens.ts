import type { Span } from '../discrepancy/discrepancy';

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
 * - a hyphen at a line end joins when a lower-case letter follows;
 * - inner `. , : /` stand between digits; a slash may also lead from a digit to a letter (`1476/ш`, `16/I-51`);
 * - an apostrophe stands between letters.
 * Every branch starts with a character the piece before cannot hold, so matching is linear in the text.
 */
const PIECE = String.raw`[\p{L}\p{M}\p{N}]+`;
const HYPHEN = String.raw`(?:(?<!\p{N})[-\u2010\u2011]|(?<=\p{N})[-\u2010\u2011](?!\p{N}))`;
const LINE_END_HYPHEN = String.raw`[-\u2010\u2011\u00ac][ \t]*\r?\n[ \t]*(?=\p{Ll})`;
const NUMBER_SEPARATOR = String.raw`(?<=\p{N})[.,:/](?=\p{N})|(?<=\p{N})\/(?=\p{L})`;
const APOSTROPHE = String.raw`(?<=\p{L})['’](?=\p{L})`;
const SOFT_HYPHEN = String.raw`\u00ad(?:[ \t]*\r?\n[ \t]*)?`;
const LETTERSPACED = String.raw`(?<![\p{L}\p{N}])(?:\p{Lu}(?:[ \u00a0]\p{Lu}){2,}|\p{L}(?:[ \u00a0]\p{Ll}){2,})(?![\p{L}\p{N}-])`;
const WORD = `${PIECE}(?:(?:${LINE_END_HYPHEN}|${HYPHEN}|${NUMBER_SEPARATOR}|${APOSTROPHE}|${SOFT_HYPHEN})${PIECE})*`;
const TOKEN = new RegExp(`${LETTERSPACED}|${WORD}|[^\\s\\p{L}\\p{M}\\p{N}]`, 'gu');

/** Letters that are words by themselves: a row of only these is a row of words, not one letterspaced word. */
const ONE_LETTER_WORDS = /^[авикосуяжбaio\s]+$/iu;
const LETTERSPACED_WHOLE = /^\p{L}(?:[ \u00a0]\p{L}){2,}$/u;
const NUMBER_WHOLE = /^[\p{N}.,:/]+$/u;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The tokens of `text` in order. White space is left out; nothing else is. A letterspaced word (at least three
 * single letters: «Ш Т Ы К О В») is one token, and so is a word broken at a line end.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) pushToken(tokens, match[0], match.index);
  return tokens;
}

function pushToken(tokens: Token[], text: string, from: number): void {
  if (LETTERSPACED_WHOLE.test(text) && ONE_LETTER_WORDS.test(text)) {
    for (const letter of text.matchAll(/\S/gu)) {
      const at = from + letter.index;
      tokens.push({ kind: 'word', from: at, to: at + letter[0].length, text: letter[0] });
    }
    return;
  }
  tokens.push({ kind: tokenKind(text), from, to: from + text.length, text });
}

function tokenKind(text: string): TokenKind {
  if (!HAS_LETTER_OR_DIGIT.test(text)) return 'punctuation';
  return NUMBER_WHOLE.test(text) ? 'number' : 'word';
}

/** Whether `text` is one letterspaced word, such as «М А О». */
export function isLetterspaced(text: string): boolean {
  return LETTERSPACED_WHOLE.test(text);
}
