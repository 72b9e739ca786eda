import { fail, ok, type Result } from '../../base/result';
import type { Line } from '../../page/transcription';
import { accountOf } from '../account/account';
import { countTeiText } from './account-tei';
import { pageIdAt } from '../xml/line-tokens';
import type { PagePicture, ReadFile } from '../account/read-file';
import { readTeiLines, type OpenTeiLine, type OpenTeiPage, type TeiReading } from './tei-lines';
import { blocksOf, teiTranscriptions } from './tei-parts';
import { facsIds, readZones, type TeiSurface, type TeiZones } from './tei-zones';
import type { SourceLine, SourcePage } from '../xml/text-units';
import { descendantsOf, parseXml, type FormatErrorCode, type XmlElement } from '../xml/xml';

/**
 * The text of a TEI file as pages and lines: `pb` begins a page, `lb` and block elements a line, a row of a table is one
 * with its cells apart; boxes from zones that are named in `facs`. Where a word goes on over a break (`break="no"`), a
 * hyphen says so. Of several readings one is taken (`tei-parts.ts`); notes are left out. A text without `pb` is one
 * page. Fails with `wrong-format` for other XML.
 */
export function readTei(xml: string): Result<ReadFile, FormatErrorCode> {
  const source = readTeiSource(xml);
  if (!source.ok) return source;
  const { root, open, surfaces } = source.value;
  const isEmpty = descendantsOf(root, 'surface').length === 0;
  const pictures = surfaces.map((surface, i) => pictureOf(surface, open[i], isEmpty));
  const pages = source.value.pages.map(({ page }) => page);
  return ok({ pages, pictures, account: accountOf(countTeiText(root), pages) });
}

export type TeiSource = {
  readonly root: XmlElement;
  readonly pages: readonly SourcePage[];
  readonly open: readonly OpenTeiPage[];
  /** The surface of each page, where it has one. */
  readonly surfaces: readonly (TeiSurface | undefined)[];
};

/** The same with the place of every line in the file. */
export function readTeiSource(xml: string): Result<TeiSource, FormatErrorCode> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const texts = teiTranscriptions(root);
  if (!['TEI', 'TEI.2', 'teiCorpus'].includes(root.name) || texts.length === 0)
    return fail('wrong-format', { formats: 'TEI' });
  const zones = readZones(root);
  const state = { isBroken: false, boxPx: null, written: null, cells: 0 };
  const reading: TeiReading = { zones, blocks: blocksOf(root), pages: [], ...state };
  for (const text of texts) {
    reading.pages.push({ begin: null, lines: [] });
    reading.isBroken = false;
    readTeiLines(text, reading);
  }
  const open = reading.pages.filter(({ begin, lines }) => begin !== null || lines.some(hasText));
  const surfaces = open.map((page, i) => surfaceOf(page, i, open.length, zones));
  const pages = open.map((page, i) => closePage(page, i, surfaces[i]));
  return ok({ root, pages, open, surfaces });
}

function hasText({ text }: OpenTeiLine): boolean {
  return text.trim() !== '';
}

/** The surface that a page names, or the one at its place where there are as many. */
function surfaceOf(
  { begin }: OpenTeiPage,
  index: number,
  pages: number,
  { surfaces, inOrder }: TeiZones,
): TeiSurface | undefined {
  const own = begin?.name === 'surface' ? [begin.attributes.get('id') ?? ''] : [];
  const named = begin === null ? [] : [...own, ...facsIds(begin)].flatMap((id) => surfaces.get(id) ?? []);
  return named[0] ?? (inOrder.length === pages ? inOrder[index] : undefined);
}

/** Without a facsimile, `facs` of a page names its picture. */
function pictureOf(
  surface: TeiSurface | undefined,
  page: OpenTeiPage | undefined,
  isWithoutSurfaces: boolean,
): PagePicture {
  const facs = page?.begin?.attributes.get('facs') ?? '';
  const named = isWithoutSurfaces && !facs.includes('#') ? facs : '';
  const isSizeTold = surface !== undefined && surface.widthPx !== null && surface.heightPx !== null;
  return { fileName: surface?.fileName ?? named, isSizeTold };
}

function closePage(page: OpenTeiPage, index: number, surface: TeiSurface | undefined): SourcePage {
  const read = page.lines.map((line) => ({ ...line, text: line.text.trim().replace(/\s*[\r\n]\s*/g, ' ') }));
  // An `lb` at the very end begins a line that nothing follows.
  const isLeftOver = ({ text, boxPx }: OpenTeiLine, i: number) =>
    text === '' && boxPx === null && i === read.length - 1;
  const sources = read
    .filter((line, i) => !isLeftOver(line, i))
    .map(({ text, boxPx, start, parts }, i): SourceLine => {
      const line: Line = { id: `line-${i + 1}`, text, boxPx, words: [] };
      return { line, element: null, start, parts };
    });
  const lines = sources.map(({ line }) => line);
  const edge = (name: 'x1' | 'y1') =>
    lines.reduce((most, line) => Math.max(most, Math.ceil(line.boxPx?.[name] ?? 1)), 1);
  const image = { widthPx: surface?.widthPx ?? edge('x1'), heightPx: surface?.heightPx ?? edge('y1') };
  return { page: { id: pageIdAt(index), image: { ...image, dpi: null }, lines }, sources };
}
