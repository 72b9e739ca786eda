import { unionBox, type BoxPx } from '../../base/geometry';
import { fail, ok, type Result } from '../../base/result';
import type { Line, Page, Word } from '../../page/transcription';
import { accountOf } from '../account/account';
import type { ReadFile } from '../account/read-file';
import { uniqueIds } from '../alto/alto-read';
import { pageIdAt } from '../xml/line-tokens';
import { childrenOf, descendantsOf, isElement, numberAttribute, parseXml } from '../xml/xml';
import type { FormatErrorCode, XmlElement } from '../xml/xml';
import { abbyyLeftOut, countAbbyyText } from './account-abbyy';

/**
 * The pages of an XML file of ABBYY FineReader (schemas 6 to 10): a `line` a Line, with words where letters have boxes.
 * Blocks stand in the order of the file, cells of tables one after the other. Text outside lines makes lines of its
 * paragraphs. Fails with `wrong-format` for other XML.
 */
export function readAbbyy(xml: string): Result<ReadFile, FormatErrorCode> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const elements = childrenOf(root, 'page');
  if (root.name !== 'document' || elements.length === 0)
    return fail('wrong-format', { formats: 'ABBYY XML' });
  const pages = elements.map(readPage);
  const pictures = elements.map((page) => ({ fileName: '', isSizeTold: sizeOf(page, 'width') !== null }));
  return ok({ pages, pictures, account: accountOf(countAbbyyText(root), pages) });
}

function sizeOf(page: XmlElement, name: 'width' | 'height'): number | null {
  const size = numberAttribute(page, name);
  return size !== null && size >= 1 ? Math.round(size) : null;
}

function readPage(page: XmlElement, index: number): Page {
  const lines = uniqueIds(
    linesBelow(page)
      .map(readLine)
      .filter(({ text }) => text.trim() !== ''),
  );
  const edge = (name: 'x1' | 'y1') =>
    lines.reduce((most, { boxPx }) => Math.max(most, boxPx?.[name] ?? 1), 1);
  const dpi = numberAttribute(page, 'resolution');
  const widthPx = sizeOf(page, 'width') ?? edge('x1');
  const heightPx = sizeOf(page, 'height') ?? edge('y1');
  return {
    id: pageIdAt(index),
    image: { widthPx, heightPx, dpi: dpi !== null && dpi > 0 ? dpi : null },
    lines,
  };
}

/** Lines, and whatever else has text without any. */
function linesBelow(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'line') return [child];
    const hasLines = descendantsOf(child, 'line').length > 0;
    const hasText =
      child.name === 'par' || child.nodes.some((node) => !isElement(node) && node.trim() !== '');
    return !hasLines && hasText ? [child] : linesBelow(child);
  });
}

/** A letter of a line; without a box where the file has only text. */
type Letter = { readonly text: string; readonly boxPx: BoxPx | null; readonly confidence: number | null };

function readLine(element: XmlElement): Line {
  const letters = lettersOf(element);
  const text = letters.map((letter) => letter.text).join('');
  const words: Word[] = [];
  let at = 0;
  let open: { readonly from: number; readonly letters: Letter[] } | null = null;
  const close = () => {
    if (open !== null) words.push(...wordOf(open.from, at, open.letters));
    open = null;
  };
  for (const letter of letters) {
    if (letter.text.trim() === '' || letter.boxPx === null) close();
    else {
      open ??= { from: at, letters: [] };
      open.letters.push(letter);
    }
    at += letter.text.length;
  }
  close();
  const boxPx = boxOf(element) ?? unionBox(words.map((word) => word.boxPx));
  return { id: '', ...trimmed(text, words), boxPx };
}

function trimmed(text: string, words: readonly Word[]): Pick<Line, 'text' | 'words'> {
  const start = text.length - text.trimStart().length;
  const moved = words.map((word) => ({ ...word, from: word.from - start, to: word.to - start }));
  return { text: text.trim(), words: moved };
}

function wordOf(from: number, to: number, letters: readonly Letter[]): readonly Word[] {
  const boxPx = unionBox(letters.flatMap((letter) => letter.boxPx ?? []));
  if (boxPx === null) return [];
  const known = letters.flatMap(({ confidence }) => confidence ?? []);
  // As sure as its least sure letter.
  return [{ from, to, boxPx, confidence: known.length === letters.length ? Math.min(...known) : null }];
}

function lettersOf(element: XmlElement): readonly Letter[] {
  return element.nodes.flatMap((node): readonly Letter[] => {
    if (!isElement(node)) {
      // Between elements white space only sets out the file.
      if (node.trim() === '' && element.name !== 'charParams' && element.name !== 'formatting') return [];
      return node.trim() === '' && childrenOf(element).length > 0
        ? []
        : [{ text: node.replace(/[\r\n\t]+/g, ' '), boxPx: null, confidence: null }];
    }
    if (abbyyLeftOut(node) !== null) return [];
    return node.name === 'charParams' ? letterOf(node) : lettersOf(node);
  });
}

function letterOf(element: XmlElement): readonly Letter[] {
  const text = lettersOf(element)
    .map((letter) => letter.text)
    .join('');
  const shown = text === '' ? ' ' : text.replace(/[\r\n\t]+/g, ' ');
  const confidence = numberAttribute(element, 'charConfidence');
  const isKnown = confidence !== null && confidence >= 0 && confidence <= 100;
  return [{ text: shown, boxPx: boxOf(element), confidence: isKnown ? confidence / 100 : null }];
}

function boxOf(element: XmlElement): BoxPx | null {
  const [x0, y0, x1, y1] = ['l', 't', 'r', 'b'].map((name) => numberAttribute(element, name));
  if (x0 == null || y0 == null || x1 == null || y1 == null || x1 <= x0 || y1 <= y0) return null;
  return { x0, y0, x1, y1 };
}
