import { latin1 } from '../encoding/code-pages';
import { isBinary, withoutPadding } from '../encoding/control-bytes';
import { wideEncoding } from '../encoding/decode-text';
import { isHocr, isHtml } from './html';
import type { Detected } from './kinds';
import { kindByMagic } from './magic';
import { isXml, kindOfRoot, rootOf } from './markup';
import { isData, isTable } from './data';

/** As much of a file is looked at; more only where nothing but a prolog or white space stands in it. */
const HEAD_BYTES = 1_000_000;

/**
 * What a file is, at every door: by its content; `name` is a hint where content leaves it open (Markdown, a table). Marks
 * of markup are ASCII in every encoding but UTF-16, so the text need not be decoded. Linear in the bytes looked at.
 */
export function detectFile(bytes: Uint8Array, name = ''): Detected {
  if (bytes.length === 0) return { kind: 'empty', detail: '' };
  const magic = kindByMagic(bytes);
  if (magic !== null && magic.kind !== 'plain-text') return magic;
  const head = asciiView(bytes.subarray(0, HEAD_BYTES));
  const isCut = bytes.length > HEAD_BYTES && rootOf(head) === null && /^[\s\ufeff]*(?:<[!?]|$)/.test(head);
  const found = detectText(isCut ? asciiView(bytes) : head, name);
  const isText = found.kind !== 'plain-text' || wideOf(bytes) !== null || !isBinary(withoutPadding(bytes));
  return isText ? found : { kind: 'binary', detail: '' };
}

/** The same for text that is there already: pasted, or decoded. */
export function detectText(text: string, name = ''): Detected {
  if (/^[\s\ufeff]*$/.test(text)) return { kind: 'empty', detail: '' };
  const source = kindOfSource(text);
  if (source !== null) return source;
  const root = rootOf(text);
  const xml = root === null ? null : kindOfRoot(root);
  if (xml !== null) return xml;
  if (root?.localName.toLowerCase() === 'html' || isHtml(text, calledBy(name)))
    return { kind: isHocr(text) ? 'hocr' : 'html', detail: '' };
  if (root !== null && (isXml(text, root) || /\.xml$/i.test(name)))
    return { kind: 'other-xml', detail: /^[\w.-]+$/.test(root.localName) ? root.localName : '…' };
  if (isData(text)) return { kind: 'json', detail: '' };
  if (isTable(text, name)) return { kind: 'csv', detail: '' };
  return { kind: calledBy(name) === 'markdown' ? 'markdown' : 'plain-text', detail: '' };
}

function calledBy(name: string): 'html' | 'markdown' | 'other' {
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown';
  return /\.(?:x?html?|hocr)$/i.test(name) ? 'html' : 'other';
}

/** What programs read and people do not, by what it begins with. */
function kindOfSource(text: string): Detected | null {
  const start = text.slice(0, 4_096);
  if (/^[\s\ufeff]*\{\\u?rtf/.test(start)) return { kind: 'rtf', detail: '' };
  if (/^[\s\ufeff]*%!PS/.test(start)) return { kind: 'postscript', detail: '' };
  if (/^[\s\ufeff]*%PDF-\d/.test(start)) return { kind: 'pdf', detail: '' };
  if (/^\ufeff?(?:[^\S\n]*(?:%[^\n]*)?\n)*[^\S\n]*\\document(?:class|style)\b/.test(start))
    return { kind: 'latex', detail: '' };
  if (/^\((?:page|column|region|para|line|word) \d+ \d+ \d+ \d+\b/.test(start.trimStart()))
    return { kind: 'djvu-text', detail: '' };
  const isMail =
    /^MIME-Version:\s*1\.0/im.test(start) && /^Content-Type:\s*(?:multipart|text)\//im.test(start);
  return isMail ? { kind: 'web-archive', detail: '' } : null;
}

function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : wideEncoding(bytes);
}

/** A byte a character; UTF-16 without its other half. */
function asciiView(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  const wide = wideOf(bytes);
  if (wide !== null) return latin1(narrowed(bytes, wide === 'utf-16le' ? 0 : 1));
  return latin1(a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes);
}

/** Units above FF give a letter that no mark has. */
function narrowed(bytes: Uint8Array, low: 0 | 1): Uint8Array {
  return Uint8Array.from({ length: bytes.length >> 1 }, (_, i) => {
    const high = bytes[2 * i + 1 - low] ?? 0;
    const isMark = i === 0 && high >= 0xfe;
    return isMark ? 0x20 : high === 0 ? (bytes[2 * i + low] ?? 0) : 0xff;
  });
}
