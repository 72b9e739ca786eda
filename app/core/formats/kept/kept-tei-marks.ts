import type { Result } from '../../base/result';
import { fail, ok } from '../../base/result';
import { ILLEGIBLE_TEXT, markedParts } from '../../page/marks';
import type { Line } from '../../page/transcription';
import { teiTags } from '../tei/tei-marks';
import { readTeiSource } from '../tei/tei-read';
import { applySplices, type Splice } from '../xml/splice';
import { placesOf, type SourceLine, type TextUnit } from '../xml/text-units';
import type { FormatErrorCode } from '../xml/xml';
import { escapeXmlText } from '../xml/xml-escape';
import { readKeptTei } from './kept-tei';
import type { KeptPage } from './kept-edit';

/**
 * `source`, a TEI file that has the texts of `pages` already, with their marks as elements around the text and their
 * comments as notes. `not-spliced` where a mark has no place, or a hand would have to be named in the header.
 */
export function markTei(
  source: string,
  pages: readonly KeptPage[],
): Result<string, FormatErrorCode | 'not-spliced'> {
  const isPlain = pages.every(({ after }) => after.comment === undefined && after.lines.every(isUnmarked));
  if (isPlain) return ok(source);
  const kept = readKeptTei(source);
  const read = readTeiSource(source);
  if (!kept.ok) return kept;
  if (!read.ok) return read;
  const splices: Splice[] = [];
  for (const { index, after } of pages) {
    const own = kept.value.pages[index]?.sources.filter(({ line }) => line.text.trim() !== '') ?? [];
    const lines = after.lines.filter(({ text }) => text.trim() !== '');
    for (const [i, line] of lines.entries()) {
      const marked = isUnmarked(line) ? [] : markSplices(own[i], line, kept.value.unitsOf);
      if (marked === null) return fail('not-spliced');
      splices.push(...marked);
    }
    const begin = read.value.open[index]?.begin ?? null;
    if (after.comment === undefined) continue;
    if (begin === null) return fail('not-spliced');
    splices.push({ from: begin.innerFrom, to: begin.innerFrom, text: note(after.comment) });
  }
  return ok(applySplices(source, splices));
}

function isUnmarked({ marks = [], comment }: Line): boolean {
  return marks.length === 0 && comment === undefined;
}

function note(comment: string): string {
  return `<note type="comment">${escapeXmlText(comment)}</note>`;
}

function markSplices(
  source: SourceLine | undefined,
  line: Line,
  unitsOf: (part: SourceLine['parts'][number]) => readonly TextUnit[],
): readonly Splice[] | null {
  if (source === undefined || line.text.trim() !== source.line.text.trim()) return null;
  const lead = line.text.length - line.text.trimStart().length;
  const places = placesOf(source.line.text, source.parts.flatMap(unitsOf));
  if (places === null || (line.marks ?? []).some(({ kind }) => kind === 'handwritten')) return null;
  const splices: Splice[] = [];
  let at = -lead;
  for (const { text, kinds } of markedParts(line)) {
    const own = places.slice(Math.max(0, at), Math.max(0, at + text.length));
    at += text.length;
    if (kinds.length === 0 || text === ILLEGIBLE_TEXT) continue;
    const open = kinds.map((kind) => teiTags(kind)[0]).join('');
    const close = [...kinds]
      .reverse()
      .map((kind) => teiTags(kind)[1])
      .join('');
    for (const { from, to } of runsOf(own)) {
      splices.push({ from, to: from, text: open }, { from: to, to, text: close });
    }
  }
  const last = places.flatMap((place) => place ?? []).pop();
  if (line.comment === undefined) return splices;
  return last === undefined ? null : [...splices, { from: last.to, to: last.to, text: note(line.comment) }];
}

/** Stretches of the file without a tag between their characters. */
function runsOf(
  places: readonly (TextUnit | null)[],
): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const place of places) {
    if (place === null) continue;
    const last = runs[runs.length - 1];
    if (last?.to === place.from) runs[runs.length - 1] = { ...last, to: place.to };
    else if (last?.to !== place.to) runs.push({ from: place.from, to: place.to });
  }
  return runs;
}
