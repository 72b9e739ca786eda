import { fail, ok, type Result } from '../../base/result';
import type { CountedText, LeftOutKind } from '../account/account';
import type { ReadFile } from '../account/read-file';
import { documentError } from '../detect/refusals';
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
import { decodeCodePage, isCodePage, latin1 } from '../encoding/code-pages';
import type { Decode } from '../encoding/encodings';
import type { FormatErrorCode } from '../xml/xml';
import { rtfTokens, type RtfToken } from './rtf-tokens';
import {
  RTF_CHARSETS,
  RTF_CODE_PAGES,
  RTF_DESTINATIONS,
  RTF_SIGNS,
  RTF_TEXT_DESTINATIONS,
} from './rtf-words';

/** What a group of an RTF file inherits from the one around it. */
type Group = {
  /** Why its text is not taken: `nothing` for what is no text at all. */
  leftOut: LeftOutKind | 'nothing' | null;
  isIgnorable: boolean;
  isFontTable: boolean;
  codePage: number;
  /** Signs behind a Unicode sign that stand for it in other programs. */
  fallback: number;
  isHidden: boolean;
  isDeleted: boolean;
  isInserted: boolean;
  isInTable: boolean;
};

type Reading = {
  readonly document: DocumentText;
  readonly found: CountedText[];
  readonly decode: Decode;
  readonly groups: Group[];
  readonly fonts: Map<number, number>;
  /** Bytes that wait to be decoded together: a letter of Chinese is two. */
  bytes: number[];
  /** How many signs are still to be passed over. */
  skipped: number;
  font: number;
  ansi: number;
};

const MOST_GROUPS = 2_000;

/**
 * The running text of an RTF file, a paragraph a line, with the code page of each font. Notes, comments, headers, deleted
 * and hidden text are left out and counted. Fails with `too-large` where groups are nested too deeply.
 */
export function readRtf(bytes: Uint8Array, decode: Decode): Result<ReadFile, FormatErrorCode> {
  const source = latin1(bytes);
  if (!/^[\s\u00ef\u00bb\u00bf]*\{\\u?rtf/.test(source)) return documentError('damaged-document');
  const reading: Reading = {
    ...{ document: newDocument(), found: [], decode, groups: [FIRST], fonts: new Map() },
    ...{ bytes: [], skipped: 0, font: 0, ansi: 1252 },
  };
  for (const token of rtfTokens(source)) {
    readToken(token, reading);
    if (reading.groups.length > MOST_GROUPS) return fail('too-large');
  }
  flush(reading);
  return ok(documentFile(reading.document, reading.found));
}

const FIRST: Group = {
  ...{ leftOut: null, isIgnorable: false, isFontTable: false, codePage: 1252, fallback: 1 },
  ...{ isHidden: false, isDeleted: false, isInserted: false, isInTable: false },
};

function groupOf({ groups }: Reading): Group {
  return groups[groups.length - 1] ?? FIRST;
}

function readToken(token: RtfToken, reading: Reading): void {
  switch (token.kind) {
    case 'open':
      flush(reading);
      reading.skipped = 0;
      reading.groups.push({ ...groupOf(reading), isIgnorable: false });
      return;
    case 'close':
      flush(reading);
      reading.skipped = 0;
      if (reading.groups.length > 1) reading.groups.pop();
      return;
    case 'byte':
      if (reading.skipped > 0) reading.skipped -= 1;
      else reading.bytes.push(token.byte);
      return;
    case 'word':
      if (reading.skipped > 0 && Object.hasOwn(RTF_SIGNS, token.name)) reading.skipped -= 1;
      else readWord(token.name, token.value, reading);
  }
}

function readWord(name: string, value: number | null, reading: Reading): void {
  flush(reading);
  const group = groupOf(reading);
  if (readDestination(name, group)) {
    // Two notes behind one another are two pieces.
    if (group.leftOut !== null && group.leftOut !== 'nothing')
      reading.found.push({ text: '', leftOut: null });
    return;
  }
  if (readCharacters(name, value, group, reading)) return;
  const sign = Object.hasOwn(RTF_SIGNS, name) ? RTF_SIGNS[name] : undefined;
  if (sign !== undefined) take(sign, reading);
  else readStructure(name, value, group, reading);
}

/** Whether `name` says what the group is; an ignorable group of a name that is not known is no text. */
function readDestination(name: string, group: Group): boolean {
  if (name === 'ignorable') {
    group.isIgnorable = true;
    return true;
  }
  const isKnown = Object.hasOwn(RTF_DESTINATIONS, name);
  if (isKnown && name === 'fonttbl') group.isFontTable = true;
  if (isKnown) group.leftOut ??= RTF_DESTINATIONS[name] ?? 'nothing';
  else if (group.isIgnorable && !RTF_TEXT_DESTINATIONS.includes(name)) group.leftOut ??= 'nothing';
  const isDestination = isKnown || group.isIgnorable;
  group.isIgnorable = false;
  return isDestination;
}

/** Which letters bytes stand for, and how a letter looks. */
function readCharacters(name: string, value: number | null, group: Group, reading: Reading): boolean {
  switch (name) {
    case 'ansicpg':
      reading.ansi = value ?? 1252;
      for (const one of reading.groups) one.codePage = reading.ansi;
      return true;
    case 'mac':
      reading.ansi = 10000;
      for (const one of reading.groups) one.codePage = 10000;
      return true;
    case 'f':
      reading.font = value ?? 0;
      if (!group.isFontTable) group.codePage = reading.fonts.get(reading.font) ?? reading.ansi;
      return true;
    case 'fcharset':
      if (group.isFontTable) setFont(value ?? 0, reading);
      return true;
    case 'cpg':
      if (group.isFontTable && value !== null && value in RTF_CODE_PAGES)
        reading.fonts.set(reading.font, value);
      return true;
    case 'uc':
      group.fallback = Math.min(8, Math.max(0, value ?? 1));
      return true;
    case 'u':
      take(String.fromCharCode((value ?? 0) & 0xffff), reading);
      reading.skipped = group.fallback;
      return true;
    default:
      return readLook(name, value, group, reading);
  }
}

/** The set of a font that is made for ANSI is the file's own: Russian programs call every font so. */
function setFont(charset: number, { fonts, font }: Reading): void {
  const page = RTF_CHARSETS[charset];
  if (charset !== 0 && charset !== 1 && page !== undefined) fonts.set(font, page);
}

function readLook(name: string, value: number | null, group: Group, reading: Reading): boolean {
  const isOn = value !== 0;
  switch (name) {
    case 'v':
      group.isHidden = isOn;
      return true;
    case 'deleted':
      group.isDeleted = isOn;
      return true;
    case 'revised':
      group.isInserted = isOn;
      if (isOn && group.leftOut === null) noteApart(reading.document, 'inserted', 1, '');
      return true;
    case 'plain':
      Object.assign(group, { isHidden: false, isDeleted: false, isInserted: false });
      group.codePage = reading.ansi;
      return true;
    default:
      return false;
  }
}

function readStructure(name: string, value: number | null, group: Group, { document }: Reading): void {
  if (group.leftOut !== null) return;
  switch (name) {
    case 'pard':
      group.isInTable = false;
      return;
    case 'intbl':
    case 'itap':
      group.isInTable = name === 'intbl' || (value ?? 0) > 0;
      return;
    case 'cell':
      standInCell(document);
      return endCell(document);
    case 'row':
      return endRow(document);
    case 'page':
    case 'pagebb':
      leaveTable(group, document);
      return endPage(document);
    case 'par':
    case 'sect':
    case 'nestcell':
    case 'nestrow':
    case 'line':
      return endLine(document);
    default:
      return;
  }
}

/** RTF says of a cell only where it ends: its first letter opens it. */
function standInCell(document: DocumentText): void {
  if (document.tables.length === 0) beginTable(document);
  const row = document.tables[0]?.row ?? null;
  if (row === null) beginRow(document);
  if (row?.isInCell !== true) beginCell(document);
}

function leaveTable({ isInTable }: Group, document: DocumentText): void {
  if (!isInTable && document.tables.length > 0) endTable(document);
}

/** Letters come one by one; what belongs together is counted as one piece. */
function addFound(text: string, leftOut: LeftOutKind | null, { found }: Reading): void {
  const last = found[found.length - 1];
  if (last === undefined || last.leftOut !== leftOut || last.text.length > MOST_PIECE)
    found.push({ text, leftOut });
  else found[found.length - 1] = { text: last.text + text, leftOut };
}

const MOST_PIECE = 2_000;

function flush(reading: Reading): void {
  if (reading.bytes.length === 0) return;
  const bytes = Uint8Array.from(reading.bytes);
  reading.bytes = [];
  const encoding = RTF_CODE_PAGES[groupOf(reading).codePage] ?? 'windows-1252';
  take(isCodePage(encoding) ? decodeCodePage(bytes, encoding) : reading.decode(bytes, encoding), reading);
}

function take(text: string, reading: Reading): void {
  const group = groupOf(reading);
  if (group.leftOut === 'nothing') return;
  const leftOut =
    group.leftOut ?? (group.isDeleted ? 'tracked-deletions' : null) ?? (group.isHidden ? 'hidden' : null);
  addFound(text, leftOut, reading);
  if (leftOut !== null) return;
  leaveTable(group, reading.document);
  if (group.isInTable && text.trim() !== '') standInCell(reading.document);
  addText(reading.document, text);
  if (group.isInserted) noteApart(reading.document, 'inserted', 0, text);
}
