import {
  addAside,
  addText,
  beginCell,
  beginRow,
  beginTable,
  endCell,
  endLine,
  endPage,
  endRow,
  endTable,
  noteApart,
  type DocumentText,
} from '../document/document-text';
import { childOf, childrenOf, isElement, textOf, type XmlElement } from '../xml/xml';
import {
  docxLeftOut,
  docxSign,
  followField,
  isInPageField,
  isInsertion,
  isNumbered,
  isOn,
  isProperties,
  type Fields,
} from './docx-parts';

/** Where a walk through a Word document is. */
type Walk = { readonly document: DocumentText; readonly fields: Fields; readonly isInserted: boolean };

/** Reads the body of a Word document, of every version of its XML: its vocabularies share the local names. */
export function readDocxBody(body: XmlElement, document: DocumentText): void {
  readInside(body, { document, fields: [], isInserted: false });
}

function readInside(parent: XmlElement, walk: Walk): void {
  for (const node of parent.nodes) {
    if (!isElement(node)) continue;
    followField(node, walk.fields);
    if (docxLeftOut(node, parent) === null && !isProperties(node.name)) readElement(node, walk);
  }
}

function readElement(element: XmlElement, walk: Walk): void {
  const { document } = walk;
  switch (element.name) {
    case 'p':
      return readParagraph(element, walk);
    case 'tbl':
      beginTable(document);
      readInside(element, walk);
      return endTable(document);
    case 'tr':
      beginRow(document);
      readInside(element, walk);
      return endRow(document);
    case 'tc':
      beginCell(document);
      readInside(element, walk);
      return endCell(document);
    case 'txbxContent':
      return addAside(document, (inner) => readInside(element, { ...walk, document: inner }));
    default:
      return isInsertion(element) ? readInsertion(element, walk) : readInline(element, walk);
  }
}

function readInsertion(element: XmlElement, walk: Walk): void {
  if (!walk.isInserted && hasText(element)) noteApart(walk.document, 'inserted', 1, '');
  readInside(element, { ...walk, isInserted: true });
}

function hasText(element: XmlElement): boolean {
  return childrenOf(element).some(
    (child) => (child.name === 't' && textOf(child).trim() !== '') || hasText(child),
  );
}

function readParagraph(element: XmlElement, walk: Walk): void {
  const { document } = walk;
  const properties = childOf(element, 'pPr');
  endLine(document);
  if (properties !== undefined && isOn(childOf(properties, 'pageBreakBefore'))) endPage(document);
  readInside(element, walk);
  if (isNumbered(properties) && document.line.trim() !== '') noteApart(document, 'list-numbers', 1, '');
  endLine(document);
}

function readInline(element: XmlElement, walk: Walk): void {
  const { document } = walk;
  const sign = docxSign(element);
  if (sign !== null) take(sign, walk);
  else if (element.name === 't') take(textOf(element), walk);
  else if (element.name === 'tab' || element.name === 'ptab') addText(document, '\t');
  else if (element.name === 'br' || element.name === 'cr') {
    if (element.attributes.get('type') === 'page') endPage(document);
    else endLine(document);
  } else readInside(element, walk);
}

function take(text: string, { document, fields, isInserted }: Walk): void {
  if (isInPageField(fields)) return;
  addText(document, text);
  if (isInserted) noteApart(document, 'inserted', 0, text);
}
