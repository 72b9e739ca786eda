import { unionBox, type BoxPx } from '../geometry';
import { fail, ok, type Result } from '../result';
import type { Line, Page, PageImage, Word } from '../transcription';
import { uniqueIds } from './alto-read';
import { parseHtml } from './html';
import { lineTokens, pageIdAt, type LineToken } from './line-tokens';
import { wholeBox } from './page-line';
import { placeWords } from './page-words';
import { childrenOf, textOf, type FormatErrorCode, type XmlElement } from './xml';
import { attribute, escapeXmlText } from './xml-escape';

export type HocrOptions = {
  readonly title: string;
  readonly creator: string;
  /** The picture's file name of each page, relative to the hOCR file. */
  readonly imageFilename: (page: Page) => string;
};

/**
 * The pages as hOCR 1.2 (XHTML): ocr_page, ocr_carea, ocr_par, ocr_line, ocrx_word with `x_wconf` in percent. HTML
 * folds white space, so runs of spaces and spaces at the ends of lines are lost.
 */
export function writeHocr(pages: readonly Page[], options: HocrOptions): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
    `<title>${escapeXmlText(options.title)}</title>`,
    '<meta charset="utf-8" />',
    `<meta name="ocr-system"${attribute('content', options.creator)} />`,
    '<meta name="ocr-capabilities" content="ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrp_wconf" />',
    '</head>',
    '<body>',
    ...pages.flatMap((page, i) => writePage(page, i, options.imageFilename(page))),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function writePage(page: Page, index: number, imageFilename: string): readonly string[] {
  const { widthPx, heightPx, dpi } = page.image;
  // A double quote would end the name: hOCR has no escape for one.
  const name = imageFilename.replace(/"/g, '%22');
  const resolution = dpi === null ? '' : `; scan_res ${dpi} ${dpi}`;
  const title = `image "${name}"; bbox 0 0 ${widthPx} ${heightPx}; ppageno ${index}${resolution}`;
  const number = index + 1;
  const area = bbox(unionBox(page.lines.flatMap(({ boxPx }) => (boxPx === null ? [] : [boxPx]))), page.image);
  return [
    `<div class="ocr_page" id="page_${number}"${attribute('title', title)}>`,
    `<div class="ocr_carea" id="block_${number}_1"${area}><p class="ocr_par" id="par_${number}_1"${area}>`,
    ...page.lines.map((line, i) => writeLine(line, `${number}_${i + 1}`, page.image)),
    '</p></div>',
    '</div>',
  ];
}

function writeLine(line: Line, number: string, image: PageImage): string {
  const words = lineTokens(line).map((token, i) => writeWord(token, `${number}_${i + 1}`, image));
  return `<span class="ocr_line" id="line_${number}"${bbox(line.boxPx, image)}>${words.join(' ')}</span>`;
}

function writeWord(token: LineToken, number: string, image: PageImage): string {
  const confidence = token.confidence === null ? '' : `; x_wconf ${Math.round(token.confidence * 100)}`;
  const title = bbox(token.boxPx, image, confidence);
  return `<span class="ocrx_word" id="word_${number}"${title}>${escapeXmlText(token.text)}</span>`;
}

function bbox(box: BoxPx | null, image: PageImage, more = ''): string {
  if (box === null) return '';
  const { x0, y0, x1, y1 } = wholeBox(box, image);
  return ` title="bbox ${x0} ${y0} ${x1} ${y1}${more}"`;
}

/** Text lines by the hOCR 1.2 specification, and those that Tesseract calls by what they are. */
const LINE_CLASSES = ['ocr_line', 'ocrx_line', 'ocr_header', 'ocr_footer', 'ocr_caption', 'ocr_textfloat'];
const WORD_CLASSES = ['ocrx_word', 'ocr_word'];

/**
 * The pages of an hOCR file, HTML or XHTML, as forgivingly as the files of the field ask for. Paragraphs stand in
 * where a page has no lines. Fails with `wrong-format` where no element has an hOCR class.
 */
export function readHocr(html: string): Result<readonly Page[], FormatErrorCode> {
  const parsed = parseHtml(html);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const pages = withClass(root, ['ocr_page']);
  const loose = lineElements(root);
  if (pages.length === 0 && loose.length === 0)
    return fail(
      'wrong-format',
      'This is not hOCR: it has no ocr_page and no ocr_line. Choose another format.',
    );
  const isOutside = loose.length > 0 && pages.every((page) => lineElements(page).length === 0);
  return ok((pages.length === 0 || isOutside ? [root] : pages).map(readPage));
}

function readPage(element: XmlElement, index: number): Page {
  const lines = uniqueIds(
    lineElements(element)
      .map(readLine)
      .filter((line) => line.text !== ''),
  );
  const box = readBox(element);
  const edge = (name: 'x1' | 'y1') =>
    lines.reduce((most, line) => Math.max(most, line.boxPx?.[name] ?? 1), 1);
  const resolution = /scan_res\s+(\d+)/.exec(titleOf(element))?.[1];
  const dpi = resolution === undefined ? null : Number(resolution);
  const size = box !== null && box.x1 > 0 && box.y1 > 0 ? box : { x1: edge('x1'), y1: edge('y1') };
  return { id: pageIdAt(index), image: { widthPx: size.x1, heightPx: size.y1, dpi }, lines };
}

function lineElements(element: XmlElement): readonly XmlElement[] {
  const lines = withClass(element, LINE_CLASSES).flatMap((line) => {
    const inner = withClass(line, LINE_CLASSES);
    return inner.length === 0 ? [line] : inner;
  });
  return lines.length > 0 ? lines : withClass(element, ['ocr_par']);
}

/** The outermost elements inside `element` that have one of the classes, in document order. */
function withClass(element: XmlElement, classes: readonly string[]): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    hasClass(child, classes) ? [child] : withClass(child, classes),
  );
}

function hasClass(element: XmlElement, classes: readonly string[]): boolean {
  const own = (element.attributes.get('class') ?? '').split(/\s+/);
  return own.some((name) => classes.includes(name));
}

function readLine(element: XmlElement): Line {
  const text = fold(textOf(element));
  const inked = withClass(element, WORD_CLASSES).flatMap((word) => {
    const boxPx = readBox(word);
    const stated = { text: fold(textOf(word)), at: null };
    return boxPx === null || stated.text === '' ? [] : [{ boxPx, stated, confidence: readConfidence(word) }];
  });
  const places = placeWords(
    text,
    inked.map(({ stated }) => stated),
  );
  const words = inked.flatMap(({ boxPx, confidence }, i): readonly Word[] => {
    const place = places[i] ?? null;
    return place === null ? [] : [{ ...place, boxPx, confidence }];
  });
  return { id: element.attributes.get('id') ?? '', text, boxPx: readBox(element), words };
}

/** White space as HTML shows it; a no-break space is a character. */
function fold(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '');
}

/** The properties without quoted names, in which anything may stand. */
function titleOf(element: XmlElement): string {
  return (element.attributes.get('title') ?? '').replace(/"[^"]*"/g, '');
}

function readBox(element: XmlElement): BoxPx | null {
  const found = /(?:^|[;\s])bbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)/.exec(titleOf(element));
  if (found === null) return null;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = found.slice(1).map(Number);
  return { x0, y0, x1, y1 };
}

function readConfidence(element: XmlElement): number | null {
  const percent = Number(/(?:^|[;\s])x_w?conf\s+(\d+(?:\.\d+)?)/.exec(titleOf(element))?.[1]);
  return percent >= 0 && percent <= 100 ? percent / 100 : null;
}
