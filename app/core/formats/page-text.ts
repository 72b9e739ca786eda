import { childOf, childrenOf, numberAttribute, textOf, type XmlElement } from './xml';

/**
 * The TextEquiv that counts: the lowest index; those without one stand behind, in document order. Of two with the same
 * index the one that says something.
 */
export function mainTextEquiv(element: XmlElement): XmlElement | undefined {
  const indexOf = (equiv: XmlElement) => numberAttribute(equiv, 'index') ?? Infinity;
  const isBetter = (equiv: XmlElement, best: XmlElement) =>
    indexOf(equiv) < indexOf(best) ||
    (indexOf(equiv) === indexOf(best) && isBlank(unicodeOf(best)) && !isBlank(unicodeOf(equiv)));
  return childrenOf(element, 'TextEquiv').reduce<XmlElement | undefined>(
    (best, equiv) => (best === undefined || isBetter(equiv, best) ? equiv : best),
    undefined,
  );
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

/** Unicode, or PlainText where a file has its text only there. */
export function textElementOf(equiv: XmlElement): XmlElement | undefined {
  const unicode = childOf(equiv, 'Unicode');
  const plain = childOf(equiv, 'PlainText');
  const isOnlyPlain = plain !== undefined && textOf(plain).trim() !== '';
  const isPlain = unicode === undefined || (isOnlyPlain && textOf(unicode).trim() === '');
  return isPlain ? plain : unicode;
}

export function unicodeOf(equiv: XmlElement | undefined): string | null {
  const element = equiv === undefined ? undefined : textElementOf(equiv);
  return element === undefined ? null : textOf(element);
}

/** A line is one line here, so breaks that a file's layout put into its text become spaces. */
export function mainText(element: XmlElement): string | null {
  const text = unicodeOf(mainTextEquiv(element));
  return text === null || !/[\r\n]/.test(text) ? text : text.trim().replace(/\s*[\r\n]+\s*/g, ' ');
}

export function wordTextOf(element: XmlElement): string {
  const glyphs = childrenOf(element, 'Glyph').map((glyph) => mainText(glyph) ?? '');
  return orParts(mainText(element), glyphs.join(''));
}

/** A text of its own, or what its parts say where it has none: an empty one must not hide them. */
export function orParts(own: string | null, parts: string): string {
  return own === null || (own.trim() === '' && parts.trim() !== '') ? parts : own;
}
