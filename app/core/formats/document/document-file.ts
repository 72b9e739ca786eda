import type { Page } from '../../page/transcription';
import { accountOf, APART_KINDS, type Apart, type CountedText } from '../account/account';
import { NO_PICTURE, type ReadFile } from '../account/read-file';
import { pageIdAt } from '../xml/line-tokens';
import { endLine, endTable, type DocumentText } from './document-text';

/** A document has no pictures of its pages. */
const NO_IMAGE = { widthPx: 1, heightPx: 1, dpi: null } as const;

/** What a reader has collected, as a file with its account; `counted` comes from a walk of its own. */
export function documentFile(document: DocumentText, counted: readonly CountedText[]): ReadFile {
  while (document.tables.length > 0) endTable(document);
  endLine(document);
  const last = document.pages.length - 1;
  // A break behind the last line begins no page.
  const lines = document.pages.filter((page, i) => page.length > 0 || i < last || i === 0);
  const pages = lines.map(pageOfLines);
  const account = accountOf(counted, pages, apartOf(document));
  return { pages, pictures: pages.map(() => NO_PICTURE), account };
}

function pageOfLines(lines: readonly string[], index: number): Page {
  return {
    id: pageIdAt(index),
    image: NO_IMAGE,
    lines: lines.map((text, i) => ({ id: `l${i + 1}`, text, boxPx: null, words: [] })),
  };
}

function apartOf({ apart }: DocumentText): readonly Apart[] {
  return APART_KINDS.flatMap((kind) => {
    const found = apart.get(kind);
    return found === undefined ? [] : [{ kind, ...found }];
  });
}
