import type { Detected } from './kinds';

/** Roots of XML that is known here, by local name. */
const ROOTS: Readonly<Record<string, Detected['kind']>> = {
  PcGts: 'page-xml',
  alto: 'alto',
  TEI: 'tei',
  'TEI.2': 'tei',
  teiCorpus: 'tei',
  FictionBook: 'fb2',
  DjVuXML: 'djvu-text',
  mets: 'mets',
  wordDocument: 'word-xml',
};

/** The element that a markup text begins with. */
export type Root = {
  readonly localName: string;
  /** As written, with its prefix. */
  readonly name: string;
  readonly attributes: string;
  /** An XML declaration or a DOCTYPE stands before it: it is markup, whatever its name. */
  readonly isDeclared: boolean;
};

/** Longer tags are not looked at to their end. */
const MOST_TAG_CHARACTERS = 8_000;

/**
 * The first element of `text` behind white space, processing instructions, comments and a DOCTYPE; null where something
 * else stands there. Linear in what stands before it.
 */
export function rootOf(text: string): Root | null {
  let at = 0;
  let isDeclared = false;
  for (;;) {
    at = skipBlank(text, at);
    const to = endOfProlog(text, at);
    if (to === null) break;
    isDeclared ||= text.startsWith('<?xml', at) || /^<!doctype/i.test(text.slice(at, at + 9));
    at = to;
  }
  // Any sign above ASCII may be a letter: the text may not be decoded yet.
  const tag = /<((?:[\w.-]+:)?([A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*))(?=[\s/>])/y;
  tag.lastIndex = at;
  const [, name, localName] = tag.exec(text) ?? [];
  if (name === undefined || localName === undefined) return null;
  const rest = text.slice(tag.lastIndex, tag.lastIndex + MOST_TAG_CHARACTERS);
  const end = rest.indexOf('>');
  return { localName, name, attributes: end < 0 ? rest : rest.slice(0, end), isDeclared };
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) <= 0x20 || text.charAt(at) === '\ufeff')) at += 1;
  return at;
}

/** The end of a processing instruction, a comment or a DOCTYPE that stands at `at`, else null. */
function endOfProlog(text: string, at: number): number | null {
  if (text.startsWith('<?', at)) return after(text, '>', at + 2);
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (!/^<!doctype/i.test(text.slice(at, at + 9))) return null;
  return endOfDoctype(text, at);
}

/** `>` outside the internal subset, whose declarations may quote anything. */
function endOfDoctype(text: string, from: number): number {
  let isInSubset = false;
  const mark = /["'[\]>]|<!--/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const [sign] = found;
    if (sign === '[') isInSubset = true;
    else if (sign === ']') isInSubset = false;
    else if (sign === '<!--') mark.lastIndex = after(text, '-->', mark.lastIndex);
    else if (sign !== '>') mark.lastIndex = after(text, sign, mark.lastIndex);
    else if (!isInSubset) return mark.lastIndex;
  }
  return text.length;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** What an XML file is by its root; null for a root of no kind that is known here. */
export function kindOfRoot({ localName, attributes }: Root): Detected | null {
  const known = Object.hasOwn(ROOTS, localName) ? ROOTS[localName] : undefined;
  if (known !== undefined) return { kind: known, detail: '' };
  if (localName === 'document') {
    if (/abbyy|FineReader/i.test(attributes)) return { kind: 'abbyy-xml', detail: '' };
    if (/opendocument/i.test(attributes)) return { kind: 'odt', detail: 'flat' };
  }
  if (localName === 'package' && /xmlPackage/.test(attributes)) return { kind: 'word-xml', detail: '' };
  return null;
}

/**
 * Whether a text that begins with an element is XML at all: it says so, or it ends with the element's end. A remark in
 * angle brackets at the start of a plain text does neither.
 */
export function isXml(text: string, { name, attributes, isDeclared }: Root): boolean {
  if (isDeclared || /\bxmlns\b/.test(attributes)) return true;
  const tail = text.slice(-MOST_TAG_CHARACTERS).trimEnd();
  return tail.endsWith(`</${name}>`) || (attributes.endsWith('/') && tail.endsWith(`${attributes}>`));
}
