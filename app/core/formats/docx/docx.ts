import { ok, type Result } from '../../base/result';
import type { CountedText, LeftOutKind } from '../account/account';
import type { ReadFile } from '../account/read-file';
import { documentError } from '../detect/refusals';
import { documentFile } from '../document/document-file';
import { newDocument } from '../document/document-text';
import { partXml } from '../document/part-xml';
import { zipParts } from '../document/zip-parts';
import type { Decode } from '../encoding/encodings';
import {
  childOf,
  childrenOf,
  descendantsOf,
  parseXml,
  type FormatErrorCode,
  type XmlElement,
} from '../xml/xml';
import { countDocxText } from './account-docx';
import { readDocxBody } from './docx-read';

/** Parts beside the main one that hold text, by the name of their root. */
const ROOTS: Readonly<Record<string, LeftOutKind>> = {
  footnotes: 'notes',
  endnotes: 'notes',
  comments: 'comments',
  hdr: 'headers',
  ftr: 'headers',
};

const RELATIONS = '_rels/.rels';

/**
 * The running text of a Word document (Office Open XML), a paragraph a line; pages end at page breaks that its author
 * set. Inserted text is taken and deleted text left out, as if all tracked changes were accepted. Notes, comments, headers
 * and page numbers are left out and counted. Fails with `damaged-document` and the errors of XML.
 */
export function readDocx(bytes: Uint8Array, decode: Decode): Result<ReadFile, FormatErrorCode> {
  const unpacked = zipParts(bytes, (name) => name === RELATIONS || /^[\w-]+\/[\w-]+\.xml$/.test(name));
  if (!unpacked.ok) return unpacked;
  const parts = unpacked.value;
  const main = mainName(parts, decode);
  const part = parts.get(main);
  if (part === undefined) return documentError('damaged-document');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const root = partXml(part, decode);
  if (!root.ok) return root;
  const others: XmlElement[] = [];
  for (const [name, content] of parts) {
    if (name === main || !name.startsWith(folder) || !isTextPart(name.slice(folder.length))) continue;
    const other = partXml(content, decode);
    if (!other.ok) return other;
    others.push(other.value);
  }
  return readWordParts(root.value, others);
}

function isTextPart(name: string): boolean {
  return /^(?:footnotes|endnotes|comments|header|footer)\d*\.xml$/i.test(name);
}

/** Where the package says that its document is. */
function mainName(parts: ReadonlyMap<string, Uint8Array>, decode: Decode): string {
  const part = parts.get(RELATIONS);
  const root = part === undefined ? null : partXml(part, decode);
  const relations = root?.ok === true ? childrenOf(root.value, 'Relationship') : [];
  const main = relations.find(
    ({ attributes }) => attributes.get('Type')?.endsWith('/officeDocument') === true,
  );
  return (main?.attributes.get('Target') ?? 'word/document.xml').replace(/^\//, '');
}

/** The same of a document that Word saved as one XML file: of 2003, or its parts in one (flat OPC). */
export function readWordXml(xml: string): Result<ReadFile, FormatErrorCode> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.name !== 'package') return readWordParts(root, []);
  const roots = descendantsOf(root, 'xmlData').flatMap((data) => childrenOf(data));
  const main = roots.find(({ name }) => name === 'document');
  return main === undefined ? documentError('damaged-document') : readWordParts(main, roots);
}

function readWordParts(root: XmlElement, others: readonly XmlElement[]): Result<ReadFile, FormatErrorCode> {
  const body = childOf(root, 'body');
  if (body === undefined) return documentError('damaged-document');
  const document = newDocument();
  readDocxBody(body, document);
  const aside = others.flatMap((other): readonly CountedText[] => {
    const kind = Object.hasOwn(ROOTS, other.name) ? ROOTS[other.name] : undefined;
    return kind === undefined ? [] : countDocxText(other, kind);
  });
  return ok(documentFile(document, [...countDocxText(body, null), ...aside]));
}
