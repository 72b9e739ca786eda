import type { LeftOutKind } from './account';
import { childrenOf, isElement, namesIn, textOf, type XmlElement, type XmlNode } from './xml';

/** Elements that stand on lines of their own wherever they are (TEI P5, model.divPart, model.divTop and the like). */
const BLOCKS = namesIn(`
  ab address addrLine argument back body byline castItem castList closer dateline div div1 div2 div3
  div4 div5 div6 div7 docAuthor docDate docEdition docImprint docTitle epigraph figure floatingText
  front fw group head imprimatur item l lg line list listBibl opener p postscript row salute signed sp
  speaker stage table text titlePage titlePart trailer zone
`);

/** Elements of the phrase level: they stand in the line that they are written in, whatever is around them. */
const INLINE = namesIn(`
  abbr add addName am anchor app c choice code corr damage date del distinct email emph ex expan foreign
  forename formula g gap genName geogName gloss handShift hi idno lem m measure mentioned metamark name
  nameLink num orgName orig pc persName placeName ptr rdg rdgGrp redo ref reg restore retrace roleName
  rs s secl seg sic soCalled space stamp subst supplied surname surplus term time title unclear undo
  unit w
`);

/** Said about the text, not in it. */
const DESCRIPTIONS = namesIn(`
  figDesc desc index interp interpGrp certainty witDetail wit
`);
/** Of `choice`, what the source has; of `app` what the edition reads; of `subst` what was written last. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  choice: ['sic', 'orig', 'abbr'],
  app: ['lem'],
  subst: ['add'],
};

/**
 * The children of `parent` that are not read, and why: notes but for those that stand in the margin, what an editor made
 * of the source, readings that were not chosen. Outside `choice` a correction is all there is, and is read, unless what
 * it corrects stands right before it.
 */
export function teiLeftOutIn(parent: XmlElement): ReadonlyMap<XmlElement, LeftOutKind> {
  const wanted = CHOSEN[parent.name === 'rdgGrp' ? 'app' : parent.name];
  const chosen = wanted === undefined ? undefined : chosenOf(parent, wanted);
  const leftOut = new Map<XmlElement, LeftOutKind>();
  let before: XmlNode = '';
  for (const node of parent.nodes) {
    const isChoosing = wanted !== undefined && node !== chosen;
    const kind = isElement(node)
      ? (plainKind(node, parent) ?? (isChoosing ? notChosen(node, parent) : null))
      : null;
    const isAgain = isElement(node) && wanted === undefined && isSaidBefore(node, before);
    if (isElement(node) && (kind !== null || isAgain)) leftOut.set(node, kind ?? 'editor-forms');
    if (isElement(node) || node.trim() !== '') before = node;
  }
  return leftOut;
}

function plainKind(node: XmlElement, parent: XmlElement): LeftOutKind | null {
  if (node.name === 'note' || node.name === 'noteGrp') return isInMargin(node) ? null : 'notes';
  if (DESCRIPTIONS.has(node.name)) return 'descriptions';
  return node.name === 'ex' && parent.name !== 'choice' ? 'editor-forms' : null;
}

function notChosen(node: XmlElement, parent: XmlElement): LeftOutKind | null {
  if (parent.name === 'choice') return 'editor-forms';
  if (parent.name !== 'subst') return 'alternatives';
  return node.name === 'del' ? 'deleted' : null;
}

function chosenOf(parent: XmlElement, wanted: readonly string[]): XmlElement | undefined {
  const readings = childrenOf(parent).filter(({ name }) => !['note', 'wit', 'witDetail'].includes(name));
  return readings.find(({ name }) => wanted.includes(name)) ?? readings[0];
}

/** What an editor's form is the form of. */
const SOURCE_OF: Readonly<Record<string, string>> = { corr: 'sic', reg: 'orig', expan: 'abbr' };

/** `<sic>a</sic><corr>b</corr>` without a `choice`, and a word with its regular form put right behind it. */
function isSaidBefore(node: XmlElement, before: XmlNode): boolean {
  const source = SOURCE_OF[node.name];
  if (source === undefined) return false;
  if (isElement(before)) return before.name === source;
  const word = /[\p{L}\p{M}'’-]+$/u.exec(before.slice(-MOST_WORD))?.[0] ?? '';
  const form = textOf(node).trim();
  return word.length > 1 && form.length > 1 && word.charAt(0).toLowerCase() === form.charAt(0).toLowerCase();
}

const MOST_WORD = 60;

function isInMargin(note: XmlElement): boolean {
  return /margin|left|right|above|below|inline|interlinear/i.test(note.attributes.get('place') ?? '');
}

/**
 * The elements of a file that hold its transcription: every outermost `text`, or `sourceDoc` where no `text` says anything.
 */
export function teiTranscriptions(root: XmlElement): readonly XmlElement[] {
  const texts = outermost(root, 'text');
  if (texts.some((text) => textOf(text).trim() !== '')) return texts;
  const documents = outermost(root, 'sourceDoc');
  return documents.some((document) => textOf(document).trim() !== '') ? documents : texts;
}

function outermost(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => (child.name === name ? [child] : outermost(child, name)));
}

/** What text outside the transcription counts as. */
export function teiOutside(element: XmlElement): LeftOutKind | null {
  if (['teiHeader', 'xenoData', 'standOff', 'fsdDecl'].includes(element.name)) return 'metadata';
  if (element.name === 'facsimile') return 'descriptions';
  return element.name === 'sourceDoc' ? 'other-transcription' : null;
}

/**
 * Every block of a file: the known ones, any element that has one inside, and any that is not of the phrase level where
 * its parent holds no text of its own, so that elements without text between them never run into one.
 */
export function blocksOf(root: XmlElement): ReadonlySet<XmlElement> {
  const blocks = new Set<XmlElement>();
  const visit = (element: XmlElement): boolean => {
    const holdsBlock = childrenOf(element).map(visit).some(Boolean);
    if (!hasText(element)) for (const child of childrenOf(element)) if (!isPhrase(child)) blocks.add(child);
    const isBlock = holdsBlock || BLOCKS.has(element.name);
    if (isBlock) blocks.add(element);
    return isBlock;
  };
  visit(root);
  return blocks;
}

const MILESTONES = new Set(['pb', 'lb', 'cb', 'gb', 'milestone', 'cell']);

function isPhrase({ name }: XmlElement): boolean {
  return INLINE.has(name) || MILESTONES.has(name);
}

function hasText(element: XmlElement): boolean {
  return element.nodes.some((node) => !isElement(node) && node.trim() !== '');
}
