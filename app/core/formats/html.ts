import { fail, ok, type Result } from '../result';
import { XML_LIMITS, type FormatErrorCode, type XmlElement, type XmlNode } from './xml';

type OpenElement = Omit<XmlElement, 'nodes'> & { readonly nodes: XmlNode[] };

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);
const RAW = new Set(['script', 'style']);

/**
 * HTML as forgivingly as hOCR needs it: tags that are never closed, void elements, any doctype (skipped, never read).
 * Not the HTML standard's tree builder; names in lower case. Linear in the text; the limits of `parseXml` hold.
 */
export function parseHtml(html: string): Result<XmlElement, FormatErrorCode> {
  if (html.length > XML_LIMITS.characters) return tooLarge();
  const root = openElement('#document', '', 0);
  const open: OpenElement[] = [root];
  let elements = 0;
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const textEnd = next < 0 ? html.length : next;
    if (textEnd > at) open[open.length - 1]?.nodes.push(decodeEntities(html.slice(at, textEnd)));
    if (next < 0) break;
    const tag = readTag(html, next);
    at = tag.to;
    if (tag.kind === 'text') open[open.length - 1]?.nodes.push('<');
    if (tag.kind === 'close') closeTag(open, tag.name);
    if (tag.kind !== 'open') continue;
    elements += 1;
    if (elements > XML_LIMITS.elements || open.length >= XML_LIMITS.depth) return tooLarge();
    const element = openElement(tag.name, tag.attributes, next);
    open[open.length - 1]?.nodes.push(element);
    if (RAW.has(tag.name)) at = endOfRaw(html, at, tag.name);
    else if (!tag.isClosed && !VOID.has(tag.name)) open.push(element);
  }
  return ok(root);
}

function tooLarge(): Result<never, FormatErrorCode> {
  return fail(
    'too-large',
    'The HTML file is too large, or its elements are nested too deeply. Split it into pages.',
  );
}

function openElement(name: string, attributes: string, from: number): OpenElement {
  const place = { from, to: from, innerFrom: from, innerTo: from };
  return { name, prefix: '', attributes: readAttributes(attributes), nodes: [], ...place };
}

/** Closes the innermost element of that name and all inside it; a tag that closes nothing is passed over. */
function closeTag(open: OpenElement[], name: string): void {
  for (let i = open.length - 1; i > 0; i -= 1)
    if (open[i]?.name === name) {
      open.length = i;
      return;
    }
}

type Tag =
  | { readonly kind: 'text' | 'skip'; readonly to: number }
  | { readonly kind: 'close'; readonly to: number; readonly name: string }
  | {
      readonly kind: 'open';
      readonly to: number;
      readonly name: string;
      readonly attributes: string;
      readonly isClosed: boolean;
    };

function readTag(html: string, from: number): Tag {
  if (html.startsWith('<!--', from)) return { kind: 'skip', to: after(html, '-->', from + 4) };
  const second = html.charAt(from + 1);
  if (second === '!' || second === '?') return { kind: 'skip', to: after(html, '>', from) };
  const name = /[a-zA-Z][\w:-]*/y;
  name.lastIndex = from + (second === '/' ? 2 : 1);
  const found = name.exec(html)?.[0].toLowerCase();
  if (found === undefined) return { kind: 'text', to: from + 1 };
  const to = endOfTag(html, name.lastIndex);
  if (second === '/') return { kind: 'close', to, name: found };
  const inside = html.slice(name.lastIndex, to - 1);
  return { kind: 'open', to, name: found, attributes: inside, isClosed: inside.endsWith('/') };
}

/** The end of a tag: `>` outside quotes. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const sign = html.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return html.length;
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

function endOfRaw(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

function readAttributes(source: string): ReadonlyMap<string, string> {
  const pairs = source.matchAll(/([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...pairs].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ''),
    ]),
  );
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  sect: '§',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
