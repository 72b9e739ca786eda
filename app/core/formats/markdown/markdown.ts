import { decodeHTML } from 'entities/decode';
import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { fail, ok, type Result } from '../../base/result';
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
  endRow,
  endTable,
  newDocument,
  type DocumentText,
} from '../document/document-text';
import { htmlTokens } from '../hocr/html';
import type { FormatErrorCode } from '../xml/xml';
import { countMarkdownRest } from './account-markdown';
import { markdownSource } from './markdown-source';

type Reading = {
  readonly document: DocumentText;
  readonly found: CountedText[];
  /** What the signs of the file that have been accounted for are. */
  readonly known: string[];
};

/** A book is 3 MB; the grammar is not linear in what is made to hurt it. */
const MOST_CHARACTERS = 8_000_000;

/**
 * The text of a Markdown file (CommonMark with tables) without its signs; lines stay as they are in the file. Numbers and
 * dashes of lists stay, since a typescript has them too. Notes, comments and what stands before the text are left out.
 */
export function readMarkdown(source: string): Result<ReadFile, FormatErrorCode> {
  if (source.length > MOST_CHARACTERS) return fail('too-large');
  const lines = source.replace(/\r\n?/g, '\n');
  const { metadata, notes, text } = markdownSource(lines);
  const reading: Reading = { document: newDocument(), found: [], known: [] };
  leaveOut(metadata, 'metadata', reading);
  for (const note of notes) leaveOut(note, 'notes', reading);
  try {
    readBlocks(new Lexer({ gfm: true }).lex(text), reading);
  } catch (error) {
    // The lexer calls itself for every level of a list or quotation.
    if (!(error instanceof RangeError)) throw error;
    return fail('too-large');
  }
  const counted = [...reading.found, ...countMarkdownRest(lines.replace(/^\ufeff/, ''), reading.known)];
  return ok(documentFile(reading.document, counted));
}

function leaveOut(text: string, leftOut: LeftOutKind, { found, known }: Reading, written = text): void {
  known.push(written);
  if (text.trim() !== '') found.push({ text, leftOut });
}

/** Text as it is `written`, its entities as characters; line feeds end lines. */
function take(written: string, reading: Reading): void {
  reading.known.push(written);
  const parts = decodeHTML(written).split(/(\[\^[^\]\s]{1,60}\])/);
  parts.forEach((part, i) => {
    if (i % 2 === 1) reading.found.push({ text: part, leftOut: 'notes' });
    else takeLines(part, reading);
  });
}

function takeLines(text: string, { document, found }: Reading): void {
  if (text !== '') found.push({ text, leftOut: null });
  text.split('\n').forEach((line, i) => {
    if (i > 0) endLine(document);
    addText(document, line);
  });
}

function readBlocks(tokens: readonly Token[], reading: Reading): void {
  // The lexer is given no extensions, so that its tokens are its own.
  for (const token of tokens as readonly MarkedToken[]) readToken(token, reading);
}

function readToken(token: MarkedToken, reading: Reading): void {
  const { document } = reading;
  switch (token.type) {
    case 'heading':
    case 'paragraph':
    case 'blockquote':
      endLine(document);
      readBlocks(token.tokens, reading);
      return endLine(document);
    case 'list':
      return readList(token, reading);
    case 'table':
      return readTable(token, reading);
    case 'code':
      endLine(document);
      take(token.text, reading);
      if (token.lang !== undefined) leaveOut(token.lang, 'markup', reading);
      return endLine(document);
    case 'def':
      return leaveOut(`${token.tag}${token.href}${token.title ?? ''}`, 'addresses', reading, token.raw);
    case 'html':
      return readMarkup(token.raw, reading);
    case 'br':
      return endLine(document);
    default:
      return readInline(token, reading);
  }
}

function readInline(token: MarkedToken, reading: Reading): void {
  switch (token.type) {
    case 'link':
      readBlocks(token.tokens, reading);
      return token.autolink === true ? undefined : leaveAddress(token, reading);
    case 'image':
      leaveOut(token.text, 'descriptions', reading);
      return leaveAddress(token, reading);
    case 'em':
    case 'strong':
    case 'del':
      return readBlocks(token.tokens, reading);
    case 'text':
      return 'tokens' in token && token.tokens !== undefined
        ? readBlocks(token.tokens, reading)
        : take(token.text, reading);
    case 'codespan':
    case 'escape':
      return take(token.text, reading);
    case 'checkbox':
      return leaveOut(token.raw, 'markup', reading);
    default:
      return;
  }
}

function leaveAddress({ href, title }: Tokens.Link | Tokens.Image, reading: Reading): void {
  leaveOut(`${href}${title ?? ''}`, 'addresses', reading);
}

function readList({ items }: Tokens.List, reading: Reading): void {
  for (const item of items) {
    endLine(reading.document);
    const [, mark = ''] = /^\s*(-|\d{1,9}[.)])(?=\s)/.exec(item.raw) ?? [];
    if (mark !== '') take(`${mark} `, reading);
    readBlocks(item.tokens, reading);
    endLine(reading.document);
  }
}

function readTable({ header, rows }: Tokens.Table, reading: Reading): void {
  const { document } = reading;
  beginTable(document);
  for (const row of [header, ...rows]) {
    beginRow(document);
    for (const cell of row) {
      beginCell(document);
      readBlocks(cell.tokens, reading);
      endCell(document);
    }
    endRow(document);
  }
  endTable(document);
}

/** Tags and comments among the text. */
function readMarkup(raw: string, reading: Reading): void {
  const isComment = raw.trimStart().startsWith('<!--');
  if (isComment) return leaveOut(raw, 'comments', reading);
  let taken = '';
  for (const token of htmlTokens(raw)) {
    if (token.kind === 'text') taken += token.text;
    else if (token.name === 'br') endLine(reading.document);
  }
  reading.known.push(raw);
  if (taken.trim() !== '') takeLines(taken, reading);
  leaveOut(tagsOf(raw), 'markup', reading, '');
}

function tagsOf(raw: string): string {
  return (raw.match(/<[^<>]*>/g) ?? []).join('');
}
