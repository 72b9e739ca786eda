import { ok, type Result } from '../../base/result';
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
import { countOdtText } from './account-odt';
import { pageStyles } from './odt-parts';
import { readOdtText } from './odt-read';

const PARTS: readonly string[] = ['content.xml', 'styles.xml', 'META-INF/manifest.xml'];

/**
 * The running text of an OpenDocument text, a paragraph a line; pages end where a paragraph's style asks for it.
 * Inserted text is taken and deleted text left out; notes, comments, headers and page numbers are left out and counted.
 * Fails with `protected`, `damaged-document` and the errors of XML.
 */
export function readOdt(bytes: Uint8Array, decode: Decode): Result<ReadFile, FormatErrorCode> {
  const unpacked = zipParts(bytes, (name) => PARTS.includes(name));
  if (!unpacked.ok) return unpacked;
  const roots: XmlElement[] = [];
  // The manifest stands last in PARTS and is read first: the rest of a protected file is no XML.
  for (const name of [...PARTS].reverse()) {
    const part = unpacked.value.get(name);
    const root = part === undefined ? null : partXml(part, decode);
    if (root === null && name === 'content.xml') return documentError('damaged-document');
    if (root === null) continue;
    if (!root.ok) return root;
    if (descendantsOf(root.value, 'encryption-data').length > 0) return documentError('refused-protected');
    roots.push(root.value);
  }
  return readOdtRoots(roots);
}

/** The same of a text that is one XML file (FODT). */
export function readFlatOdt(xml: string): Result<ReadFile, FormatErrorCode> {
  const parsed = parseXml(xml);
  return parsed.ok ? readOdtRoots([parsed.value]) : parsed;
}

function readOdtRoots(roots: readonly XmlElement[]): Result<ReadFile, FormatErrorCode> {
  const bodies = roots.flatMap((root) => childrenOf(root, 'body'));
  const text = bodies.flatMap((body) => childOf(body, 'text') ?? [])[0];
  if (text === undefined) return documentError('damaged-document');
  const document = newDocument();
  readOdtText(text, pageStyles(roots), document);
  const masters = roots.flatMap((root) => childrenOf(root, 'master-styles'));
  const headers = masters.flatMap((styles) => countOdtText(styles, 'headers'));
  return ok(documentFile(document, [...countOdtText(text, null), ...headers]));
}
