import type { Page } from '../../page/transcription';
import { toXmlCharacters } from '../xml/xml-escape';

/**
 * What of a file's text is not in its pages on purpose, by kind. `alternatives`: other readings of the same ink.
 * `region-text`, `word-text`, `glyph-text`, `whole-words`: the text of the lines, said again of regions, words or
 * letters, or of words that a line end breaks. `hyphens`: a hyphen that the word before has already. `editor-forms`:
 * what an editor corrected, regularised or spelt out. `other-transcription`: a second transcription in the same file.
 * Of documents: `headers`, at the head and foot of every page; `fallback`, the same once more for older programs;
 * `markup`, the signs of Markdown; `navigation`, what a web page is operated with.
 */
export const LEFT_OUT_KINDS = [
  ...(['alternatives', 'region-text', 'word-text', 'glyph-text', 'whole-words', 'hyphens'] as const),
  ...(['notes', 'editor-forms', 'deleted', 'descriptions', 'metadata', 'scripts'] as const),
  ...(['outside-pages', 'other-transcription'] as const),
  ...(['comments', 'tracked-deletions', 'headers', 'page-numbers', 'hidden', 'fallback'] as const),
  ...(['field-codes', 'markup', 'addresses', 'navigation'] as const),
] as const;

export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number];

/**
 * What is taken and stands apart from the running text. `tables`: a row is a line, or each line of a cell. `inserted`: in
 * tracked changes. `text-boxes` stand behind their paragraph. `list-numbers`: paragraphs that a program numbers itself,
 * so that their numbers are no characters of the file.
 */
export const APART_KINDS = ['tables', 'inserted', 'text-boxes', 'list-numbers'] as const;

export type Apart = {
  readonly kind: (typeof APART_KINDS)[number];
  readonly places: number;
  readonly characters: number;
};

/** `places` pieces of text with `characters` in all; the first few as `samples`, cut. */
export type LeftOut = {
  readonly kind: LeftOutKind;
  readonly characters: number;
  readonly places: number;
  readonly samples: readonly string[];
};

/**
 * Where the text of a file went: `inFile` = `taken` + what is `leftOut` + `lost` - `invented`. Characters are code points
 * other than white space, since readers fold and set spaces as their formats ask for. `lost` are characters that the
 * file has and neither the pages nor `leftOut` account for; `invented` are those that only the pages have. Both are 0
 * unless a reader is at fault, which the person has to know.
 */
export type TextAccount = {
  readonly inFile: number;
  readonly taken: number;
  readonly leftOut: readonly LeftOut[];
  readonly lost: number;
  readonly invented: number;
  /** The first piece of text that was lost, cut; empty where none is. */
  readonly lostSample: string;
  /** Parts of what was taken that the person should know of; left out where there are none. */
  readonly apart?: readonly Apart[];
};

/** A piece of text of a file, as a walk over all of it finds it; `leftOut` says why it is not in the pages. */
export type CountedText = { readonly text: string; readonly leftOut: LeftOutKind | null };

/** Beyond this many pieces a sample of what was lost is not looked for any more. */
const MOST_SEARCHED = 2_000;
const SAMPLE_LENGTH = 60;
const MOST_SAMPLES = 3;

/**
 * Weighs the text of a file against that of its pages, character by character and without regard to order. `counted`
 * comes from a walk of its own over the file, so that what a reader passes over shows up as a difference.
 */
export function accountOf(
  counted: readonly CountedText[],
  pages: readonly Page[],
  apart: readonly Apart[] = [],
): TextAccount {
  const lines = pages.flatMap((page) => page.lines.map(({ text }) => text));
  const expected = counted.flatMap(({ text, leftOut }) => (leftOut === null ? [text] : []));
  const leftOut = leftOutOf(counted);
  const { more: lost, fewer: invented } = difference(expected, lines);
  const sum = leftOut.reduce((all, { characters }) => all + characters, 0);
  return {
    inFile: countCharacters(expected) + sum,
    taken: countCharacters(lines),
    leftOut,
    lost,
    invented,
    lostSample: lost === 0 ? '' : lostSample(expected, lines),
    ...(apart.length === 0 ? {} : { apart }),
  };
}

/** Whether every character of the file is in its pages or named as left out. */
export function isAccounted({ lost, invented }: TextAccount): boolean {
  return lost === 0 && invented === 0;
}

/** Code points of `texts` other than white space. */
export function countCharacters(texts: readonly string[]): number {
  let count = 0;
  for (const text of texts) count += [...text.replace(/\s+/g, '')].length;
  return count;
}

function leftOutOf(counted: readonly CountedText[]): readonly LeftOut[] {
  return LEFT_OUT_KINDS.flatMap((kind): readonly LeftOut[] => {
    const texts = counted.flatMap((one) =>
      one.leftOut === kind && one.text.trim() !== '' ? [one.text.trim()] : [],
    );
    if (texts.length === 0) return [];
    const samples = [...new Set(texts.map(cut))].slice(0, MOST_SAMPLES);
    return [{ kind, characters: countCharacters(texts), places: texts.length, samples }];
  });
}

function cut(text: string): string {
  const folded = toXmlCharacters(text.replace(/\s+/g, ' '));
  const characters = [...folded.slice(0, 2 * SAMPLE_LENGTH + 2)];
  return characters.length <= SAMPLE_LENGTH ? folded : `${characters.slice(0, SAMPLE_LENGTH).join('')}…`;
}

/** How many characters `a` has more than `b`, and fewer, each character by itself. */
function difference(
  a: readonly string[],
  b: readonly string[],
): { readonly more: number; readonly fewer: number } {
  const counts = new Map<string, number>();
  const add = (texts: readonly string[], step: number) => {
    // What XML cannot hold is shown as U+FFFD by writers and kept beside it: the same character for a count.
    for (const text of texts)
      for (const character of squeeze(text)) counts.set(character, (counts.get(character) ?? 0) + step);
  };
  add(a, 1);
  add(b, -1);
  let more = 0;
  let fewer = 0;
  for (const count of counts.values()) {
    if (count > 0) more += count;
    else fewer -= count;
  }
  return { more, fewer };
}

function lostSample(expected: readonly string[], lines: readonly string[]): string {
  const taken = squeeze(lines.join(''));
  const pieces = expected.filter((text) => text.trim() !== '').slice(0, MOST_SEARCHED);
  return cut((pieces.find((text) => !taken.includes(squeeze(text))) ?? '').trim());
}

function squeeze(text: string): string {
  return toXmlCharacters(text.replace(/\s+/g, ''));
}
