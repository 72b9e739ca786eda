import type { CountedText, LeftOutKind } from './account';
import { mainTextEquiv, textElementOf } from './page-text';
import { childrenOf, isElement, textOf, type XmlElement } from './xml';

/** What the same text is called where the element around it has said it already. */
const REPEATED: Readonly<Record<string, LeftOutKind>> = { Word: 'word-text', Glyph: 'glyph-text' };
/** Numbers, not text. */
const NUMBERS = new Set(['CornerPts']);
const BELOW_REGIONS = new Set(['TextLine', 'Word', 'Glyph']);

/**
 * All text of a PAGE file, element by element and without regard to regions, groups or order: what a line, a word or a
 * region says, what repeats it, other readings, and what the Metadata hold.
 */
export function countPageText(root: XmlElement): readonly CountedText[] {
  const found: CountedText[] = [];
  countIn(root, null, found);
  return found;
}

/** `covered`: what the text in `element` counts as, because an element around it says it. */
function countIn(element: XmlElement, covered: LeftOutKind | null, found: CountedText[]): void {
  if (element.name === 'Metadata') {
    found.push({ text: textOf(element), leftOut: 'metadata' });
    return;
  }
  const main = mainTextEquiv(element);
  const text = main === undefined ? undefined : textElementOf(main);
  const isSaid = text !== undefined && textOf(text).trim() !== '';
  const isRepeated = isSaid && !BELOW_REGIONS.has(element.name) && isSaidBelow(element);
  const isCovering = isSaid && !isRepeated;
  for (const node of element.nodes) {
    if (!isElement(node)) {
      if (!NUMBERS.has(element.name)) found.push({ text: node, leftOut: null });
    } else if (node.name === 'TextEquiv')
      found.push(...countEquiv(node, node === main ? text : undefined, isRepeated ? 'region-text' : covered));
    else countIn(node, covered ?? (isCovering ? (REPEATED[node.name] ?? null) : null), found);
  }
}

/** Of a TextEquiv that counts, `main` is the element with its text; everything else in it is another reading. */
function countEquiv(
  equiv: XmlElement,
  main: XmlElement | undefined,
  kind: LeftOutKind | null,
): readonly CountedText[] {
  return equiv.nodes.map((node) =>
    isElement(node)
      ? { text: textOf(node), leftOut: node === main ? kind : 'alternatives' }
      : { text: node, leftOut: null },
  );
}

/** Whether lines or regions inside say something; words right below a region only repeat its text. */
function isSaidBelow(region: XmlElement): boolean {
  return childrenOf(region).some((child) => {
    if (child.name === 'TextEquiv' || child.name === 'Word') return false;
    return childrenOf(child, 'TextEquiv').some((equiv) => textOf(equiv).trim() !== '') || isAnyBelow(child);
  });
}

function isAnyBelow(element: XmlElement): boolean {
  return childrenOf(element).some(
    (child) => (child.name === 'TextEquiv' && textOf(child).trim() !== '') || isAnyBelow(child),
  );
}
