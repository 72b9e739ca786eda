import type { CountedText, LeftOutKind } from '../account/account';
import { isElement, type XmlElement } from '../xml/xml';

const KINDS: Readonly<Record<string, LeftOutKind>> = {
  charRecVariants: 'alternatives',
  wordRecVariants: 'alternatives',
  documentData: 'metadata',
};

/** Why an element's text is not in the lines of an ABBYY file; null where it is. */
export function abbyyLeftOut({ name }: XmlElement): LeftOutKind | null {
  return Object.hasOwn(KINDS, name) ? (KINDS[name] ?? null) : null;
}

/** All text between the tags of an ABBYY file. */
export function countAbbyyText(root: XmlElement): readonly CountedText[] {
  const found: CountedText[] = [];
  countIn(root, null, found);
  return found;
}

function countIn(element: XmlElement, around: LeftOutKind | null, found: CountedText[]): void {
  for (const node of element.nodes) {
    if (isElement(node)) countIn(node, around ?? abbyyLeftOut(node), found);
    else if (node.trim() !== '') found.push({ text: node, leftOut: around });
  }
}
