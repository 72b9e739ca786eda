import { unionBox, type BoxPx } from '../../base/geometry';
import type { RevisionInfo } from '../../project/revision';
import { wordText, type Line, type Page, type Word } from '../../page/transcription';
import { formatCustom } from '../xml/custom-data';
import { formatMarks } from './page-marks';
import { baselinePoints } from './baseline';
import { borderXml } from './page-border';
import { orientationDeg } from './page-orientation';
import { boxOfPoints, boxPoints, isSameBox, shownText, wholeBox } from './page-line';
import { writeDocumentItems, writeRevisionItem, type DocumentInfo } from './page-revision';
import { placeWords } from './page-words';
import { attribute, escapeXmlText, indented, xsdDateTime } from '../xml/xml-escape';

export type PageXmlOptions = {
  /** What the Revision says of itself; left out of exports. */
  readonly info?: RevisionInfo;
  readonly project?: DocumentInfo;
  /** The picture's file name as other tools will look for it, relative to the XML file. */
  readonly imageFilename: string;
  /** The program and its version: `Sverka 1.0.0`. */
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
};

const NAMESPACE = 'http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15';
/** Stands for the ink of a line that has none known: the schema asks for a polygon. Marked `ink:none`. */
const NO_INK: BoxPx = { x0: 0, y0: 0, x1: 1, y1: 1 };
const REGION_ID = 'r1';

/**
 * The page as PAGE XML 2019-07-15: one TextRegion with a TextLine a Line, a Word a Word. `readPageXml` gives back
 * the same Page and Revision; what PAGE cannot say (a line without ink, fractions of a px, control characters,
 * words that cannot be told apart by their text) stands in `custom` attributes as `sverka {…}`. Marks stand there the way
 * Transkribus writes them; comments in `comments` of the TextLine and in the Metadata.
 */
export function writePageXml(page: Page, options: PageXmlOptions): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<PcGts xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} ${NAMESPACE}/pagecontent.xsd">`,
    ...writeMetadata(options, page.comment ?? ''),
    ...writePage(page, options),
    '</PcGts>',
    '',
  ].join('\n');
}

function writeMetadata(options: PageXmlOptions, comment: string): readonly string[] {
  const { info, project, creator, createdUtc } = options;
  return [
    indented(1, '<Metadata>'),
    indented(2, `<Creator>${escapeXmlText(creator)}</Creator>`),
    indented(2, `<Created>${xsdDateTime(createdUtc)}</Created>`),
    indented(2, `<LastChange>${xsdDateTime(info?.atUtc ?? createdUtc)}</LastChange>`),
    ...(comment === '' ? [] : [indented(2, `<Comments>${escapeXmlText(comment)}</Comments>`)]),
    ...(project === undefined ? [] : writeDocumentItems(project, 2)),
    ...(info === undefined ? [] : [writeRevisionItem(info, 2)]),
    indented(1, '</Metadata>'),
  ];
}

function writePage(page: Page, { imageFilename, info }: PageXmlOptions): readonly string[] {
  const { widthPx, heightPx, dpi } = page.image;
  const size = attribute('imageWidth', widthPx) + attribute('imageHeight', heightPx);
  const resolution =
    attribute('imageXResolution', dpi) +
    attribute('imageYResolution', dpi) +
    attribute('imageResolutionUnit', dpi === null ? null : 'PPI');
  const custom = attribute('custom', formatCustom({ page: page.id }));
  const border = borderXml(page.geometry);
  return [
    indented(
      1,
      `<Page${attribute('imageFilename', imageFilename)}${size}${resolution}${custom}${orientationOf(page)}>`,
    ),
    ...(border === null ? [] : [indented(2, border)]),
    ...(page.lines.length === 0 ? [] : writeRegion(page, info === undefined)),
    indented(1, '</Page>'),
  ];
}

/** In degrees clockwise, −179.999 to 180; what is not told is not written. */
function orientationOf({ geometry }: Page): string {
  return attribute('orientation', orientationDeg(geometry));
}

/** `hasBaselines`: for other programs; a Revision keeps only what is known. */
function writeRegion(page: Page, hasBaselines: boolean): readonly string[] {
  const inked = page.lines.flatMap((line) => (line.boxPx === null ? [] : [line.boxPx]));
  const whole = { x0: 0, y0: 0, x1: page.image.widthPx, y1: page.image.heightPx };
  const box = wholeBox(unionBox(inked) ?? whole, page.image);
  const ids = xmlIds(page.lines);
  return [
    indented(2, '<ReadingOrder>'),
    indented(3, '<OrderedGroup id="ro1">'),
    indented(4, `<RegionRefIndexed index="0" regionRef="${REGION_ID}"/>`),
    indented(3, '</OrderedGroup>'),
    indented(2, '</ReadingOrder>'),
    indented(2, `<TextRegion id="${REGION_ID}" type="paragraph">`),
    indented(3, `<Coords points="${boxPoints(box)}"/>`),
    ...page.lines.flatMap((line, i) => writeLine(line, ids[i] ?? `line-${i + 1}`, page, hasBaselines)),
    indented(2, '</TextRegion>'),
  ];
}

/** An xsd:ID for each line: its own id where that is one, unique, and cannot clash with ids made here. */
function xmlIds(lines: readonly Line[]): readonly string[] {
  const seen = new Set<string>();
  return lines.map((line, i) => {
    const isFit = /^[A-Za-z_][\w.-]*$/.test(line.id) && !/^(r1|ro1|line-\d+)$|\.w\d+$/.test(line.id);
    const id = isFit && !seen.has(line.id) ? line.id : `line-${i + 1}`;
    seen.add(id);
    return id;
  });
}

/** A TextLine as lines of XML, indented for its place in a file written here. */
export function writeLine(line: Line, id: string, page: Page, hasBaseline = false): readonly string[] {
  const baseline = hasBaseline ? baselinePoints(line, page.image) : null;
  const data = [formatCustom(lineData(line, id, page)), formatMarks(line.marks ?? [])];
  const known = data.filter((each) => each !== null);
  const custom = attribute('custom', known.length === 0 ? null : known.join(' '));
  const comments = attribute('comments', line.comment ?? null);
  const box = line.boxPx === null ? NO_INK : wholeBox(line.boxPx, page.image);
  const isPlaced = isPlacedByText(line);
  return [
    indented(3, `<TextLine id="${id}"${custom}${comments}>`),
    indented(4, `<Coords points="${boxPoints(box)}"/>`),
    ...(baseline === null ? [] : [indented(4, `<Baseline points="${baseline}"/>`)]),
    ...line.words.flatMap((word, i) => writeWord(line, word, `${id}.w${i + 1}`, page, isPlaced)),
    indented(4, writeTextEquiv(shownText(line.text), null)),
    indented(3, '</TextLine>'),
  ];
}

function lineData(line: Line, id: string, page: Page): Readonly<Record<string, string>> {
  return {
    ...(line.id === id ? {} : { id: line.id }),
    ...(line.boxPx === null ? { ink: 'none' } : exactBox(line.boxPx, page)),
    ...(shownText(line.text) === line.text ? {} : { text: line.text }),
  };
}

function exactBox(box: BoxPx, page: Page): Readonly<Record<string, string>> {
  const shown = boxOfPoints(boxPoints(wholeBox(box, page.image)));
  if (shown !== null && isSameBox(box, shown)) return {};
  return { box: [box.x0, box.y0, box.x1, box.y1].join(',') };
}

/** Whether a reader finds every word where it is by its text alone, as in almost every line. */
export function isPlacedByText(line: Line): boolean {
  const words = line.words.map((word) => ({ text: shownText(wordText(line, word)), at: null }));
  const places = placeWords(shownText(line.text), words);
  return line.words.every((word, i) => places[i]?.from === word.from && places[i].to === word.to);
}

/** A Word as lines of XML; `isPlaced` says that it needs no note of its place in its line. */
export function writeWord(
  line: Line,
  word: Word,
  id: string,
  page: Page,
  isPlaced: boolean,
): readonly string[] {
  const data = {
    ...(isPlaced ? {} : { at: `${word.from},${word.to}` }),
    ...exactBox(word.boxPx, page),
  };
  return [
    indented(4, `<Word id="${id}"${attribute('custom', formatCustom(data))}>`),
    indented(5, `<Coords points="${boxPoints(wholeBox(word.boxPx, page.image))}"/>`),
    indented(5, writeTextEquiv(shownText(wordText(line, word)), word.confidence)),
    indented(4, '</Word>'),
  ];
}

/** A TextEquiv on one line, so that no white space of ours can be taken for text. */
export function writeTextEquiv(text: string, confidence: number | null): string {
  return `<TextEquiv${attribute('conf', confidence)}><Unicode>${escapeXmlText(text)}</Unicode></TextEquiv>`;
}
