import { ILLEGIBLE_TEXT, markedParts } from '../../page/marks';
import type { Line, MarkKind } from '../../page/transcription';
import { shownText } from '../page/page-line';
import { escapeXmlText } from '../xml/xml-escape';

/** The hands between which `handShift` changes, as the header names them. */
export const TYPED_HAND = 'typed';
export const WRITTEN_HAND = 'written';

/** Elements of chapter 11 of the TEI Guidelines (P5). Handwriting is no element but a change of hand. */
const ELEMENTS: Readonly<Record<Exclude<MarkKind, 'handwritten'>, readonly [open: string, close: string]>> = {
  heading: ['<seg type="heading">', '</seg>'],
  'margin-note': ['<seg type="marginalia">', '</seg>'],
  stamp: ['<stamp>', '</stamp>'],
  debris: ['<seg type="debris">', '</seg>'],
  inserted: ['<add place="above">', '</add>'],
  struck: ['<del rend="strikethrough">', '</del>'],
  doubtful: ['<unclear>', '</unclear>'],
  illegible: ['<unclear reason="illegible">', '</unclear>'],
};

/** A Line's text as TEI with its marks; where one runs over the end of another, the inner one is opened again. */
export function lineInTei(line: Line): string {
  let open: readonly MarkKind[] = [];
  let xml = '';
  for (const { text, kinds } of [...markedParts(line), { text: '', kinds: [] }]) {
    const shared = open.findIndex((kind, i) => kinds[i] !== kind);
    const kept = shared < 0 ? open.length : shared;
    xml += [...open.slice(kept)].reverse().map(closing).join('') + kinds.slice(kept).map(opening).join('');
    const isGap = kinds[kinds.length - 1] === 'illegible' && text === ILLEGIBLE_TEXT;
    xml += isGap ? GAP : escapeXmlText(shownText(text));
    open = kinds;
  }
  return xml.replaceAll(`<unclear reason="illegible">${GAP}</unclear>`, GAP);
}

const GAP = '<gap reason="illegible"/>';

/** What stands before and behind text with a mark. */
export function teiTags(kind: MarkKind): readonly [open: string, close: string] {
  return [opening(kind), closing(kind)];
}

function opening(kind: MarkKind): string {
  return kind === 'handwritten' ? handShift(WRITTEN_HAND) : ELEMENTS[kind][0];
}

function closing(kind: MarkKind): string {
  return kind === 'handwritten' ? handShift(TYPED_HAND) : ELEMENTS[kind][1];
}

function handShift(hand: string): string {
  return `<handShift new="#${hand}"/>`;
}
