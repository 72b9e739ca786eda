import { decodeHTML } from 'entities/decode';
import type { Line, Page } from '../../page/transcription';
import { isElement, type XmlElement } from './xml';

/**
 * A piece of a line's text as its reader met it: a text node, by its parent and its place among its nodes, or an element
 * that stands for text. `owner` is the element of the word it belongs to, where a file has one.
 */
export type TextPart =
  | {
      readonly kind: 'node';
      readonly parent: XmlElement;
      readonly index: number;
      readonly owner: XmlElement | null;
    }
  | { readonly kind: 'element'; readonly element: XmlElement };

/** A Line and where it stands in its file: its own element, or the milestone that begins it, and its text. */
export type SourceLine = {
  readonly line: Line;
  readonly element: XmlElement | null;
  readonly start: XmlElement | null;
  readonly parts: readonly TextPart[];
};

/** One for each Line of the page, in their order. */
export type SourcePage = { readonly page: Page; readonly sources: readonly SourceLine[] };

/**
 * A character of a line with its place in the file, `[from, to)`. `raw`: in a CDATA section, where nothing is escaped.
 * `element`: an element stands for it. One without text is a place where text can be put.
 */
export type TextUnit = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'text' | 'raw' | 'element';
  readonly owner: XmlElement | null;
};

/** The characters of a text node; a node that follows another right away is a part of the first one's stretch. */
export function nodeUnits(
  source: string,
  { parent, index, owner }: Extract<TextPart, { kind: 'node' }>,
): readonly TextUnit[] {
  const before = parent.nodes[index - 1];
  if (before !== undefined && !isElement(before)) return [];
  const after = parent.nodes.slice(index).find(isElement);
  const from = before === undefined ? parent.innerFrom : before.to;
  return markupUnits(source, from, after?.from ?? parent.innerTo, owner);
}

/** Comments, CDATA, instructions and stray end tags; references; single characters. */
const PIECE = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!/][^>]*>|&[^;\s<&]{1,40};|\r\n|[\s\S]/gu;
const CDATA_HEAD = '<![CDATA['.length;

function markupUnits(
  source: string,
  from: number,
  to: number,
  owner: XmlElement | null,
): readonly TextUnit[] {
  const units: TextUnit[] = [];
  for (const match of source.slice(from, to).matchAll(PIECE)) {
    const [piece, cdata] = match;
    const at = from + match.index;
    if (cdata !== undefined) units.push(...rawUnits(cdata, at + CDATA_HEAD, owner));
    else if (!/^<[?!/]/.test(piece) || piece.length === 1) units.push(unitOf(piece, at, owner));
  }
  return units;
}

function rawUnits(text: string, from: number, owner: XmlElement | null): readonly TextUnit[] {
  return [...text.matchAll(/[\s\S]/gu)].map(({ 0: piece, index }) => ({
    ...{ text: piece, from: from + index, to: from + index + piece.length },
    ...{ kind: 'raw' as const, owner },
  }));
}

function unitOf(piece: string, from: number, owner: XmlElement | null): TextUnit {
  const text = piece.startsWith('&') ? decodeHTML(piece) : piece;
  return { text, from, to: from + piece.length, kind: 'text', owner };
}

/** The characters of an attribute of `owner`; one without text where it is empty. */
export function attributeUnits(source: string, owner: XmlElement, name: string): readonly TextUnit[] {
  const tag = source.slice(owner.from, owner.innerFrom);
  const found = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`).exec(tag);
  const [, before = '', quoted = ''] = found ?? [];
  if (found === null) return [];
  const from = owner.from + found.index + before.length + 1;
  const value = quoted.slice(1, -1);
  if (value === '') return [{ text: '', from, to: from, kind: 'text', owner }];
  const pieces = [...value.matchAll(/&[^;\s<&]{1,40};|\r\n|[\s\S]/gu)];
  return pieces.map(({ 0: piece, index }) => unitOf(piece, from + index, owner));
}

/**
 * For each UTF-16 unit of `text` its place, or null for what a reader put there itself: a space between two words, the
 * hyphen of a word that goes on. Null as a whole where the characters of the file, spaces aside, are not those of the text.
 */
export function placesOf(text: string, units: readonly TextUnit[]): readonly (TextUnit | null)[] | null {
  const places: (TextUnit | null)[] = [];
  let at = 0;
  let isWrong = false;
  const letters = units.flatMap((unit) => [...unit.text.split('')].map((letter) => ({ letter, unit })));
  for (const letter of text.split('')) {
    if (/\s/.test(letter)) {
      places.push(isSpace(letters[at]?.letter) ? (letters[at]?.unit ?? null) : null);
      while (isSpace(letters[at]?.letter)) at += 1;
      continue;
    }
    while (isSpace(letters[at]?.letter)) at += 1;
    const isHere = letters[at]?.letter === letter;
    places.push(isHere ? (letters[at]?.unit ?? null) : null);
    if (isHere) at += 1;
    else if (!/[-\u00ad\u2010-\u2015¬⸗=]/.test(letter)) isWrong = true;
  }
  const isLeft = letters.slice(at).some(({ letter }) => !isSpace(letter));
  return isWrong || isLeft ? null : places;
}

function isSpace(letter: string | undefined): boolean {
  return letter !== undefined && /\s/.test(letter);
}
