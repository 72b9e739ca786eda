import { countCharacters, type Apart } from '../account/account';

/** Tables inside tables beyond this are read as running text. */
const MOST_TABLES = 32;

type Row = { readonly cells: string[][]; isInCell: boolean };

/**
 * The running text of a document as its reader comes upon it: a line is a paragraph, or what a line break parts off.
 * `tables` are those that are open, innermost last, with the row under way.
 */
export type DocumentText = {
  readonly pages: string[][];
  readonly tables: { row: Row | null }[];
  /** Tables that are open and no longer taken for such. */
  deeper: number;
  line: string;
  /** Lines that stand behind the one under way. */
  waiting: string[];
  readonly apart: Map<Apart['kind'], { places: number; characters: number }>;
};

export function newDocument(): DocumentText {
  return { pages: [[]], tables: [], deeper: 0, line: '', waiting: [], apart: new Map() };
}

/** Text as it stands in the file; what ends lines in it is white space. */
export function addText(document: DocumentText, text: string): void {
  document.line += text;
}

/** Ends the line under way; one without text is none. */
export function endLine(document: DocumentText): void {
  const line = document.line.replace(/[\r\n\f\v\u0085\u2028\u2029]+/g, ' ').trim();
  const lines = [...(line === '' ? [] : [line]), ...document.waiting];
  document.line = '';
  document.waiting = [];
  const target = targetOf(document);
  for (const one of lines) target.push(one);
}

/** Inside a table a page has no end. */
export function endPage(document: DocumentText): void {
  endLine(document);
  if (document.tables.length === 0) document.pages.push([]);
}

function targetOf({ pages, tables }: DocumentText): string[] {
  for (let i = tables.length - 1; i >= 0; i -= 1) {
    const row = tables[i]?.row ?? null;
    if (row?.isInCell === true) return row.cells[row.cells.length - 1] ?? [];
  }
  return pages[pages.length - 1] ?? [];
}

export function beginTable(document: DocumentText): void {
  endLine(document);
  if (document.tables.length >= MOST_TABLES) document.deeper += 1;
  else document.tables.push({ row: null });
}

export function endTable(document: DocumentText): void {
  if (document.deeper > 0) {
    endLine(document);
    document.deeper -= 1;
    return;
  }
  endRow(document);
  document.tables.pop();
}

export function beginRow(document: DocumentText): void {
  endRow(document);
  const table = tableOf(document);
  if (table !== undefined) table.row = { cells: [], isInCell: false };
}

/**
 * A row whose cells have a line each is one line with tabs between them. Where a cell has more, each line stands by itself,
 * cell after cell: a table that only lays out a page reads as its text does.
 */
export function endRow(document: DocumentText): void {
  endLine(document);
  const table = tableOf(document);
  const row = table?.row ?? null;
  if (table === undefined || row === null) return;
  table.row = null;
  const isOneLine = row.cells.every((lines) => lines.length <= 1);
  const lines = isOneLine
    ? [
        row.cells
          .map(([line = '']) => line)
          .join('\t')
          .trim(),
      ]
    : row.cells.flat();
  const target = targetOf(document);
  for (const line of lines) if (line !== '') target.push(line);
  // A cell of a layout is no row of a table to speak of, and what is in tables inside it is counted once.
  if (row.cells.length > 1)
    noteApart(document, 'tables', 1, document.tables.length > 1 ? '' : lines.join(''));
}

export function beginCell(document: DocumentText): void {
  endLine(document);
  const table = tableOf(document);
  if (table === undefined) return;
  table.row ??= { cells: [], isInCell: false };
  table.row.cells.push([]);
  table.row.isInCell = true;
}

export function endCell(document: DocumentText): void {
  endLine(document);
  const row = tableOf(document)?.row ?? null;
  if (row !== null) row.isInCell = false;
}

function tableOf({ tables, deeper }: DocumentText): { row: Row | null } | undefined {
  return deeper > 0 ? undefined : tables[tables.length - 1];
}

/** What `read` brings stands on lines of its own, behind the line that is under way. */
export function addAside(document: DocumentText, read: (inner: DocumentText) => void): void {
  const inner = newDocument();
  read(inner);
  endLine(inner);
  const lines = inner.pages.flat();
  for (const line of lines) document.waiting.push(line);
  for (const [kind, { places, characters }] of inner.apart) addApart(document, kind, places, characters);
  if (lines.length > 0) noteApart(document, 'text-boxes', 1, lines.join(''));
}

/** Says that some of what is taken stands apart: `text`, in so many places. */
export function noteApart(document: DocumentText, kind: Apart['kind'], places: number, text: string): void {
  addApart(document, kind, places, countCharacters([text]));
}

function addApart({ apart }: DocumentText, kind: Apart['kind'], places: number, characters: number): void {
  const found = apart.get(kind) ?? { places: 0, characters: 0 };
  apart.set(kind, { places: found.places + places, characters: found.characters + characters });
}
