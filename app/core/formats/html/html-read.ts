import { ok, type Result } from '../../base/result';
import type { CountedText, LeftOutKind } from '../account/account';
import type { ReadFile } from '../account/read-file';
import { documentFile } from '../document/document-file';
import {
  addText,
  beginCell,
  beginRow,
  beginTable,
  endCell,
  endLine,
  endPage,
  endRow,
  endTable,
  newDocument,
  noteApart,
  type DocumentText,
} from '../document/document-text';
import { htmlTokens, readAttributes, type HtmlToken } from '../hocr/html';
import type { FormatErrorCode } from '../xml/xml';
import { beginsPage, endsOpen, htmlLeftOut, isHtmlBlock } from './html-parts';

type Reading = {
  readonly document: DocumentText;
  readonly found: CountedText[];
  /** The element that is left out, with how many of its name are open inside it. */
  leftOut: { readonly name: string; readonly kind: LeftOutKind; depth: number } | null;
  /** How many of these are open. */
  readonly open: { pre: number; ins: number; main: number; ordered: number };
};

/**
 * The running text of a web page, or of a document that was saved as one: blocks are lines, white space is folded as a
 * browser shows it. Scripts, menus, notes, comments, headers, deleted and hidden text are left out and counted.
 */
export function readHtmlText(html: string): Result<ReadFile, FormatErrorCode> {
  const open = { pre: 0, ins: 0, main: 0, ordered: 0 };
  const reading: Reading = { document: newDocument(), found: [], leftOut: null, open };
  for (const token of htmlTokens(html)) readToken(token, reading);
  return ok(documentFile(reading.document, reading.found));
}

function readToken(token: HtmlToken, reading: Reading): void {
  if (token.kind === 'text') readText(token.text, reading);
  else if (reading.leftOut !== null) passOver(token, reading);
  else if (token.kind === 'open') openElement(token, reading);
  else closeElement(token.name, reading);
}

function readText(text: string, reading: Reading): void {
  const { document, open, leftOut } = reading;
  if (text.trim() !== '') reading.found.push({ text, leftOut: leftOut?.kind ?? null });
  if (leftOut !== null) return;
  if (open.ins > 0) noteApart(document, 'inserted', 0, text);
  if (open.pre > 0) return addPreformatted(document, text);
  const folded = text.replace(/[ \t\r\n\f]+/g, ' ');
  addText(document, document.line === '' || document.line.endsWith(' ') ? folded.replace(/^ /, '') : folded);
}

function addPreformatted(document: DocumentText, text: string): void {
  text.split(/\r\n?|\n/).forEach((line, i) => {
    if (i > 0) endLine(document);
    addText(document, line);
  });
}

/** Inside what is left out only its end is looked for. */
function passOver(token: Exclude<HtmlToken, { kind: 'text' }>, reading: Reading): void {
  const { leftOut } = reading;
  if (leftOut === null) return;
  const isEnded = token.kind === 'open' && leftOut.depth === 1 && endsOpen(token.name, leftOut.name);
  if (isEnded) {
    reading.leftOut = null;
    return readToken(token, reading);
  }
  if (token.name !== leftOut.name) return;
  if (token.kind === 'close') leftOut.depth -= 1;
  else if (!token.isClosed) leftOut.depth += 1;
  if (leftOut.depth === 0) {
    reading.leftOut = null;
    closeElement(token.name, reading);
  }
}

function openElement(token: Extract<HtmlToken, { kind: 'open' }>, reading: Reading): void {
  const { document, open } = reading;
  const { name } = token;
  const attributes = readAttributes(token.attributes);
  if (beginsPage(attributes)) endPage(document);
  if (isHtmlBlock(name) || name === 'br') endLine(document);
  const kind = htmlLeftOut(name, attributes, open.main > 0);
  if (kind !== null) {
    if (!token.isClosed) reading.leftOut = { name, kind, depth: 1 };
    return;
  }
  if (token.isClosed) return;
  count(name, 1, open);
  if (name === 'ins') noteApart(document, 'inserted', 1, '');
  if (name === 'li' && open.ordered > 0) noteApart(document, 'list-numbers', 1, '');
  if (name === 'table') beginTable(document);
  else if (name === 'tr') beginRow(document);
  else if (name === 'td' || name === 'th') beginCell(document);
}

function closeElement(name: string, { document, open }: Reading): void {
  if (isHtmlBlock(name)) endLine(document);
  count(name, -1, open);
  if (name === 'table') {
    if (document.tables.length > 0) endTable(document);
  } else if (name === 'tr') endRow(document);
  else if (name === 'td' || name === 'th') endCell(document);
}

function count(name: string, step: 1 | -1, open: Reading['open']): void {
  const add = (key: keyof Reading['open']) => (open[key] = Math.max(0, open[key] + step));
  if (name === 'pre' || name === 'listing' || name === 'xmp' || name === 'plaintext') add('pre');
  else if (name === 'ins') add('ins');
  else if (name === 'main' || name === 'article') add('main');
  else if (name === 'ol') add('ordered');
}
