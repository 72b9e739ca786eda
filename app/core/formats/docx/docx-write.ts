import { diffWordsWithSpace } from 'diff';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
  type ICommentOptions,
  type ParagraphChild,
} from 'docx';
import { textWithSigns } from '../../page/marks';
import type { ArchivalReference } from '../../project/project';
import { citation } from '../../project/citation';
import type { Line, Page } from '../../page/transcription';
import { toXmlCharacters } from '../xml/xml-escape';

export type DocxOptions = {
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
  /** What the pages were before they were corrected, by page id: the corrections are tracked changes of `author`. */
  readonly before?: ReadonlyMap<string, Page>;
  readonly author: string;
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
  const body = pages.flatMap((page, i) => pageParagraphs(page, i > 0, writing));
  const date = momentOf(options.createdUtc);
  const document = new Document({
    title: toXmlCharacters(options.title),
    creator: options.creator,
    comments: {
      children: writing.comments.map(({ id, text }) => ({
        ...{ id, author: options.author, date },
        children: text.split('\n').map((line) => new Paragraph(toXmlCharacters(line))),
      })),
    },
    sections: [{ children: [...headParagraphs(options), ...body] }],
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
