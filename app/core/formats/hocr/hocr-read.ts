import { unionBox, type BoxPx } from '../../base/geometry';
import { fail, ok, type Result } from '../../base/result';
import type { Line, Page, Word } from '../../page/transcription';
import { accountOf } from '../account/account';
import { countHocrText } from './account-hocr';
import { uniqueIds } from '../alto/alto-read';
import { addHocrWord, fillHocrLine, foldHtml, newHocrLine, type OpenHocrLine } from './hocr-line';
import { hocrLeftOutIn, holdersOf, isHocr, isHocrLine, isHocrPage, isHocrWord, isInline } from './hocr-parts';
import { hocrBox, numbersOf, readHocrTitle } from './hocr-title';
import { parseHtml } from './html';
import { pageIdAt } from '../xml/line-tokens';
import { placeWords } from '../page/page-words';
import type { SourceLine, SourcePage, TextPart } from '../xml/text-units';
import { NO_PICTURE, type PagePicture, type ReadFile } from '../account/read-file';
import { isElement, type FormatErrorCode, type XmlElement } from '../xml/xml';

/** A page under way; `element` is null for what stands before the first ocr_page. */
type OpenPage = { readonly element: XmlElement | null; readonly lines: OpenHocrLine[] };

type Reading = { readonly pages: OpenPage[]; readonly holders: ReadonlySet<XmlElement> };

/**
 * The pages of an hOCR file, HTML or XHTML, as forgivingly as the files of the field ask for. Text of a page outside
 * its lines stands on lines of its own, a block or a `br` apart; text outside everything that hOCR names is left out.
 * White space is folded as HTML shows it; words that have none between them get a space. Fails with `wrong-format`
 * where no element has an hOCR class.
 */
export function readHocr(html: string): Result<ReadFile, FormatErrorCode> {
  const source = readHocrSource(html);
  if (!source.ok) return source;
  const { root, pages, elements } = source.value;
  const pictures = elements.map(pictureOf);
  const read = pages.map(({ page }) => page);
  return ok({ pages: read, pictures, account: accountOf(countHocrText(root), read) });
}

export type HocrSource = {
  readonly root: XmlElement;
  readonly pages: readonly SourcePage[];
  /** The `ocr_page` of each page; null for what stands before the first. */
  readonly elements: readonly (XmlElement | null)[];
};

/** The same with the place of every line in the file. */
export function readHocrSource(html: string): Result<HocrSource, FormatErrorCode> {
  const parsed = parseHtml(html);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const reading: Reading = { pages: [{ element: null, lines: [] }], holders: holdersOf(root) };
  readInside(root, null, reading);
  const open = withoutEmptyStart(reading.pages);
  const isNone = open.every(({ element, lines }) => element === null && lines.length === 0);
  if (isNone && !reading.holders.has(root)) return fail('wrong-format', { formats: 'hOCR' });
  return ok({ root, pages: open.map(closePage), elements: open.map(({ element }) => element) });
}

/** Lines before the first page belong to it. */
function withoutEmptyStart([start, first, ...rest]: readonly OpenPage[]): readonly OpenPage[] {
  if (start === undefined) return [];
  if (first === undefined) return [start];
  return [{ element: first.element, lines: [...start.lines, ...first.lines] }, ...rest];
}

/** `block`: the nearest element around that loose text is a part of; null outside everything that hOCR names. */
function readInside(element: XmlElement, block: XmlElement | null, reading: Reading): void {
  const leftOut = hocrLeftOutIn(element);
  for (const [index, node] of element.nodes.entries()) {
    if (isElement(node)) {
      if (!leftOut.has(node)) readElement(node, block, reading);
    } else if (block !== null)
      addLoose(block, node, { kind: 'node', parent: element, index, owner: null }, reading);
  }
}

function readElement(node: XmlElement, block: XmlElement | null, reading: Reading): void {
  const isHolder = reading.holders.has(node);
  const own = block !== null || isHocr(node) ? node : null;
  if (!isHolder && isHocrLine(node)) {
    breakLoose(reading);
    const line = newHocrLine(node, hocrBox(readHocrTitle(node)), false);
    fillHocrLine(line, node);
    lastPage(reading)?.lines.push(line);
  } else if (!isHolder && isHocrWord(node)) addLooseWord(block ?? node, node, reading);
  else if (!isHolder && isInline(node)) readInside(node, block ?? own, reading);
  else {
    breakLoose(reading);
    if (isHocrPage(node)) reading.pages.push({ element: node, lines: [] });
    readInside(node, own, reading);
    breakLoose(reading);
  }
}

function lastPage({ pages }: Reading): OpenPage | undefined {
  return pages[pages.length - 1];
}

function addLoose(block: XmlElement, text: string, part: TextPart, reading: Reading): void {
  const standing = openLine(reading);
  if (standing === undefined && text.trim() === '') return;
  const line = standing ?? startLoose(block, reading);
  line.text += text;
  line.parts.push(part);
  line.wordEnd = '';
}

function addLooseWord(block: XmlElement, word: XmlElement, reading: Reading): void {
  addHocrWord(openLine(reading) ?? startLoose(block, reading), word);
}

function openLine(reading: Reading): OpenHocrLine | undefined {
  const lines = lastPage(reading)?.lines;
  const last = lines?.[lines.length - 1];
  return last?.isOpen === true ? last : undefined;
}

function startLoose(block: XmlElement, reading: Reading): OpenHocrLine {
  const line = newHocrLine(null, hocrBox(readHocrTitle(block)), true);
  lastPage(reading)?.lines.push(line);
  return line;
}

function breakLoose(reading: Reading): void {
  const line = openLine(reading);
  if (line !== undefined) line.isOpen = false;
}

function closePage({ element, lines: open }: OpenPage, index: number): SourcePage {
  const written = open.filter((line) => foldHtml(line.text) !== '');
  const lines = uniqueIds(written.map(closeLine));
  const edge = (name: 'x1' | 'y1') =>
    lines.reduce((most, line) => Math.max(most, Math.ceil(line.boxPx?.[name] ?? 1)), 1);
  const size = sizeOf(element);
  const [dpi = null] = element === null ? [] : numbersOf(readHocrTitle(element), 'scan_res');
  const image = { widthPx: size?.x1 ?? edge('x1'), heightPx: size?.y1 ?? edge('y1') };
  const page: Page = {
    id: pageIdAt(index),
    image: { ...image, dpi: dpi !== null && Number.isFinite(dpi) ? dpi : null },
    lines,
  };
  const sources = written.flatMap((one, i): readonly SourceLine[] => {
    const line = lines[i];
    return line === undefined ? [] : [{ line, element: one.element, start: null, parts: one.parts }];
  });
  return { page, sources };
}

function sizeOf(element: XmlElement | null): BoxPx | null {
  const box = element === null ? null : hocrBox(readHocrTitle(element));
  if (box === null || Math.round(box.x1) <= 0 || Math.round(box.y1) <= 0) return null;
  return { ...box, x1: Math.round(box.x1), y1: Math.round(box.y1) };
}

function pictureOf(element: XmlElement | null): PagePicture {
  if (element === null) return NO_PICTURE;
  const fileName = readHocrTitle(element).get('image')?.join(' ') ?? '';
  return { fileName, isSizeTold: sizeOf(element) !== null };
}

function closeLine({ id, boxPx, text: raw, words: inked }: OpenHocrLine): Line {
  const text = foldHtml(raw);
  const places = placeWords(
    text,
    inked.map((word) => ({ text: word.text, at: null })),
  );
  const words = inked.flatMap(({ boxPx, confidence }, i): readonly Word[] => {
    const place = places[i] ?? null;
    return place === null ? [] : [{ ...place, boxPx, confidence }];
  });
  return { id, text, boxPx: boxPx ?? unionBox(words.map((word) => word.boxPx)), words };
}
