import { diffWordsWithSpace } from 'diff';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ICommentOptions,
  type ParagraphChild,
} from 'docx';
import { textWithSigns } from '../../page/marks';
import type { ArchivalReference } from '../../project/project';
import { citation } from '../../project/citation';
import type { Line, Page } from '../../page/transcription';
import { toXmlCharacters } from '../xml/xml-escape';
import { startJoined } from './docx-joined';

export type DocxOptions = {
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
  /** What the pages were before they were corrected, by page id: the corrections are tracked changes of `author`. */
  readonly before?: ReadonlyMap<string, Page>;
  readonly author: string;
  readonly breaksPages?: boolean;
  /** What stands above each page, by its id. */
  readonly heads?: ReadonlyMap<string, { readonly source: string; readonly note: string }>;
  /** What stands beside each page, by its id: its scan (JPEG or PNG), or a text. */
  readonly beside?: ReadonlyMap<string, Beside>;
  /** What stands beside all of the pages, where it is not parted as they are. */
  readonly besideAll?: Beside;
  /** Waited for between the parts of a long document, so that other work has its turn. */
  readonly pause?: () => Promise<void>;
};

export type Beside =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'picture';
      readonly bytes: Uint8Array;
      readonly type: 'jpg' | 'png';
      readonly widthPx: number;
      readonly heightPx: number;
    };

/** What is written so far: comments are numbered, and so are changes. */
type Writing = {
  readonly options: DocxOptions;
  readonly comments: { id: number; text: string }[];
  changes: number;
};

/**
 * The pages as a Word document (Office Open XML): title and citation as its head, a paragraph a Line, a page break before
 * each page but the first. Comments of people are comments; corrections are tracked changes with author and date, so that
 * rejecting all gives the text before them.
 */
export async function writeDocx(pages: readonly Page[], options: DocxOptions): Promise<Uint8Array> {
  const writing: Writing = { options, comments: [], changes: 0 };
  const isParted = options.breaksPages !== false && options.besideAll === undefined;
  const bodyOf = (some: readonly Page[], from: number) =>
    some.flatMap((page, i) => pageBlocks(page, from + i > 0 && isParted, writing));
  if (options.besideAll !== undefined || pages.length <= PAGES_AT_ONCE) {
    const body = inColumns(options, bodyOf(pages, 0));
    return await packed([...headParagraphs(options), ...body], options, writing.comments);
  }
  const joined = startJoined(await packed(headParagraphs(options), options, []), options.createdUtc);
  for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
    const body = bodyOf(pages.slice(from, from + PAGES_AT_ONCE), from);
    joined.add(await packed(body, options, []));
    await options.pause?.();
  }
  return joined.end(await packed([], options, writing.comments));
}

/**
 * The library makes the whole of a document before it writes any of it, and nothing else has its turn meanwhile: a long one is
 * made in parts.
 */
const PAGES_AT_ONCE = 20;

async function packed(
  children: readonly (Paragraph | Table)[],
  options: DocxOptions,
  comments: Writing['comments'],
): Promise<Uint8Array> {
  const date = momentOf(options.createdUtc);
  const document = new Document({
    title: toXmlCharacters(options.title),
    creator: options.creator,
    comments: {
      children: comments.map(({ id, text }) => ({
        ...{ id, author: options.author, date },
        children: text.split('\n').map((line) => new Paragraph(toXmlCharacters(line))),
      })),
    },
    sections: [{ children: [...children] }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** The library asks a date only for its text, and core has no clock to make one with. */
function momentOf(utc: string): NonNullable<ICommentOptions['date']> {
  return { toISOString: () => utc } as NonNullable<ICommentOptions['date']>;
}

function headParagraphs({ title, archival }: DocxOptions): readonly Paragraph[] {
  const heading = new Paragraph({ text: toXmlCharacters(title), heading: HeadingLevel.TITLE });
  const source =
    archival === null
      ? []
      : [new Paragraph({ children: [new TextRun({ text: citation(archival), italics: true })] })];
  return [heading, ...source];
}

/** The paragraphs of a page under its head; where something stands beside it, a table of two columns. */
function pageBlocks(page: Page, isBroken: boolean, writing: Writing): readonly (Paragraph | Table)[] {
  const { heads, beside } = writing.options;
  const head = heads?.get(page.id);
  const above = head === undefined ? [] : [headParagraph(head, isBroken)];
  const other = beside?.get(page.id);
  const text = pageParagraphs(page, isBroken && above.length === 0 && other === undefined, writing);
  if (other === undefined) return [...above, ...text];
  const lead = isBroken && above.length === 0 ? [new Paragraph({ pageBreakBefore: true })] : [];
  return [...lead, ...above, facing(other, text)];
}

function inColumns(
  { besideAll }: DocxOptions,
  body: readonly (Paragraph | Table)[],
): readonly (Paragraph | Table)[] {
  return besideAll === undefined ? body : [facing(besideAll, body)];
}

function headParagraph(
  head: { readonly source: string; readonly note: string },
  isBroken: boolean,
): Paragraph {
  const note = head.note === '' ? [] : [new TextRun({ text: ` ${head.note}`, italics: true })];
  const source = new TextRun({ text: toXmlCharacters(head.source), bold: true });
  return new Paragraph({ children: [source, ...note], pageBreakBefore: isBroken, spacing: { after: 120 } });
}

const HALF = { size: 50, type: WidthType.PERCENTAGE } as const;
/** In px of the screen, of which Word counts 96 an inch: half of A4 between its margins. */
const COLUMN_PX = 295;

/** The scan stands left of its text, and the original left of its translation. */
function facing(other: Beside, text: readonly (Paragraph | Table)[]): Table {
  const besides =
    other.kind === 'text'
      ? other.text.split(/\r?\n/).map((line) => new Paragraph(toXmlCharacters(line)))
      : [new Paragraph({ children: [pictureRun(other)] })];
  const cells = other.kind === 'text' ? [text, besides] : [besides, text];
  const row = new TableRow({
    children: cells.map((children) => new TableCell({ width: HALF, children: [...children] })),
  });
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row] });
}

function pictureRun({ bytes, type, widthPx, heightPx }: Extract<Beside, { kind: 'picture' }>): ImageRun {
  const height = Math.round((COLUMN_PX * heightPx) / Math.max(1, widthPx));
  return new ImageRun({ type, data: bytes, transformation: { width: COLUMN_PX, height } });
}

function pageParagraphs(page: Page, isBroken: boolean, writing: Writing): readonly Paragraph[] {
  const before = writing.options.before?.get(page.id) ?? null;
  const rows =
    before === null ? page.lines.map((line) => ({ line, old: null })) : pairedLines(page.lines, before.lines);
  const pageComment = commentRuns(page.comment, [], writing);
  const lines = rows.map(({ line, old }, i) => {
    const runs = before === null ? plainRuns(line) : changedRuns(line, old, writing);
    const marks = line?.marks ?? [];
    return new Paragraph({
      children: [...(i === 0 ? pageComment : []), ...commentRuns(line?.comment, runs, writing)],
      pageBreakBefore: isBroken && i === 0,
      ...(marks.some(({ kind }) => kind === 'heading') ? { heading: HeadingLevel.HEADING_2 } : {}),
    });
  });
  return lines.length > 0
    ? lines
    : [new Paragraph({ children: [...pageComment], pageBreakBefore: isBroken })];
}

type Row = { readonly line: Line | null; readonly old: Line | null };

/** Lines beside what they were, by their ids; those that are no more stand behind the one that they followed. */
function pairedLines(lines: readonly Line[], before: readonly Line[]): readonly Row[] {
  const here = new Set(lines.map(({ id }) => id));
  const old = new Map(before.map((line) => [line.id, line]));
  const gone = new Map<string, Line[]>();
  let anchor = '';
  for (const line of before) {
    if (here.has(line.id)) anchor = line.id;
    else gone.set(anchor, [...(gone.get(anchor) ?? []), line]);
  }
  const goneBehind = (id: string): readonly Row[] =>
    (gone.get(id) ?? []).map((one) => ({ line: null, old: one }));
  return [
    ...goneBehind(''),
    ...lines.flatMap((line) => [{ line, old: old.get(line.id) ?? null }, ...goneBehind(line.id)]),
  ];
}

function plainRuns(line: Line | null): readonly ParagraphChild[] {
  return line === null ? [] : [new TextRun(toXmlCharacters(textWithSigns(line)))];
}

function changedRuns(line: Line | null, old: Line | null, writing: Writing): readonly ParagraphChild[] {
  const now = line === null ? '' : textWithSigns(line);
  const then = old === null ? '' : textWithSigns(old);
  return diffWordsWithSpace(toXmlCharacters(then), toXmlCharacters(now)).map(({ value, added, removed }) => {
    if (!added && !removed) return new TextRun(value);
    const { author, createdUtc: date } = writing.options;
    const change = { id: (writing.changes += 1), author, date, text: value };
    return added ? new InsertedTextRun(change) : new DeletedTextRun(change);
  });
}

function commentRuns(
  text: string | undefined,
  runs: readonly ParagraphChild[],
  { comments }: Writing,
): readonly ParagraphChild[] {
  if (text === undefined) return runs;
  const id = comments.length;
  comments.push({ id, text });
  const reference = new TextRun({ children: [new CommentReference(id)] });
  return [new CommentRangeStart(id), ...runs, new CommentRangeEnd(id), reference];
}
