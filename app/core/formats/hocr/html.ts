import type { Span } from '../../base/span';
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { fail, ok, type Result } from '../../base/result';
import { XML_LIMITS, type FormatErrorCode, type XmlElement, type XmlNode } from '../xml/xml';

type OpenElement = Omit<XmlElement, 'nodes' | 'to' | 'innerTo'> & {
  readonly nodes: XmlNode[];
  to: number;
  innerTo: number;
};

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
 * Entities are those of the HTML standard; one that it does not know stays as typed. Scripts and styles hold their text.
 * Not the HTML standard's tree builder; names in lower case. Linear in the text; the limits of `parseXml` hold.
 */
export function parseHtml(html: string): Result<XmlElement, FormatErrorCode> {
  if (html.length > XML_LIMITS.characters) return tooLarge();
  const root = openElement('#document', '', { from: 0, to: 0 });
  const open: OpenElement[] = [root];
  let elements = 0;
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const textEnd = next < 0 ? html.length : next;
    if (textEnd > at) open[open.length - 1]?.nodes.push(decodeHTML(html.slice(at, textEnd)));
    if (next < 0) break;
    const tag = readTag(html, next);
    at = tag.to;
    if (tag.kind === 'text') open[open.length - 1]?.nodes.push(html.slice(tag.from, tag.until));
    if (tag.kind === 'close') closeTag(open, tag.name, { from: next, to: at });
    if (tag.kind !== 'open') continue;
    elements += 1;
    if (elements > XML_LIMITS.elements || open.length >= XML_LIMITS.depth) return tooLarge();
    const element = openElement(tag.name, tag.attributes, { from: next, to: at });
    open[open.length - 1]?.nodes.push(element);
    if (RAW.has(tag.name) && !tag.isClosed) {
      const end = endOfRaw(html, at, tag.name);
      element.nodes.push(html.slice(at, end));
      endElement(element, { from: end, to: end });
      at = end;
    } else if (!tag.isClosed && !VOID.has(tag.name)) open.push(element);
  }
  for (const element of open) endElement(element, { from: html.length, to: html.length });
  return ok(root);
}

function tooLarge(): Result<never, FormatErrorCode> {
  return fail('too-large');
}

/** `tag`: the place of its opening tag; an element that nothing closes ends there. */
function openElement(name: string, attributes: string, tag: Span): OpenElement {
  const place = { from: tag.from, to: tag.to, innerFrom: tag.to, innerTo: tag.to };
  return { name, prefix: '', attributes: readAttributes(attributes), nodes: [], ...place };
}

function endElement(element: OpenElement, { from, to }: Span): void {
  element.innerTo = from;
  element.to = to;
}

/** Closes the innermost element of that name and all inside it; a tag that closes nothing is passed over. */
function closeTag(open: OpenElement[], name: string, tag: Span): void {
  for (let i = open.length - 1; i > 0; i -= 1)
    if (open[i]?.name === name) {
      for (const inner of open.slice(i + 1)) endElement(inner, { from: tag.from, to: tag.from });
      const element = open[i];
      if (element !== undefined) endElement(element, tag);
      open.length = i;
      return;
    }
}

type Tag =
  | { readonly kind: 'skip'; readonly to: number }
  /** Text that only looked like a tag, or that XHTML keeps in a CDATA section: `[from, until)`. */
  | { readonly kind: 'text'; readonly to: number; readonly from: number; readonly until: number }
  | { readonly kind: 'close'; readonly to: number; readonly name: string }
  | {
      readonly kind: 'open';
      readonly to: number;
      readonly name: string;
      readonly attributes: string;
      readonly isClosed: boolean;
    };

/** What an HTML text is made of, in order: text with its entities as characters, and tags. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isClosed: boolean }
  | { readonly kind: 'close'; readonly name: string };

/** Elements whose content is text and nothing else, with or without entities. */
const TEXT_ONLY = new Set(['title', 'textarea']);
const RAW_TEXT = new Set([...RAW, 'xmp', 'iframe', 'noembed', 'noframes']);

/**
 * The tokens of an HTML text, whatever its tags are nested in: for text alone no tree is needed, and pages of the web that
 * close nothing would make a deep one. Linear in the text.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const textEnd = next < 0 ? html.length : next;
    if (textEnd > at) yield { kind: 'text', text: decodeHTML(html.slice(at, textEnd)) };
    if (next < 0) return;
    const tag = readTag(html, next);
    at = tag.to;
    if (tag.kind === 'text') yield { kind: 'text', text: html.slice(tag.from, tag.until) };
    else if (tag.kind === 'close') yield { kind: 'close', name: tag.name };
    else if (tag.kind === 'open') {
      const { name, attributes, isClosed } = tag;
      yield { kind: 'open', name, attributes, isClosed: isClosed || VOID.has(name) };
      if (!(TEXT_ONLY.has(name) || RAW_TEXT.has(name)) || isClosed) continue;
      const end = endOfRaw(html, at, name);
      const text = html.slice(at, end);
      if (text !== '') yield { kind: 'text', text: TEXT_ONLY.has(name) ? decodeHTML(text) : text };
      at = end;
    }
  }
}

function readTag(html: string, from: number): Tag {
  if (html.startsWith('<!--', from)) return { kind: 'skip', to: after(html, '-->', from + 4) };
  if (html.startsWith(CDATA, from)) return cdata(html, from + CDATA.length);
  const second = html.charAt(from + 1);
  if (second === '!' || second === '?') return { kind: 'skip', to: after(html, '>', from) };
  const name = /[a-zA-Z][\w:-]*/y;
  name.lastIndex = from + (second === '/' ? 2 : 1);
  const found = name.exec(html)?.[0].toLowerCase();
  if (found === undefined) return { kind: 'text', to: from + 1, from, until: from + 1 };
  const to = endOfTag(html, name.lastIndex);
  if (second === '/') return { kind: 'close', to, name: found };
  const inside = html.slice(name.lastIndex, to - 1);
  return { kind: 'open', to, name: found, attributes: inside, isClosed: inside.endsWith('/') };
}

const CDATA = '<![CDATA[';

function cdata(html: string, from: number): Tag {
  const to = after(html, ']]>', from);
  return { kind: 'text', from, until: html.startsWith(']]>', to - 3) ? to - 3 : to, to };
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

/** The attributes of a tag as written, by names in lower case. */
export function readAttributes(source: string): ReadonlyMap<string, string> {
  const pairs = source.matchAll(/([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...pairs].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeHTMLAttribute(double ?? single ?? bare ?? ''),
    ]),
  );
}
