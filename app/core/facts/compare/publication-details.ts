import type { ArchivalReference, Publication } from '../../project/project';
import { parseCitation } from '../read/citation';
import { extractFacts } from '../read/extract';

/** What a page of a published document says about it. Empty and null where it says nothing. */
export type PublicationDetails = {
  readonly title: string;
  readonly citation: ArchivalReference | null;
  readonly publication: Publication;
  /** Whether the file says that it holds, or leads to, a translation and the original. */
  readonly hasTranslation: boolean;
  readonly hasOriginal: boolean;
};

/** What the first of several texts that is a page of a publication says. */
export function firstDetails(texts: readonly string[]): PublicationDetails | null {
  for (const text of texts) {
    const details = publicationDetails(text);
    if (details !== null) return details;
  }
  return null;
}

type Field = 'title' | 'date' | 'citation' | 'summary' | 'language' | 'contents' | 'url' | 'other';

/** The labels of archives' publication pages, in both languages. */
const LABELS: Readonly<Record<Field, string>> = {
  title: 'title|document title|название|заголовок|документ',
  date: 'document date|date created|date|дата документа|дата',
  citation: 'citation|cite this document|source|источник|архивный шифр|шифр',
  summary: 'summary|abstract|description|аннотация|краткое содержание|описание',
  language: 'original language|languages?|язык оригинала|язык подлинника|язык',
  contents: 'contents|содержание|состав',
  url: 'url|permalink|link|постоянная ссылка|ссылка',
  other: 'keywords|subjects? discussed|credits?|rights|copyright|collection|ключевые слова|права',
};
const LABEL = new RegExp(
  String.raw`^[ \t*_#>]*(?:${(Object.keys(LABELS) as Field[]).map((field) => `(?<${field}>${LABELS[field]})`).join('|')})[ \t*_]*:[ \t*_]*(?<value>.*)$`,
  'iu',
);
/** The details stand at the head, or after a short text; beyond this nothing is looked for. */
const HEAD_CHARS = 6_000;
const URL = /https?:\/\/[^\s<>"')\]]+/u;
const QUOTED = /[“"«„](.{8,400}?)[,.]?[”"»“](?=[\s,.;]|$)/su;
const LONGEST_SUMMARY = 2_000;

/**
 * Reads the title, date, citation, address, summary and language off a publication page that was saved as text: labels
 * with their matter beside or below them, a quoted title in the citation, a bare address, bold lines at the head. Null
 * when the text has no label and no citation: then it is a document, and no page about one.
 */
export function publicationDetails(text: string): PublicationDetails | null {
  const head = text.slice(0, HEAD_CHARS);
  const fields = fieldsOf(head);
  const cited = fields.citation ?? '';
  const citation = parseCitation(cited) ?? parseCitation(head);
  const isPage =
    fields.citation !== undefined || fields.summary !== undefined || fields.language !== undefined;
  if (!isPage) return null;
  const titleLines = headLines(head);
  const contents = (fields.contents ?? '').toLowerCase();
  return {
    title: plain(fields.title ?? QUOTED.exec(cited)?.[1] ?? titleLines.title),
    citation,
    publication: {
      date: plain(fields.date ?? dateIn(cited.replace(QUOTED, '')) ?? titleLines.date),
      citation: plain(cited),
      url: URL.exec(fields.url ?? '')?.[0] ?? URL.exec(head)?.[0] ?? '',
      summary: plain(fields.summary ?? '').slice(0, LONGEST_SUMMARY),
      language: plain(fields.language ?? ''),
    },
    hasTranslation: /translation|перевод/u.test(contents),
    hasOriginal: /original|scan|подлинник|оригинал/u.test(contents),
  };
}

/** The matter of each label: what follows on its line, or else the lines up to the next label or second empty line. */
function fieldsOf(head: string): Readonly<Partial<Record<Field, string>>> {
  const fields: Partial<Record<Field, string>> = {};
  const lines = head.split(/\r?\n/);
  lines.forEach((line, i) => {
    const groups = LABEL.exec(line)?.groups;
    if (groups === undefined) return;
    const field = (Object.keys(LABELS) as Field[]).find((one) => groups[one] !== undefined);
    if (field === undefined || fields[field] !== undefined) return;
    const beside = plain(groups['value'] ?? '');
    fields[field] = beside === '' ? below(lines.slice(i + 1), field === 'contents') : beside;
  });
  return fields;
}

function below(lines: readonly string[], isList: boolean): string {
  const matter: string[] = [];
  for (const line of lines) {
    const isEmpty = line.trim() === '';
    if (LABEL.test(line) || (isEmpty && matter.length > 0 && !isList)) break;
    if (isList && !isEmpty && !/^\s*[-•*]/u.test(line)) break;
    if (!isEmpty) matter.push(line);
  }
  return matter.join(isList ? '\n' : ' ');
}

/** The lines before the first label: a date that stands alone, and what else there is. */
function headLines(head: string): { readonly title: string; readonly date: string } {
  const lines = head.split(/\r?\n/);
  const first = lines.findIndex((line) => LABEL.test(line));
  const above = lines
    .slice(0, Math.max(0, first))
    .map(plain)
    .filter((line) => line !== '');
  const date = above.find((line) => dateIn(line) === line) ?? '';
  return { title: above.filter((line) => line !== date).join(' '), date };
}

/** The first whole date of a line, as it is written there. */
function dateIn(line: string): string | null {
  for (const language of ['en', 'ru'] as const) {
    const fact = extractFacts(line, language).find(({ values }) =>
      values.some((value) => value.type === 'date' && value.day !== null && value.year !== null),
    );
    if (fact !== undefined) return fact.text;
  }
  return null;
}

/** Without the marks of bold and headings that a page saved as text keeps. */
function plain(text: string): string {
  return text
    .replace(/[*_#]{1,3}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
