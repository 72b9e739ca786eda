import type { CountedText, LeftOutKind } from '../account/account';
import { isElement, type XmlElement } from '../xml/xml';
import { odtLeftOut } from './odt-parts';

/** All text between the tags of an OpenDocument text, `around` being why it is not taken. */
export function countOdtText(element: XmlElement, around: LeftOutKind | null): readonly CountedText[] {
  const found: CountedText[] = [];
  countIn(element, around, found);
  return found;
}

function countIn(parent: XmlElement, around: LeftOutKind | null, found: CountedText[]): void {
  for (const node of parent.nodes) {
    if (isElement(node)) countIn(node, around ?? odtLeftOut(node), found);
    else if (node.trim() !== '') found.push({ text: node, leftOut: around });
  }
}
