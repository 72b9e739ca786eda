import { SaxesParser } from 'saxes';
import { fail, failure, ok, type Failure, type Result } from '../../base/result';

/**
 * Why a file in a foreign format could not be used. `damaged-document`: a document whose parts cannot be unpacked or
 * read. `refused-protected`: it asks for a password. `no-text-layer`: a PDF of images alone.
 */
export const FORMAT_ERROR_CODES = [
  ...(['malformed', 'dtd-refused', 'too-large', 'wrong-format', 'no-encoding'] as const),
  ...(['damaged-document', 'refused-protected', 'no-text-layer'] as const),
  ...(['too-many-lines', 'line-too-long', 'id-too-long', 'coordinate-too-large'] as const),
] as const;

export type FormatErrorCode = (typeof FORMAT_ERROR_CODES)[number];

/**
 * An element with its place in the source: `[from, to)` is the whole element, `[innerFrom, innerTo)` what stands
 * between its tags (both UTF-16 offsets; `innerFrom` = `innerTo` = `to` for `<a/>`). `name` and the keys of
 * `attributes` are local names without prefix: files of the field differ in prefixes, not in vocabularies.
 */
export type XmlElement = {
  readonly name: string;
  /** The prefix with its colon (`pc:`), or an empty string, for writing siblings that match. */
  readonly prefix: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and text in document order; comments and processing instructions are left out. */
  readonly nodes: readonly XmlNode[];
  readonly from: number;
  readonly to: number;
  readonly innerFrom: number;
  readonly innerTo: number;
};

export type XmlNode = XmlElement | string;

/** Bounds on what is parsed: far above any honest page, far below what hurts. */
export const XML_LIMITS = {
  characters: 64_000_000,
  depth: 256,
  elements: 1_000_000,
  attributes: 256,
} as const;

type OpenElement = {
  name: string;
  prefix: string;
  attributes: Map<string, string>;
  nodes: XmlNode[];
  from: number;
  to: number;
  innerFrom: number;
  innerTo: number;
};

/** Thrown and caught in this file only: the one way to stop the parser from inside its events. */
class Refused extends Error {
  constructor(readonly failure: Failure<FormatErrorCode>) {
    super(failure.code);
  }
}

/**
 * The root element of `xml`. A DTD is refused, whatever it holds: none of our formats needs one, and entities are
 * how small files become large ones. Namespaces are not resolved: the parser's own resolution is quadratic in depth.
 */
export function parseXml(xml: string): Result<XmlElement, FormatErrorCode> {
  if (xml.length > XML_LIMITS.characters) return fail('too-large');
  try {
    return ok(buildTree(xml));
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.failure };
    if (!(error instanceof Error)) throw error;
    // The rest of the parser's message quotes the file.
    return fail('malformed', { at: /^\d+:\d+/.exec(error.message)?.[0] ?? '?' });
  }
}

function buildTree(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  parser.on('doctype', () => {
    throw new Refused(failure('dtd-refused'));
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > XML_LIMITS.elements || open.length >= XML_LIMITS.depth) throw tooDeep();
    open.push(openElement(xml, parser.position, tag.name, Object.entries(tag.attributes)));
  });
  parser.on('closetag', (tag) => {
    const element = open.pop();
    if (element === undefined) return;
    closeElement(xml, parser.position, element, tag.isSelfClosing);
    const parent = open[open.length - 1];
    if (parent === undefined) root = element;
    else parent.nodes.push(element);
  });
  const addText = (text: string) => open[open.length - 1]?.nodes.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  if (root === null) throw new Refused(failure('malformed', { at: '1:1' }));
  return root;
}

function tooDeep(): Refused {
  return new Refused(failure('too-large'));
}

function openElement(
  xml: string,
  position: number,
  name: string,
  attributes: readonly (readonly [string, string])[],
): OpenElement {
  if (attributes.length > XML_LIMITS.attributes) throw tooDeep();
  return {
    name: localName(name),
    prefix: name.slice(0, name.length - localName(name).length),
    attributes: new Map(attributes.map(([key, value]) => [localName(key), value])),
    nodes: [],
    // A tag holds no second `<`: XML forbids it in attribute values.
    from: xml.lastIndexOf('<', position - 1),
    to: position,
    innerFrom: position,
    innerTo: position,
  };
}

function closeElement(xml: string, position: number, element: OpenElement, isSelfClosing: boolean): void {
  element.to = position;
  element.innerTo = isSelfClosing ? position : xml.lastIndexOf('<', position - 1);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** A set of element names written in a row. */
export function namesIn(row: string): ReadonlySet<string> {
  return new Set(row.trim().split(/\s+/));
}

/** The child elements of `element`, of one name if given. */
export function childrenOf(element: XmlElement, name?: string): readonly XmlElement[] {
  return element.nodes.filter(isElement).filter((child) => name === undefined || child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** Every element below `element` of that name, in document order; those inside a match are found too. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** All text inside `element`, in document order, unchanged. */
export function textOf(element: XmlElement): string {
  return element.nodes.map((node) => (isElement(node) ? textOf(node) : node)).join('');
}

/** A finite number from an attribute, or null where it is absent or no number. */
export function numberAttribute(element: XmlElement, name: string): number | null {
  const value = element.attributes.get(name)?.trim();
  if (value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
