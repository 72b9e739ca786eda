import { unionBox, type BoxPx } from '../../base/geometry';
import type { Line, Page, PageImage } from '../../page/transcription';
import { lineTokens, type LineToken } from '../xml/line-tokens';
import { wholeBox } from '../page/page-line';
import { attribute, escapeXmlText } from '../xml/xml-escape';

export type HocrOptions = {
  readonly title: string;
  readonly creator: string;
  /** The picture's file name of each page, relative to the hOCR file. */
  readonly imageFilename: (page: Page) => string;
};

/**
 * The pages as hOCR 1.2 (XHTML): ocr_page, ocr_carea, ocr_par, ocr_line, ocrx_word with `x_wconf` in percent. HTML
 * folds white space, so runs of spaces and spaces at the ends of lines are lost. Boxes are px of the scan as it is; how far its text
 * is turned counterclockwise stands as `textangle` with each line.
 */
export function writeHocr(pages: readonly Page[], options: HocrOptions): string {
  return [...hocrPieces(pages, options)].join('');
}

/** The same page by page, for documents of very many. */
export function* hocrPieces(pages: readonly Page[], options: HocrOptions): Generator<string> {
  yield linesOf([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
    `<title>${escapeXmlText(options.title)}</title>`,
    '<meta charset="utf-8" />',
    `<meta name="ocr-system"${attribute('content', options.creator)} />`,
    '<meta name="ocr-capabilities" content="ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrp_wconf" />',
    '</head>',
    '<body>',
  ]);
  for (const [i, page] of pages.entries()) yield linesOf(writePage(page, i, options.imageFilename(page)));
  yield linesOf(['</body>', '</html>']);
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
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
    ...page.lines.map((line, i) => writeLine(line, `${number}_${i + 1}`, page)),
    '</p></div>',
    '</div>',
  ];
}

function writeLine(line: Line, number: string, { image, geometry }: Page): string {
  const deg = Math.round(((geometry?.turns ?? 0) * 90 + (geometry?.levelDeg ?? 0)) * 100) / 100;
  const angle = deg === 0 ? '' : `; textangle ${deg}`;
  const words = lineTokens(line).map((token, i) => writeWord(token, `${number}_${i + 1}`, image));
  return `<span class="ocr_line" id="line_${number}"${bbox(line.boxPx, image, angle)}>${words.join(' ')}</span>`;
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
