import { fail, ok, type Result } from '../../base/result';
import type { BoxPx } from '../../base/geometry';
import type { RevisionInfo } from '../../project/revision';
import type { Line, Page, PageImage, Word } from '../../page/transcription';
import { accountOf } from '../account/account';
import { countPageText } from './account-page';
import { parseCustom, type CustomData } from '../xml/custom-data';
import { withComment, withMarks } from '../../page/marks';
import { changedGeometry, withGeometry } from '../../page/sheet-geometry';
import { boxOfPoints, shownText } from './page-line';
import { readMarks } from './page-marks';
import { readBorder } from './page-border';
import { turnsOf } from './page-orientation';
import { unitsInReadingOrder, type TextUnit } from './page-order';
import { readRevisionItem } from './page-revision';
import { mainText, mainTextEquiv, orParts, unicodeOf, wordTextOf } from './page-text';
import { placeWords, type StatedWord } from './page-words';
import type { ReadFile } from '../account/read-file';
import { childOf, childrenOf, numberAttribute, parseXml, textOf } from '../xml/xml';
import type { FormatErrorCode, XmlElement } from '../xml/xml';

export type ReadPage = {
  readonly page: Page;
  /** What the file says of its Revision; null in files of other programs. */
  readonly info: RevisionInfo | null;
  /** As written in the file: a suggestion to show, never a path to open. */
  readonly imageFilename: string;
};

/** A Line, the Words it was given, and the elements they were read from; edits are spliced in there. */
export type LineSource = {
  readonly line: Line;
  readonly unit: TextUnit;
  /** One for each of `line.words`. */
  readonly wordElements: readonly XmlElement[];
};

export type PageSource = ReadPage & {
  readonly root: XmlElement;
  readonly sources: readonly LineSource[];
  readonly isSizeTold: boolean;
};

/**
 * Reads PAGE XML of any namespace year (by local names, as peers' files vary): text in reading order, of several
 * TextEquiv the one with the lowest index (PAGE 2019-07-15, TextEquivType). Line text leads; where a line has
 * none, or an empty one, its words or glyphs are joined. A size the file does not tell is taken from its boxes. `page.id` is
 * `0001` unless the file was written here. Fails with `wrong-format` for other XML.
 */
export function readPageXml(xml: string): Result<ReadPage, FormatErrorCode> {
  const source = readPageSource(xml);
  if (!source.ok) return source;
  const { page, info, imageFilename } = source.value;
  return ok({ page, info, imageFilename });
}

/** `readPageXml` with the picture it names and an account of all text of the file. */
export function readPageFile(xml: string): Result<ReadFile, FormatErrorCode> {
  const source = readPageSource(xml);
  if (!source.ok) return source;
  const { page, imageFilename, root, isSizeTold } = source.value;
  return ok({
    pages: [page],
    pictures: [{ fileName: imageFilename, isSizeTold }],
    account: accountOf(countPageText(root), [page]),
  });
}

export function readPageSource(xml: string): Result<PageSource, FormatErrorCode> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const element = childOf(root, 'Page');
  if (root.name !== 'PcGts' || element === undefined) return fail('wrong-format', { formats: 'PAGE XML' });
  return ok(sourceOf(root, element));
}

function sourceOf(root: XmlElement, element: XmlElement): PageSource {
  const units = unitsInReadingOrder(element);
  const sources = withUniqueIds(
    units.flatMap((unit) => (unit.kind === 'line' ? [readLine(unit)] : readRegion(unit))),
  );
  const lines = sources.map((source) => source.line);
  const id = parseCustom(element.attributes.get('custom'))['page'] ?? '0001';
  const image = readImage(element, lines);
  const told = turnsOf(numberAttribute(element, 'orientation'));
  const geometry = changedGeometry(told, { cropPx: readBorder(element, image) });
  return {
    root,
    sources,
    page: withGeometry(withComment({ id, image, lines }, readPageComment(root)), geometry),
    info: readRevisionItem(childOf(root, 'Metadata')),
    imageFilename: element.attributes.get('imageFilename') ?? '',
    isSizeTold: sizeOf(element, 'imageWidth') > 0 && sizeOf(element, 'imageHeight') > 0,
  };
}

/** MetadataType of the schema: “Comments” are on the whole file, which is one page. */
function readPageComment(root: XmlElement): string {
  const metadata = childOf(root, 'Metadata');
  const comments = metadata === undefined ? undefined : childOf(metadata, 'Comments');
  return comments === undefined ? '' : textOf(comments);
}

function readImage(page: XmlElement, lines: readonly Line[]): PageImage {
  const farthest = (edge: 'x1' | 'y1') =>
    lines.reduce((most, line) => Math.max(most, Math.ceil(line.boxPx?.[edge] ?? 1)), 1);
  const widthPx = sizeOf(page, 'imageWidth');
  const heightPx = sizeOf(page, 'imageHeight');
  return {
    widthPx: widthPx > 0 ? widthPx : farthest('x1'),
    heightPx: heightPx > 0 ? heightPx : farthest('y1'),
    dpi: readDpi(page),
  };
}

function sizeOf(page: XmlElement, name: 'imageWidth' | 'imageHeight'): number {
  return Math.round(numberAttribute(page, name) ?? 0);
}

function readDpi(page: XmlElement): number | null {
  const resolution = numberAttribute(page, 'imageXResolution');
  const unit = page.attributes.get('imageResolutionUnit');
  if (resolution === null || unit === 'other') return null;
  return unit === 'PPCM' ? resolution * 2.54 : resolution;
}

function readLine(unit: TextUnit): LineSource {
  const { element } = unit;
  const data = parseCustom(element.attributes.get('custom'));
  const wordElements = childrenOf(element, 'Word');
  const shown = orParts(
    mainText(element),
    wordElements
      .map(wordTextOf)
      .filter((text) => text !== '')
      .join(' '),
  );
  const words = readWords(shown, wordElements);
  const exact = data['text'];
  const line: Line = {
    id: data['id'] ?? element.attributes.get('id') ?? '',
    text: exact !== undefined && shownText(exact) === shown ? exact : shown,
    boxPx: readBox(element, data),
    words: words.map(({ word }) => word),
  };
  const marked = withMarks(line, readMarks(element.attributes.get('custom'), line.text.length));
  const said = withComment(marked, element.attributes.get('comments') ?? '');
  return { line: said, unit, wordElements: words.map((read) => read.element) };
}

type ReadWord = { readonly word: Word; readonly element: XmlElement };

function readWords(lineText: string, elements: readonly XmlElement[]): readonly ReadWord[] {
  const read = elements.flatMap((element) => {
    const data = parseCustom(element.attributes.get('custom'));
    const boxPx = readBox(element, data);
    const stated: StatedWord = { text: wordTextOf(element), at: readSpan(data['at']) };
    return boxPx === null || (stated.text === '' && stated.at === null) ? [] : [{ element, boxPx, stated }];
  });
  const places = placeWords(
    lineText,
    read.map(({ stated }) => stated),
  );
  return read.flatMap(({ element, boxPx }, i) => {
    const place = places[i] ?? null;
    return place === null
      ? []
      : [{ element, word: { ...place, boxPx, confidence: readConfidence(element) } }];
  });
}

function readSpan(at: string | undefined): StatedWord['at'] {
  const [from, to] = (at ?? '').split(',').map(Number);
  if (from === undefined || to === undefined || !(from <= to) || from < 0) return null;
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) ? { from, to } : null;
}

function readConfidence(element: XmlElement): number | null {
  const equiv = mainTextEquiv(element);
  const confidence = equiv === undefined ? null : numberAttribute(equiv, 'conf');
  return confidence !== null && confidence >= 0 && confidence <= 1 ? confidence : null;
}

/**
 * The text of a region without text in its lines: one Line for each line of text, with the ink of the line at its place
 * where there are as many, else of the region.
 */
function readRegion(unit: TextUnit): readonly LineSource[] {
  const { element } = unit;
  const texts = (unicodeOf(mainTextEquiv(element)) ?? '').split(/\r\n?|\n/);
  const boxPx = readBox(element, {});
  const boxes = childrenOf(element, 'TextLine').map((line) => readBox(line, {}));
  const isEachInked = boxes.length === texts.length;
  const id = element.attributes.get('id') ?? 'region';
  return texts.map((text, i) => ({
    line: { id: `${id}-line-${i + 1}`, text, boxPx: (isEachInked ? boxes[i] : null) ?? boxPx, words: [] },
    unit,
    wordElements: [],
  }));
}

function readBox(element: XmlElement, data: CustomData): BoxPx | null {
  if (data['ink'] === 'none') return null;
  const exact = (data['box'] ?? '').split(',').map(Number);
  const [x0, y0, x1, y1] = exact;
  const isExact = exact.length === 4 && exact.every(Number.isFinite);
  if (isExact && x0 !== undefined && y0 !== undefined && x1 !== undefined && y1 !== undefined)
    return { x0, y0, x1, y1 };
  const coords = childOf(element, 'Coords');
  return coords === undefined ? null : boxOfPoints(coords.attributes.get('points') ?? pointElements(coords));
}

/** PAGE 2010 and older: `<Coords><Point x="1" y="2"/>…`. */
function pointElements(coords: XmlElement): string {
  const points = childrenOf(coords, 'Point');
  return points.map((point) => `${point.attributes.get('x')},${point.attributes.get('y')}`).join(' ');
}

/** Lines are told apart by id in everything that follows, so an id that is missing or taken gets a number. */
function withUniqueIds(sources: readonly LineSource[]): readonly LineSource[] {
  const seen = new Set<string>();
  const numbers = new Map<string, number>();
  return sources.map((source) => {
    const base = source.line.id === '' ? 'line' : source.line.id;
    let id = source.line.id;
    let n = numbers.get(base) ?? 2;
    for (; id === '' || seen.has(id); n += 1) id = `${base}-${n}`;
    numbers.set(base, n);
    seen.add(id);
    return id === source.line.id ? source : { ...source, line: { ...source.line, id } };
  });
}
