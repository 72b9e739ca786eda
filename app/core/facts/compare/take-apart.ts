import type { Span } from '../../base/span';
import type { ArchivalReference } from '../../project/project';
import { parseCitation, splitByScript } from './publication';

/** One text that holds Russian and its English translation, taken apart: what is in each language, in order. */
export type TakenApart = {
  readonly transcription: readonly Span[];
  readonly translation: readonly Span[];
  readonly citation: ArchivalReference | null;
};

/** Each language must have at least so many letters, and this share of all. */
const LEAST_LETTERS = 100;
const LEAST_SHARE = 0.2;
/** A paragraph of one language has at most so much of the other; else it is taken apart line by line. */
const PURITY = 0.85;
const PARAGRAPH = /[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*/gu;
const LINE = /[^\n]+/gu;

type Piece = Span & { readonly cyrillic: number; readonly latin: number };

/**
 * Takes a text of two languages apart: in two halves where one follows the other, else paragraph by paragraph, as
 * bilingual editions print them and as pages do that have English before and after the Russian. Null for one language.
 */
export function takeApart(text: string): TakenApart | null {
  const halves = splitByScript(text);
  if (halves !== null) {
    const { transcription, translation, citation } = halves;
    return { transcription: [transcription], translation: [translation], citation };
  }
  const pieces = [...text.matchAll(PARAGRAPH)].flatMap((match) => piecesOf(match[0], match.index));
  const sides = { transcription: [] as Piece[], translation: [] as Piece[] };
  let side: keyof typeof sides = 'transcription';
  for (const piece of pieces) {
    // What has no letters goes with what it follows.
    if (piece.cyrillic + piece.latin > 0)
      side = piece.cyrillic >= piece.latin ? 'transcription' : 'translation';
    sides[side].push(piece);
  }
  const isPure =
    isMostly(sides.transcription, ({ cyrillic }) => cyrillic) &&
    isMostly(sides.translation, ({ latin }) => latin);
  if (!isPure || !areBalanced(sides.transcription, sides.translation)) return null;
  return { ...sides, citation: parseCitation(text) };
}

function piecesOf(paragraph: string, from: number): readonly Piece[] {
  const whole = pieceOf(paragraph, from);
  const most = Math.max(whole.cyrillic, whole.latin);
  if (most >= PURITY * (whole.cyrillic + whole.latin)) return [whole];
  return [...paragraph.matchAll(LINE)].map((match) => pieceOf(match[0], from + match.index));
}

function pieceOf(body: string, from: number): Piece {
  const count = (letter: RegExp): number => body.match(letter)?.length ?? 0;
  const [cyrillic, latin] = [count(/\p{Script=Cyrillic}/gu), count(/\p{Script=Latin}/gu)];
  return { from, to: from + body.length, cyrillic, latin };
}

function sum(pieces: readonly Piece[], read: (piece: Piece) => number): number {
  return pieces.reduce((total, piece) => total + read(piece), 0);
}

const lettersOf = ({ cyrillic, latin }: Piece): number => cyrillic + latin;

function isMostly(pieces: readonly Piece[], own: (piece: Piece) => number): boolean {
  return sum(pieces, own) >= Math.max(LEAST_LETTERS, PURITY * sum(pieces, lettersOf));
}

/** A Russian text with a quotation, or an English one, is no text of two languages. */
function areBalanced(a: readonly Piece[], b: readonly Piece[]): boolean {
  const [one, other] = [sum(a, lettersOf), sum(b, lettersOf)];
  return Math.min(one, other) >= LEAST_SHARE * (one + other);
}
