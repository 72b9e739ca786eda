import type { BoxPx } from '../geometry';
import { isHocrWord, isInline, leftOutOf } from './hocr-parts';
import { hocrBox, hocrConfidence, readHocrTitle } from './hocr-title';
import { isElement, type XmlElement } from './xml';

type InkedWord = { readonly text: string; readonly boxPx: BoxPx; readonly confidence: number | null };

/** A line under way. `isOpen`: loose text that comes next goes on in it. */
export type OpenHocrLine = {
  readonly id: string;
  readonly boxPx: BoxPx | null;
  /** As written, white space not folded yet. */
  text: string;
  readonly words: InkedWord[];
  isOpen: boolean;
  /** Whether the text ends with a word element. */
  isAfterWord: boolean;
};

export function newHocrLine(id: string, boxPx: BoxPx | null, isOpen: boolean): OpenHocrLine {
  return { id, boxPx, text: '', words: [], isOpen, isAfterWord: false };
}

/** All text of `element` into one line: a `br`, a cell or another block inside it is a space. */
export function fillHocrLine(line: OpenHocrLine, element: XmlElement): void {
  for (const node of element.nodes) {
    if (!isElement(node)) {
      line.text += node;
      line.isAfterWord = false;
    } else if (leftOutOf(node, element) !== null) continue;
    else if (isHocrWord(node)) addHocrWord(line, node);
    else if (isInline(node)) fillHocrLine(line, node);
    else {
      line.text += ' ';
      fillHocrLine(line, node);
      line.text += ' ';
    }
  }
}

/** A word with its ink. */
export function addHocrWord(line: OpenHocrLine, element: XmlElement): void {
  const inside = newHocrLine('', null, false);
  fillHocrLine(inside, element);
  const text = foldHtml(inside.text);
  if (line.isAfterWord && isApart(line.text, text)) line.text += ' ';
  line.text += inside.text;
  line.isAfterWord = true;
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
  if (!ENDS_WORD.test(before.slice(-2)) || !STARTS_WORD.test(after)) return false;
  return !UNSPACED.test(before.slice(-2)) && !UNSPACED.test(after.slice(0, 2));
}

/** White space as HTML shows it; a no-break space is a character. */
export function foldHtml(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '');
}
