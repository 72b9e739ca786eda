import type { BoxPx } from '../../base/geometry';
import { hocrLeftOutIn, isHocrWord, isInline } from './hocr-parts';
import { hocrBox, hocrConfidence, readHocrTitle } from './hocr-title';
import type { TextPart } from '../xml/text-units';
import { isElement, type XmlElement } from '../xml/xml';

type InkedWord = { readonly text: string; readonly boxPx: BoxPx; readonly confidence: number | null };

/** A line under way. `isOpen`: loose text that comes next goes on in it. */
export type OpenHocrLine = {
  readonly id: string;
  readonly boxPx: BoxPx | null;
  /** As written, white space not folded yet. */
  text: string;
  readonly words: InkedWord[];
  /** The line's own element; null for loose text. */
  readonly element: XmlElement | null;
  /** Where its text stands in the file. */
  readonly parts: TextPart[];
  isOpen: boolean;
  /** The last letters of the word element that the text ends with; empty where it ends with none. */
  wordEnd: string;
};

export function newHocrLine(element: XmlElement | null, boxPx: BoxPx | null, isOpen: boolean): OpenHocrLine {
  const id = element?.attributes.get('id') ?? '';
  return { id, boxPx, text: '', words: [], element, parts: [], isOpen, wordEnd: '' };
}

/** All text of `element` into one line: a `br`, a cell or another block inside it is a space. `owner`: its word. */
export function fillHocrLine(line: OpenHocrLine, element: XmlElement, owner: XmlElement | null = null): void {
  const leftOut = hocrLeftOutIn(element);
  for (const [index, node] of element.nodes.entries()) {
    if (!isElement(node)) {
      line.text += node;
      line.parts.push({ kind: 'node', parent: element, index, owner });
      line.wordEnd = '';
    } else if (leftOut.has(node)) continue;
    else if (isHocrWord(node)) addHocrWord(line, node);
    else if (isInline(node)) fillHocrLine(line, node, owner);
    else {
      line.text += ' ';
      fillHocrLine(line, node, owner);
      line.text += ' ';
    }
  }
}

/** A word with its ink. */
export function addHocrWord(line: OpenHocrLine, element: XmlElement): void {
  const inside = newHocrLine(null, null, false);
  fillHocrLine(inside, element, element);
  line.parts.push(...inside.parts);
  const text = foldHtml(inside.text);
  if (isApart(line.wordEnd, text)) line.text += ' ';
  line.text += inside.text;
  line.wordEnd = text.slice(-2);
  const title = readHocrTitle(element);
  const boxPx = hocrBox(title);
  if (boxPx !== null && text !== '') line.words.push({ text, boxPx, confidence: hocrConfidence(title) });
}

const ENDS_WORD = /[\p{L}\p{M}\p{N}.,;:!?)\]»”…]$/u;
const STARTS_WORD = /^[\p{L}\p{N}(«„“№]/u;
/** Scripts that are written without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether two word elements that have no white space between them are two words; signs cling. */
function isApart(before: string, after: string): boolean {
  if (!ENDS_WORD.test(before) || !STARTS_WORD.test(after)) return false;
  return !UNSPACED.test(before) && !UNSPACED.test(after.slice(0, 2));
}

/** White space as HTML shows it; a no-break space is a character. */
export function foldHtml(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '');
}
