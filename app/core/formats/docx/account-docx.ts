import type { CountedText, LeftOutKind } from '../account/account';
import { isElement, textOf, type XmlElement } from '../xml/xml';
import { docxLeftOut, docxSign, followField, isInPageField, type Fields } from './docx-parts';

/** Elements whose text is text of the document. */
const HOLDERS: readonly string[] = ['t', 'delText', 'instrText', 'delInstrText'];

type Count = { readonly fields: Fields; readonly found: CountedText[] };

/** All text of a part of a Word document, `around` being why it is not taken. */
export function countDocxText(root: XmlElement, around: LeftOutKind | null): readonly CountedText[] {
  const count: Count = { fields: [], found: [] };
  countIn(root, around, count);
  return count.found;
}

function countIn(parent: XmlElement, around: LeftOutKind | null, count: Count): void {
  for (const node of parent.nodes) {
    if (!isElement(node)) continue;
    followField(node, count.fields);
    const kind = around ?? docxLeftOut(node, parent);
    const sign = docxSign(node);
    const text = sign ?? (HOLDERS.includes(node.name) ? textOf(node) : '');
    const leftOut = kind ?? (isInPageField(count.fields) ? 'page-numbers' : null);
    if (text !== '') count.found.push({ text, leftOut });
    countIn(node, kind, count);
  }
}
