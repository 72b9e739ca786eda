import type { CountedText, LeftOutKind } from './account';
import { isHocr, leftOutOf } from './hocr-parts';
import { isElement, type XmlElement } from './xml';

/** All text between the tags of an hOCR file, scripts included. */
export function countHocrText(root: XmlElement): readonly CountedText[] {
  return countIn(root, 'outside-pages');
}

/** `around`: what loose text in `element` counts as; null inside what hOCR names. */
function countIn(element: XmlElement, around: LeftOutKind | null): readonly CountedText[] {
  return element.nodes.flatMap((node): readonly CountedText[] => {
    if (!isElement(node)) return [{ text: node, leftOut: around }];
    const kind = leftOutOf(node, element);
    if (around !== null && around !== 'outside-pages')
      return countIn(node, kind === 'scripts' ? kind : around);
    return countIn(node, kind ?? (isHocr(node) ? null : around));
  });
}
