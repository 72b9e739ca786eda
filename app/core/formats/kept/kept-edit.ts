import { fail, ok, type Result } from '../../base/result';
import type { Line, Page } from '../../page/transcription';
import { inOldOrder } from '../xml/old-order';
import { applySplices, spaceBefore, type Splice } from '../xml/splice';
import type { SourceLine, SourcePage, TextUnit } from '../xml/text-units';
import type { FormatErrorCode } from '../xml/xml';
import type { KeptSource, Sheet } from './kept-format';
import { lineSplices, removalOf } from './kept-line';

/** A page of a file as it came onto its sheet, and as it stands now; `index` is its place in the file. */
export type KeptPage = { readonly index: number; readonly before: Page; readonly after: Page };

export type ReadKept = (source: string) => Result<KeptSource, FormatErrorCode>;

/**
 * `original` with the texts of `pages` in it and nothing else touched: without edits it comes back byte for byte. The
 * outcome is read again; `not-spliced` says that the file's shape cannot hold the pages, and that a new file must be made.
 */
export function editKept(
  read: ReadKept,
  original: string,
  pages: readonly KeptPage[],
): Result<string, FormatErrorCode | 'not-spliced'> {
  const kept = read(original);
  if (!kept.ok) return kept;
  const splices: Splice[] = [];
  for (const page of pages) {
    const source = kept.value.pages[page.index];
    const own = source === undefined ? null : pageSplices(kept.value, source, page);
    if (own === null) return fail('not-spliced');
    splices.push(...own);
  }
  if (splices.length === 0) return ok(original);
  const edited = applySplices(original, splices);
  const again = read(edited);
  const isRight =
    again.ok && pages.every((page) => saysTheSame(again.value.pages[page.index]?.page, page.after));
  return isRight ? ok(edited) : fail('not-spliced');
}

/** Formats that fold white space hold the same text without it; lines without text have no place in some. */
function saysTheSame(read: Page | undefined, after: Page): boolean {
  const textOf = ({ lines }: Page) => lines.map(({ text }) => folded(text)).filter((text) => text !== '');
  return read !== undefined && textOf(read).join('\n') === textOf(after).join('\n');
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A line that stays where it was, one that comes from elsewhere on the page, or a new one. */
type Placement = { readonly line: Line; readonly source: SourceLine | null; readonly isInPlace: boolean };

function pageSplices(kept: KeptSource, { sources }: SourcePage, page: KeptPage): readonly Splice[] | null {
  const placements = placementsOf(sources, page.after);
  const before = new Map(page.before.lines.map((line) => [line.id, line]));
  const sheet: Sheet = { index: page.index, image: page.after.image };
  const splices: Splice[] = [];
  for (const source of sources) {
    if (placements.some((one) => one.isInPlace && one.source === source)) continue;
    const gone = lineRemoval(kept, source);
    if (gone === null) return null;
    splices.push(...gone);
  }
  for (const [i, placement] of placements.entries()) {
    const own = placedSplices(kept, { sources, placements, before, sheet }, placement, i);
    if (own === null) return null;
    splices.push(...own);
  }
  return splices;
}

function placementsOf(sources: readonly SourceLine[], after: Page): readonly Placement[] {
  const byId = new Map(sources.map((source) => [source.line.id, source]));
  const found = after.lines.map((line) => byId.get(line.id) ?? null);
  const standing = inOldOrder(
    sources,
    found.flatMap((source) => source ?? []),
  );
  return after.lines.map((line, i) => {
    const source = found[i] ?? null;
    return { line, source, isInPlace: source !== null && standing.has(source) };
  });
}

/** Its element; else its characters with the milestone that begins it. */
function lineRemoval(kept: KeptSource, source: SourceLine): readonly Splice[] | null {
  if (source.element !== null) return [removalOf(kept.source, source.element)];
  const units = source.parts.flatMap(kept.unitsOf).filter(({ text }) => text.trim() !== '');
  const start = source.start === null ? [] : [removalOf(kept.source, source.start)];
  return [...start, ...contiguous(units)];
}

function contiguous(units: readonly TextUnit[]): readonly Splice[] {
  const splices: Splice[] = [];
  for (const { from, to } of units) {
    const last = splices[splices.length - 1];
    if (last?.to === from) splices[splices.length - 1] = { ...last, to };
    else splices.push({ from, to, text: '' });
  }
  return splices;
}

type OnPage = {
  readonly sources: readonly SourceLine[];
  readonly placements: readonly Placement[];
  readonly before: ReadonlyMap<string, Line>;
  readonly sheet: Sheet;
};

function placedSplices(
  kept: KeptSource,
  { placements, before, sheet }: OnPage,
  { line, source, isInPlace }: Placement,
  index: number,
): readonly Splice[] | null {
  if (source !== null) {
    const edits = lineSplices(kept, source, before.get(line.id) ?? source.line, line, sheet);
    if (isInPlace) return edits;
    if (edits !== null && source.element !== null)
      return inserted(kept, placements, index, movedElement(kept, source.element, edits));
  }
  return line.text.trim() === '' ? [] : inserted(kept, placements, index, kept.newLine(line, sheet));
}

function movedElement(
  kept: KeptSource,
  { from, to }: { readonly from: number; readonly to: number },
  edits: readonly Splice[],
): string {
  const local = edits.map((one) => ({ ...one, from: one.from - from, to: one.to - from }));
  return applySplices(kept.source.slice(from, to), local);
}

/** Behind the nearest line above that stands in its place, else before the nearest below. */
function inserted(
  kept: KeptSource,
  placements: readonly Placement[],
  index: number,
  text: string,
): readonly Splice[] | null {
  const isAnchor = ({ isInPlace }: Placement) => isInPlace;
  const above = placements.slice(0, index).filter(isAnchor).pop()?.source ?? null;
  const below = placements.slice(index + 1).find(isAnchor)?.source ?? null;
  const { source } = kept;
  if (above?.element != null) {
    const { from, to } = above.element;
    return [{ from: to, to, text: spaceBefore(source, from) + text }];
  }
  if (below?.element != null) {
    const { from } = below.element;
    return [{ from, to: from, text: text + spaceBefore(source, from) }];
  }
  if (below?.start != null) {
    const { from } = below.start;
    const at = from - spaceBefore(source, from).length;
    return [{ from: at, to: at, text: spaceBefore(source, from) + text }];
  }
  if (above === null) return null;
  const units = above.parts.flatMap(kept.unitsOf).filter((unit) => unit.text.trim() !== '');
  const at = units[units.length - 1]?.to ?? above.start?.to;
  return at === undefined ? null : [{ from: at, to: at, text: `\n${text}` }];
}
