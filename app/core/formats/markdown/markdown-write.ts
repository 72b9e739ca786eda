import { textWithSigns } from '../../page/marks';
import type { ArchivalReference } from '../../project/project';
import { citation } from '../../project/citation';
import type { Line, Page } from '../../page/transcription';
import { toXmlCharacters } from '../xml/xml-escape';

export type MarkdownOptions = {
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly breaksPages?: boolean;
  /** What stands above each page, by its id. */
  readonly heads?: ReadonlyMap<string, { readonly source: string; readonly note: string }>;
};

/**
 * The pages as Markdown (CommonMark): the title and the citation, then a line a Line, with a rule before each page but
 * the first. Headings that were marked are headings; signs that Markdown would take for its own are escaped. Comments
 * are HTML comments.
 */
export function writeMarkdown(
  pages: readonly Page[],
  { title, archival, breaksPages = true, heads }: MarkdownOptions,
): string {
  const head = [`# ${escaped(title)}`, ...(archival === null ? [] : [`*${escaped(citation(archival))}*`])];
  const headOf = (page: Page) => {
    const own = heads?.get(page.id);
    return own === undefined ? [] : [`*${escaped([own.source, own.note].join(' ').trim())}*`, ''];
  };
  const body = pages.map((page) =>
    [...headOf(page), ...comment(page.comment), ...page.lines.map(lineOf)].join('\n'),
  );
  return `${[...head, body.join(breaksPages ? '\n\n---\n\n' : '\n\n')].join('\n\n')}\n`;
}

function lineOf(line: Line): string {
  const text = escaped(textWithSigns(line).trim());
  const isHeading = (line.marks ?? []).some(({ kind }) => kind === 'heading');
  const said = comment(line.comment).join('');
  if (text === '') return said;
  // Two spaces at its end keep a line a line.
  return isHeading ? `\n## ${text}\n${said}` : `${text}${said}  `;
}

/** What HTML comments cannot hold is set apart. */
function comment(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`<!-- ${text.replace(/--/g, '- -').replace(/-$/, '- ')} -->`];
}

function escaped(text: string): string {
  return toXmlCharacters(text)
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([#+-]|=+\s*$)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
