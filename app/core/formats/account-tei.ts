import { ILLEGIBLE_TEXT } from '../marks';
import { endsInHyphen } from '../text/line-end';
import type { CountedText, LeftOutKind } from './account';
import { teiLeftOutIn, teiOutside, teiTranscriptions } from './tei-parts';
import { isElement, type XmlElement } from './xml';

type Count = { readonly found: CountedText[]; readonly read: ReadonlySet<XmlElement>; tail: string };

/**
 * All text between the tags of a TEI file, without regard to pages and lines. A `gap` counts as what stands for it in a
 * transcription, and a break inside a word as its hyphen, where the text before has none.
 */
export function countTeiText(root: XmlElement): readonly CountedText[] {
  const count: Count = { found: [], read: new Set(teiTranscriptions(root)), tail: '' };
  countInside(root, null, count);
  return count.found;
}

function countInside(element: XmlElement, around: LeftOutKind | null, count: Count): void {
  const leftOut = teiLeftOutIn(element);
  for (const node of element.nodes) {
    if (isElement(node)) countElement(node, around ?? leftOut.get(node) ?? null, count);
    else add(node, around, count);
  }
}

function countElement(node: XmlElement, around: LeftOutKind | null, count: Count): void {
  const kind = around ?? (count.read.has(node) ? null : teiOutside(node));
  if (node.name === 'gap') return add(ILLEGIBLE_TEXT, kind, count);
  const isInWord = ['lb', 'pb', 'cb'].includes(node.name) && node.attributes.get('break') === 'no';
  if (isInWord && kind === null && count.tail !== '' && !endsInHyphen(count.tail)) add('-', null, count);
  countInside(node, kind, count);
}

function add(text: string, leftOut: LeftOutKind | null, count: Count): void {
  count.found.push({ text, leftOut });
  if (leftOut === null && text.trim() !== '') count.tail = `${count.tail}${text}`.trimEnd().slice(-8);
}
