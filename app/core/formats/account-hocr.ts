import type { CountedText, LeftOutKind } from './account';
import { hocrLeftOutIn, isHocr } from './hocr-parts';
import { isElement, type XmlElement } from './xml';

/** All text between the tags of an hOCR file, scripts included. */
export function countHocrText(root: XmlElement): readonly CountedText[] {
  const found: CountedText[] = [];
  countIn(root, 'outside-pages', found);
  return found;
}

/** `around`: what loose text in `element` counts as; null inside what hOCR names. */
function countIn(element: XmlElement, around: LeftOutKind | null, found: CountedText[]): void {
  const leftOut = hocrLeftOutIn(element);
  const isDecided = around !== null && around !== 'outside-pages';
  for (const node of element.nodes) {
    const kind = isElement(node) ? (leftOut.get(node) ?? null) : null;
    if (!isElement(node)) found.push({ text: node, leftOut: around });
    else if (isDecided) countIn(node, kind === 'scripts' ? kind : around, found);
    else countIn(node, kind ?? (isHocr(node) ? null : around), found);
  }
}
