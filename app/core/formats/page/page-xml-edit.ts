import { fail, ok, type Result } from '../../base/result';
import { hasSameGeometry } from '../../page/sheet-geometry';
import { hasSameMarks } from '../../page/marks';
import type { Line, Page } from '../../page/transcription';
import { isSameBox, shownText } from './page-line';
import {
  editLine,
  newLine,
  removal,
  textSplice,
  withAttribute,
  type LineEditContext,
} from './page-line-edit';
import { borderXml } from './page-border';
import { orientationDeg } from './page-orientation';
import { mainTextEquiv, textElementOf } from './page-text';
import { readPageSource, type LineSource, type PageSource } from './page-xml-read';
import { freshIds } from '../xml/fresh-ids';
import { inOldOrder } from '../xml/old-order';
import { applySplices, spaceBefore, type Splice } from '../xml/splice';
import { escapeXmlText } from '../xml/xml-escape';
import { childOf, childrenOf, textOf, type FormatErrorCode, type XmlElement } from '../xml/xml';

/**
 * `original` with the edits that lead from `before` (as `readPageXml` gave it) to `after`, spliced into the source
 * text: without edits it comes back byte for byte, and with them everything that was not edited does. A word's new text is
 * written into the word, into its line, and into its region where that repeats its lines. The outcome is read
 * again; `not-spliced` says that the file's shape cannot hold `after`, and that a new file must be written.
 */
export function editPageXml(
  original: string,
  before: Page,
  after: Page,
): Result<string, FormatErrorCode | 'not-spliced'> {
  const source = readPageSource(original);
  if (!source.ok) return source;
  const splices = planSplices(original, source.value, before, after);
  if (splices.length === 0 && saysTheSame(before, after)) return ok(original);
  const edited = applySplices(original, splices);
  const read = readPageSource(edited);
  return read.ok && saysTheSame(read.value.page, after) ? ok(edited) : fail('not-spliced');
}

function saysTheSame(a: Page, b: Page): boolean {
  const isSame = (line: Line, other: Line | undefined) =>
    other !== undefined && shownText(line.text) === shownText(other.text) && hasSameMarks(line, other);
  return (
    (a.comment ?? '') === (b.comment ?? '') &&
    hasSameGeometry(a.geometry, b.geometry) &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, i) => isSame(line, b.lines[i]))
  );
}

/**
 * Where each line of `after` comes from: its source, or null for a new one, and the region it belongs to. A region
 * that has text but no TextLine holds its lines as that text.
 */
type Placement = {
  readonly line: Line;
  readonly source: LineSource | null;
  readonly region: XmlElement | undefined;
  readonly isRegionText: boolean;
};

function planSplices(original: string, source: PageSource, before: Page, after: Page): readonly Splice[] {
  const placements = placeLines(source, after);
  const inPlace = keptInPlace(source, placements);
  const context: LineEditContext = { original, page: after, freshId: freshIds(source.root, 'id') };
  const old = new Map(before.lines.map((line) => [line.id, line]));
  const lineXml = ({ line, source: from, region }: Placement) => {
    if (from === null) return newLine(context, line, region?.prefix ?? source.root.prefix);
    const isEdited = !isSameLine(old.get(line.id) ?? from.line, line);
    return isEdited ? editLine(context, from, line) : sourceOf(original, from.unit.element);
  };
  return [
    ...removals(original, source, inPlace),
    ...placements.flatMap((placement, i) =>
      lineSplices(original, placements, inPlace, i, () => lineXml(placement)),
    ),
    ...regionSplices(original, source, placements),
    ...commentSplices(original, source, before, after),
    ...turnSplices(original, source, before, after),
    ...borderSplices(original, source, before, after),
  ];
}

/** The comment on the page, in the Metadata behind what the schema puts before it. */
function commentSplices(
  original: string,
  { root }: PageSource,
  before: Page,
  after: Page,
): readonly Splice[] {
  const comment = after.comment ?? '';
  const metadata = childOf(root, 'Metadata');
  if ((before.comment ?? '') === comment || metadata === undefined) return [];
  const standing = childOf(metadata, 'Comments');
  const text = `<${metadata.prefix}Comments>${escapeXmlText(comment)}</${metadata.prefix}Comments>`;
  if (standing !== undefined)
    return comment === '' ? [removal(original, standing)] : [{ from: standing.from, to: standing.to, text }];
  const above = childOf(metadata, 'LastChange');
  if (above === undefined) return [];
  return [{ from: above.to, to: above.to, text: spaceBefore(original, above.from) + text }];
}

/** The turn of the scan, in the page's own start tag. */
function turnSplices(original: string, { root }: PageSource, before: Page, after: Page): readonly Splice[] {
  const page = childOf(root, 'Page');
  const degrees = orientationDeg(after.geometry);
  if (orientationDeg(before.geometry) === degrees || page === undefined) return [];
  const tag = original.slice(page.from, page.innerFrom);
  const value = degrees === null ? null : String(degrees);
  return [{ from: page.from, to: page.innerFrom, text: withAttribute(tag, 'orientation', value) }];
}

/** The crop of the sheet, before everything in the page but other pictures of it, as the schema has it. */
function borderSplices(original: string, { root }: PageSource, before: Page, after: Page): readonly Splice[] {
  const page = childOf(root, 'Page');
  const text = page === undefined ? null : borderXml(after.geometry, page.prefix);
  if (page === undefined || borderXml(before.geometry, page.prefix) === text) return [];
  const standing = childOf(page, 'Border');
  if (standing !== undefined)
    return text === null ? [removal(original, standing)] : [{ from: standing.from, to: standing.to, text }];
  const [first] = childrenOf(page).filter(({ name }) => name !== 'AlternativeImage');
  if (first === undefined || text === null) return [];
  return [{ from: first.from, to: first.from, text: text + spaceBefore(original, first.from) }];
}

function placeLines(source: PageSource, after: Page): readonly Placement[] {
  const byId = new Map(source.sources.map((one) => [one.line.id, one]));
  const regions = regionOfUnits(source);
  const textOnly = new Set(
    source.sources.flatMap(({ unit }) => (unit.kind === 'region' ? [unit.element] : [])),
  );
  const known = after.lines.map((line) => byId.get(line.id) ?? null);
  const first = known.find((from) => from !== null);
  let region = first === undefined || first === null ? undefined : regions.get(first.unit.element);
  return after.lines.map((line, i) => {
    const from = known[i] ?? null;
    region = from === null ? region : regions.get(from.unit.element);
    return { line, source: from, region, isRegionText: region !== undefined && textOnly.has(region) };
  });
}

function regionOfUnits(source: PageSource): ReadonlyMap<XmlElement, XmlElement> {
  const lines = linesWithRegion(source.root);
  const isLine = new Set(lines.map(([line]) => line));
  const regions = new Set([
    ...lines.map(([, region]) => region),
    ...source.sources.flatMap(({ unit }) => (isLine.has(unit.element) ? [] : unit.element)),
  ]);
  return new Map([...[...regions].map((region) => [region, region] as const), ...lines]);
}

/** Every line of the file with what it stands in: a region, a cell, or the page itself. */
function linesWithRegion(element: XmlElement): readonly (readonly [line: XmlElement, region: XmlElement])[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === 'TextLine' ? [[child, element] as const] : []),
    ...linesWithRegion(child),
  ]);
}

/** The lines that keep their elements where they are: the most that stand in the order they had. */
function keptInPlace(source: PageSource, placements: readonly Placement[]): ReadonlySet<LineSource> {
  return inOldOrder(
    source.sources,
    placements.flatMap(({ source: from }) => from ?? []),
  );
}

/** Lines that are gone, and lines that stand elsewhere now: their elements go from where they were. */
function removals(original: string, source: PageSource, inPlace: ReadonlySet<LineSource>): readonly Splice[] {
  const gone = source.sources.filter((one) => one.unit.kind === 'line' && !inPlace.has(one));
  return gone.map((one) => removal(original, one.unit.element));
}

function lineSplices(
  original: string,
  placements: readonly Placement[],
  inPlace: ReadonlySet<LineSource>,
  index: number,
  lineXml: () => string,
): readonly Splice[] {
  const placement = placements[index];
  if (placement === undefined || placement.isRegionText) return [];
  const from = placement.source;
  if (from !== null && inPlace.has(from)) {
    const { element } = from.unit;
    const text = lineXml();
    return text === sourceOf(original, element) ? [] : [{ from: element.from, to: element.to, text }];
  }
  const isAnchor = (one: Placement) => one.source?.unit.kind === 'line' && inPlace.has(one.source);
  const above = placements.slice(0, index).filter(isAnchor).pop()?.source?.unit.element;
  const below = placements.slice(index + 1).find(isAnchor)?.source?.unit.element;
  return insertion(original, above, below, lineXml);
}

function insertion(
  original: string,
  above: XmlElement | undefined,
  below: XmlElement | undefined,
  lineXml: () => string,
): readonly Splice[] {
  if (above !== undefined)
    return [{ from: above.to, to: above.to, text: spaceBefore(original, above.from) + lineXml() }];
  if (below === undefined) return [];
  return [{ from: below.from, to: below.from, text: lineXml() + spaceBefore(original, below.from) }];
}

/** The text of regions whose own TextEquiv is the text of their lines, where these changed. */
function regionSplices(
  original: string,
  source: PageSource,
  placements: readonly Placement[],
): readonly Splice[] {
  const regions = regionOfUnits(source);
  return [...new Set(regions.values())].flatMap((region) => {
    const equiv = mainTextEquiv(region);
    const element = equiv === undefined ? undefined : textElementOf(equiv);
    if (equiv === undefined || element === undefined) return [];
    const own = source.sources.filter((one) => regions.get(one.unit.element) === region);
    const was = own.map((one) => one.line.text).join('\n');
    const is = placements.filter((one) => one.region === region).map((one) => one.line.text);
    // Without text in its lines a region would be read by its own.
    const isEmptied = was.trim() !== '' && is.join('').trim() === '';
    if ((textOf(element) !== was && !isEmptied) || is.join('\n') === was || own.length === 0) return [];
    return [textSplice(original, equiv, is.map(shownText).join('\n'))];
  });
}

function isSameLine(a: Line, b: Line): boolean {
  if (a === b) return true;
  const isSameInk = a.boxPx === null || b.boxPx === null ? a.boxPx === b.boxPx : isSameBox(a.boxPx, b.boxPx);
  return (
    a.text === b.text &&
    hasSameMarks(a, b) &&
    isSameInk &&
    a.words.length === b.words.length &&
    a.words.every(isSameWordIn(b))
  );
}

function isSameWordIn(other: Line): (word: Line['words'][number], index: number) => boolean {
  return (word, index) => {
    const twin = other.words[index];
    if (twin === undefined || twin.from !== word.from || twin.to !== word.to) return false;
    return twin.confidence === word.confidence && isSameBox(twin.boxPx, word.boxPx);
  };
}

function sourceOf(original: string, element: XmlElement): string {
  return original.slice(element.from, element.to);
}
