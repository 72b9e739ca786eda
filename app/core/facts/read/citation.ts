import type { Span } from '../../base/span';
import type { ArchivalReference } from '../../project/project';

/** Sheets as cited, both ends included: `1–3` is `{ first: 1, last: 3 }`. */
export type SheetRange = { readonly first: number; readonly last: number };

const NUMBER = String.raw`\d+[а-яa-z]?`;
const SHEETS = String.raw`${NUMBER}(?:\s*[-–—]\s*${NUMBER})?(?:\s*об\.?)?`;
const FOND = String.raw`(?:f(?:ond|\.)|ф(?:онд|\.))\s*(?<fond>р?-?${NUMBER}(?:[-/]\d+)?)`;
const OPIS = String.raw`(?:op(?:is|\.)|inventory|оп(?:ись|\.))\s*(?<opis>${NUMBER})`;
/** Files of the foreign ministry's archive lie in folders. */
const FOLDER = String.raw`(?:p(?:apka|or)?\.?|folder|п(?:апка|ор)?\.?)\s*(?<folder>${NUMBER})`;
const DELO = String.raw`(?:d(?:elo|\.)|file|д(?:ело|\.))\s*(?<delo>${NUMBER})`;
const LIST = String.raw`(?:ll?\.|list(?:s|y)?|pp?\.|лл?\.|лист(?:ы|ах|е)?)\s*(?<list>${SHEETS}(?:\s*[,;]\s*${SHEETS}(?![\p{L}\d]|[.:]\d))*)`;
const SEPARATOR = String.raw`\s*[,;.]?\s*`;
const REFERENCE =
  `(?<![\\p{L}\\p{N}])${FOND}${SEPARATOR}${OPIS}(?:${SEPARATOR}${FOLDER})?` +
  `(?:${SEPARATOR}${DELO})?(?:${SEPARATOR}${LIST})?`;
const ANYWHERE = new RegExp(REFERENCE, 'giu');
const HERE = new RegExp(REFERENCE, 'iuy');

/** The archive's name or abbreviation: what stands between the last comma, stop or quote and the fond. */
const ARCHIVE_BEFORE = /([^,.;:“”"«»()\n]{2,120})[\s,;:]*$/u;

/**
 * The first archival reference in `text`, in either language's usual form: `APRF, f. 45, op. 1, d. 337, ll. 1-3`,
 * `АПРФ, ф. 45, оп. 1, д. 337, лл. 1–3`, `RGASPI, fond 558, opis 11, delo 9, list 4`. Null when there is none.
 * Sheets come back with en dashes and without spaces around them.
 */
export function parseCitation(text: string): ArchivalReference | null {
  ANYWHERE.lastIndex = 0;
  let match = ANYWHERE.exec(text);
  // Without a file or sheets it says where to look, and not where the original lies.
  while (match !== null && match.groups?.['delo'] === undefined) match = ANYWHERE.exec(text);
  if (match === null) return null;
  return fromMatch(match, archiveBefore(text.slice(Math.max(0, match.index - 200), match.index)));
}

/** An archival reference that begins exactly at `at`, and where it ends. */
export function citationAt(text: string, at: number): (Span & { reference: ArchivalReference }) | null {
  HERE.lastIndex = at;
  const match = HERE.exec(text);
  if (match === null) return null;
  const reference = fromMatch(match, '');
  return { from: at, to: at + match[0].length, reference };
}

function archiveBefore(text: string): string {
  return (ARCHIVE_BEFORE.exec(text)?.[1] ?? '').replace(/\s+/g, ' ').trim();
}

function fromMatch(match: RegExpExecArray, archive: string): ArchivalReference {
  const { fond = '', opis = '', folder, delo = '', list = '' } = match.groups ?? {};
  // Finding aids write the folder between the two, and it is part of neither.
  const inventory = folder === undefined ? opis : `${opis}, п. ${folder}`;
  return {
    archive,
    fond,
    opis: inventory,
    delo,
    list: list.replace(/\s*[-–—]\s*/g, '–').replace(/\s+/g, ' '),
  };
}

/** The sheets that `reference` cites, as numbers; letters and verso marks are left aside. */
export function citedSheets(reference: ArchivalReference): readonly SheetRange[] {
  return [...reference.list.matchAll(/(\d+)\p{L}?(?:\s*[-–—]\s*(\d+))?/gu)].map((match) => {
    const first = Number(match[1]);
    const last = expandedEnd(match[1] ?? '', match[2]);
    return { first, last: Math.max(first, last) };
  });
}

/** `141-3` means 141–143. */
function expandedEnd(first: string, last: string | undefined): number {
  if (last === undefined) return Number(first);
  return Number(last.length < first.length ? first.slice(0, first.length - last.length) + last : last);
}
