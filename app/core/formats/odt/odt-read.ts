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
import { childrenOf, isElement, textOf, type XmlElement } from '../xml/xml';
import { isOdtBlock, odtLeftOut, odtSign } from './odt-parts';

type Walk = {
  readonly document: DocumentText;
  readonly pageStyles: ReadonlySet<string>;
  /** Between the marks that a tracked insertion begins and ends with. */
  readonly inserted: Set<string>;
  readonly insertions: ReadonlySet<string>;
  readonly isInParagraph: boolean;
};

/** Reads the running text; `pageStyles` are paragraph styles that begin a page. */
export function readOdtText(text: XmlElement, pageStyles: ReadonlySet<string>, document: DocumentText): void {
  const insertions = new Set(
    childrenOf(text, 'tracked-changes').flatMap((changes) =>
      childrenOf(changes, 'changed-region').flatMap((region) =>
        childrenOf(region, 'insertion').length > 0 ? [region.attributes.get('id') ?? ''] : [],
      ),
    ),
  );
  readInside(text, { document, pageStyles, inserted: new Set(), insertions, isInParagraph: false });
}

function readInside(parent: XmlElement, walk: Walk): void {
  for (const node of parent.nodes) {
    if (!isElement(node)) {
      if (walk.isInParagraph) take(fold(node), walk);
    } else if (odtLeftOut(node) === null) readElement(node, walk);
  }
}

/** White space is one space; whoever wants more says so by elements. */
function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ');
}

function take(text: string, { document, inserted }: Walk): void {
  addText(document, text);
  if (inserted.size > 0) noteApart(document, 'inserted', 0, text);
}

function readElement(element: XmlElement, walk: Walk): void {
  const { document } = walk;
  const sign = odtSign(element);
  if (sign !== null) return addText(document, sign);
  switch (element.name) {
    case 'p':
    case 'h':
      return readParagraph(element, walk);
    case 'line-break':
      return endLine(document);
    case 'change-start':
    case 'change-end':
      return followChange(element, walk);
    case 'table':
      beginTable(document);
      readInside(element, { ...walk, isInParagraph: false });
      return endTable(document);
    case 'table-row':
      beginRow(document);
      readInside(element, walk);
      return endRow(document);
    case 'table-cell':
      beginCell(document);
      readInside(element, walk);
      return endCell(document);
    case 'text-box':
      return addAside(document, (inner) =>
        readInside(element, { ...walk, document: inner, isInParagraph: false }),
      );
    case 'list-item':
      return readItem(element, walk);
    default:
      return isOdtBlock(element.name) ? readBlock(element, walk) : readInside(element, walk);
  }
}

function followChange({ name, attributes }: XmlElement, { document, inserted, insertions }: Walk): void {
  const id = attributes.get('change-id') ?? '';
  if (!insertions.has(id)) return;
  if (name === 'change-end') inserted.delete(id);
  else {
    inserted.add(id);
    noteApart(document, 'inserted', 1, '');
  }
}

function readItem(element: XmlElement, walk: Walk): void {
  if (textOf(element).trim() !== '') noteApart(walk.document, 'list-numbers', 1, '');
  readBlock(element, walk);
}

function readBlock(element: XmlElement, walk: Walk): void {
  endLine(walk.document);
  readInside(element, walk);
  endLine(walk.document);
}

function readParagraph(element: XmlElement, walk: Walk): void {
  const { document, pageStyles } = walk;
  endLine(document);
  if (pageStyles.has(element.attributes.get('style-name') ?? '')) endPage(document);
  readInside(element, { ...walk, isInParagraph: true });
  endLine(document);
}
