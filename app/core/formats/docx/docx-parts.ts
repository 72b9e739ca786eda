import type { LeftOutKind } from '../account/account';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml/xml';

/**
 * Fields that a walk through a Word document is inside of, innermost last: what they are asked for, and whether their
 * result has begun. A field may go on over paragraphs.
 */
export type Fields = { instruction: string; isResult: boolean }[];

const KINDS: Readonly<Record<string, LeftOutKind>> = {
  delText: 'tracked-deletions',
  del: 'tracked-deletions',
  moveFrom: 'tracked-deletions',
  instrText: 'field-codes',
  delInstrText: 'field-codes',
  footnote: 'notes',
  endnote: 'notes',
  comment: 'comments',
  annotation: 'comments',
  hdr: 'headers',
  ftr: 'headers',
  rt: 'descriptions',
  docPr: 'metadata',
  binData: 'metadata',
};

/** Why an element's text is not in the running text, by itself; null where it is. */
export function docxLeftOut(element: XmlElement, parent: XmlElement): LeftOutKind | null {
  const { name } = element;
  if (name === 'annotation') return annotationKind(element);
  if (name === 'r' && isHidden(element)) return 'hidden';
  if (name === 'Fallback') return childOf(parent, 'Choice') === undefined ? null : 'fallback';
  if (name === 'Choice') return childOf(parent, 'Choice') === element ? null : 'fallback';
  if (name === 'fldSimple') return isPageField(element.attributes.get('instr') ?? '') ? 'page-numbers' : null;
  return Object.hasOwn(KINDS, name) ? (KINDS[name] ?? null) : null;
}

/** Word 2003 keeps comments and tracked changes in elements of one name. */
function annotationKind(element: XmlElement): LeftOutKind | null {
  switch (element.attributes.get('type')) {
    case 'Word.Deletion':
      return 'tracked-deletions';
    case 'Word.Insertion':
      return null;
    default:
      return 'comments';
  }
}

/** Whether text that was inserted in tracked changes stands in the element. */
export function isInsertion({ name, attributes }: XmlElement): boolean {
  return (
    name === 'ins' ||
    name === 'moveTo' ||
    (name === 'annotation' && attributes.get('type') === 'Word.Insertion')
  );
}

function isHidden(run: XmlElement): boolean {
  const properties = childOf(run, 'rPr');
  const vanish = properties === undefined ? undefined : childOf(properties, 'vanish');
  return vanish !== undefined && !['0', 'false', 'off'].includes(vanish.attributes.get('val') ?? '');
}

function isPageField(instruction: string): boolean {
  return /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(instruction);
}

/** Follows the marks that fields are made of. */
export function followField(element: XmlElement, fields: Fields): void {
  const open = fields[fields.length - 1];
  if (element.name === 'instrText' && open !== undefined && !open.isResult)
    open.instruction += textOf(element);
  if (element.name !== 'fldChar') return;
  const type = element.attributes.get('fldCharType');
  if (type === 'begin') fields.push({ instruction: '', isResult: false });
  else if (type === 'separate' && open !== undefined) open.isResult = true;
  else if (type === 'end') fields.pop();
}

/** Whether what stands here is a page number that Word set. */
export function isInPageField(fields: Fields): boolean {
  return fields.some(({ instruction, isResult }) => isResult && isPageField(instruction));
}

/** The character that an element stands for, or null where it stands for none. */
export function docxSign({ name, attributes }: XmlElement): string | null {
  if (name === 'noBreakHyphen') return '\u2011';
  if (name === 'softHyphen') return '\u00ad';
  if (name !== 'sym') return null;
  const code = parseInt(attributes.get('char') ?? '', 16);
  return Number.isNaN(code) || code < 0x20 || code > 0xffff ? null : String.fromCharCode(code);
}

/** Elements that describe and hold no text of the document. */
export function isProperties(name: string): boolean {
  return /^(?:r|p|tbl|tr|tc|sect|sdt|ruby|pict)Pr(?:Change|Ex)?$|^(?:sectPr|tblGrid|rubyPr)$/.test(name);
}

/** Whether a paragraph has a number or a bullet that Word sets. */
export function isNumbered(properties: XmlElement | undefined): boolean {
  const numbering =
    properties === undefined ? undefined : (childOf(properties, 'numPr') ?? childOf(properties, 'listPr'));
  if (numbering === undefined) return false;
  const id = childrenOf(numbering).find(({ name }) => name === 'numId' || name === 'ilfo');
  return id !== undefined && id.attributes.get('val') !== '0';
}

export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(element.attributes.get('val') ?? '');
}
