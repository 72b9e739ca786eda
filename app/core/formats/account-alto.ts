import { endsInHyphen } from '../text/line-end';
import type { CountedText, LeftOutKind } from './account';
import { childOf, childrenOf, isElement, textOf, type XmlElement } from './xml';

/**
 * The text of a String or HYP: its CONTENT, the letters of its Glyphs where that is empty, and a hyphen for a HYP that
 * does not say which.
 */
export function altoContent(element: XmlElement): string {
  const content = element.attributes.get('CONTENT') ?? '';
  if (element.name === 'HYP') return content === '' ? '-' : content;
  if (content.trim() !== '') return content;
  const glyphs = childrenOf(element, 'Glyph').map((glyph) => glyph.attributes.get('CONTENT') ?? '');
  return glyphs.join('').trim() === '' ? content : glyphs.join('');
}

/** All text of an ALTO file: the attributes that hold some, and whatever stands between tags. */
export function countAltoText(root: XmlElement): readonly CountedText[] {
  const layout = childOf(root, 'Layout');
  const found: CountedText[] = [];
  for (const child of childrenOf(root)) {
    if (child === layout) countIn(child, found);
    else found.push({ text: textOf(child), leftOut: 'metadata' });
  }
  return found;
}

function countIn(element: XmlElement, found: CountedText[]): void {
  let before = '';
  for (const node of element.nodes) {
    if (!isElement(node)) found.push({ text: node, leftOut: null });
    else if (node.name === 'ALTERNATIVE') found.push({ text: textOf(node), leftOut: 'alternatives' });
    else {
      found.push(...countOwn(node, before));
      if (node.name === 'String' || node.name === 'HYP') before = altoContent(node);
      else if (node.name === 'SP') before = '';
      countIn(node, found);
    }
  }
}

/** `before`: the text right before the element in its line. */
function countOwn(element: XmlElement, before: string): readonly CountedText[] {
  const whole = element.attributes.get('SUBS_CONTENT');
  const subs: readonly CountedText[] = whole === undefined ? [] : [{ text: whole, leftOut: 'whole-words' }];
  const content = element.attributes.get('CONTENT') ?? '';
  switch (element.name) {
    case 'String':
      return [{ text: altoContent(element), leftOut: null }, ...glyphsOf(element), ...subs];
    case 'HYP':
      return [{ text: altoContent(element), leftOut: endsInHyphen(before) ? 'hyphens' : null }, ...subs];
    case 'Glyph':
      return [];
    case 'Variant':
      return [{ text: content, leftOut: 'alternatives' }];
    default:
      return content === '' ? subs : [{ text: content, leftOut: null }, ...subs];
  }
}

/** Letters are said again by their String, unless that leaves it to them. */
function glyphsOf(string: XmlElement): readonly CountedText[] {
  if ((string.attributes.get('CONTENT') ?? '').trim() === '') return [];
  const leftOut: LeftOutKind = 'glyph-text';
  return childrenOf(string, 'Glyph').map((glyph) => ({
    text: glyph.attributes.get('CONTENT') ?? '',
    leftOut,
  }));
}
