import { markedParts } from '../../page/marks';
import type { Line, MarkKind, Page } from '../../page/transcription';
import type { ArchivalReference } from '../../project/project';
import { citation } from '../../project/citation';
import { escapeXmlText } from '../xml/xml-escape';

export type HtmlOptions = {
  readonly title: string;
  readonly archival: ArchivalReference | null;
  readonly breaksPages?: boolean;
  /** What stands above each page, by its id. */
  readonly heads?: ReadonlyMap<string, { readonly source: string; readonly note: string }>;
};

const STYLE =
  'body{max-width:46em;margin:2em auto;padding:0 1em;font:16px/1.5 serif}p{margin:0 0 .2em}.source{color:#555}.new{break-before:page}hr{margin:2em 0}.stamp,.handwritten,.margin-note{font-style:italic}.debris{color:#777}';

/** The pages as a web page to read: a paragraph a Line, marks as HTML has them, no script and nothing from elsewhere. */
export function writeHtml(pages: readonly Page[], options: HtmlOptions): string {
  const { title, archival, breaksPages = true, heads } = options;
  return [
    '<!DOCTYPE html>',
    '<html>',
    `<head><meta charset="utf-8"><title>${escapeXmlText(title)}</title><style>${STYLE}</style></head>`,
    '<body>',
    `<h1>${escapeXmlText(title)}</h1>`,
    ...(archival === null ? [] : [`<p class="source">${escapeXmlText(citation(archival))}</p>`]),
    ...pages.flatMap((page, i) => [
      ...(i === 0 ? [] : [breaksPages ? '<hr class="new">' : '<hr>']),
      ...headOf(heads?.get(page.id)),
      ...page.lines.map(lineOf),
    ]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function headOf(head: { readonly source: string; readonly note: string } | undefined): readonly string[] {
  if (head === undefined) return [];
  const note = head.note === '' ? '' : ` ${escapeXmlText(head.note)}`;
  return [`<p class="source"><b>${escapeXmlText(head.source)}</b>${note}</p>`];
}

const TAGS: Readonly<Record<MarkKind, readonly [open: string, close: string]>> = {
  heading: ['<b>', '</b>'],
  'margin-note': ['<span class="margin-note">', '</span>'],
  handwritten: ['<span class="handwritten">', '</span>'],
  stamp: ['<span class="stamp">', '</span>'],
  debris: ['<span class="debris">', '</span>'],
  inserted: ['<ins>', '</ins>'],
  struck: ['<s>', '</s>'],
  doubtful: ['', ' [?]'],
  illegible: ['', ''],
};

function lineOf(line: Line): string {
  const parts = markedParts(line).map(({ text, kinds }) => {
    const open = kinds.map((kind) => TAGS[kind][0]).join('');
    const close = [...kinds]
      .reverse()
      .map((kind) => TAGS[kind][1])
      .join('');
    return `${open}${escapeXmlText(text)}${close}`;
  });
  return `<p>${parts.join('')}</p>`;
}
