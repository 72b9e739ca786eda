import type { LeftOutKind } from './account';
import { childrenOf, isElement, namesIn, textOf, type XmlElement } from './xml';

/** Text lines by the hOCR 1.2 specification, and those that Tesseract calls by what they are. */
const LINE_CLASSES = ['ocr_line', 'ocrx_line', 'ocr_header', 'ocr_footer', 'ocr_caption', 'ocr_textfloat'];
const WORD_CLASSES = ['ocrx_word', 'ocr_word'];

/** HTML elements that stand in a line of text; all others, known or not, stand apart from what is around them. */
const INLINE = namesIn(`
  img input object svg a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark
  nobr q ruby s samp small span strike strong sub sup time tt u var wbr
`);

function hasClass(element: XmlElement, classes: readonly string[]): boolean {
  const own = (element.attributes.get('class') ?? '').split(/\s+/);
  return own.some((name) => classes.includes(name));
}

export function isHocrPage(element: XmlElement): boolean {
  return hasClass(element, ['ocr_page']);
}

export function isHocrLine(element: XmlElement): boolean {
  return hasClass(element, LINE_CLASSES);
}

export function isHocrWord(element: XmlElement): boolean {
  return hasClass(element, WORD_CLASSES);
}

/** Whether an element has a class of hOCR. */
export function isHocr(element: XmlElement): boolean {
  return /(?:^|\s)ocrx?_/.test(element.attributes.get('class') ?? '');
}

/** Every element below `root` that has a page or a line of hOCR inside. */
export function holdersOf(root: XmlElement): ReadonlySet<XmlElement> {
  const holders = new Set<XmlElement>();
  const visit = (element: XmlElement): boolean => {
    const holds = childrenOf(element).map(visit).some(Boolean);
    if (holds) holders.add(element);
    return holds || isHocrPage(element) || isHocrLine(element);
  };
  visit(root);
  return holders;
}

export function isInline(element: XmlElement): boolean {
  return INLINE.has(element.name);
}

/**
 * The children of `parent` that are not on the page, and why. Of `alternatives` (hOCR 1.2) the reading in the first `ins`
 * counts, else the first; so do `ins` and `del` side by side without that class. Tesseract lists the choices for a word's
 * letters behind its text, as characters inside characters.
 */
export function hocrLeftOutIn(parent: XmlElement): ReadonlyMap<XmlElement, LeftOutKind> {
  const children = childrenOf(parent);
  const isEach = hasClass(parent, ['alternatives']);
  const inserted = children.find(({ name }) => name === 'ins');
  const isChoosing = isEach || (inserted !== undefined && children.some(({ name }) => name === 'del'));
  const chosen = inserted ?? children[0];
  const choices = new Set(children.filter(isChoices));
  const isSaid = choices.size > 0 && hasOwnText(parent, choices);
  const kindOf = (node: XmlElement): LeftOutKind | null => {
    if (node.name === 'script' || node.name === 'style') return 'scripts';
    if (node.name === 'title') return 'metadata';
    const isReading = isEach || node.name === 'ins' || node.name === 'del';
    if (isChoosing && isReading) return node === chosen ? null : 'alternatives';
    return isSaid && choices.has(node) ? 'alternatives' : null;
  };
  return new Map(
    children.flatMap((node) => {
      const kind = kindOf(node);
      return kind === null ? [] : [[node, kind] as const];
    }),
  );
}

function isChoices(node: XmlElement): boolean {
  const inner = childrenOf(node);
  return (
    hasClass(node, ['ocrx_cinfo']) && inner.length > 0 && inner.every((one) => hasClass(one, ['ocrx_cinfo']))
  );
}

function hasOwnText(parent: XmlElement, without: ReadonlySet<XmlElement>): boolean {
  return parent.nodes.some((node) =>
    isElement(node) ? !without.has(node) && textOf(node).trim() !== '' : node.trim() !== '',
  );
}
