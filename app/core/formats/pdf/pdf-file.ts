import { fail, ok, type Result } from '../../base/result';
import { PDF_UNITS_PER_INCH, VECTOR_DPI } from '../../scan/limits';
import { textItemOf, type PdfTextItem } from '../../scan/pdf-text-item';
import { isOnPage, isVisible, linesFromTextItems } from '../../scan/text-layer';
import { hasText, type Page, type PageImage } from '../../page/transcription';
import { accountOf, type CountedText } from '../account/account';
import { documentError } from '../detect/refusals';
import type { FormatFile } from '../index';
import { pageIdAt } from '../xml/line-tokens';
import type { FormatErrorCode } from '../xml/xml';

/** More than a volume has; a file of more pages is taken apart. */
const MOST_PDF_PAGES = 2_000;

/** What is needed of a document that pdf.js has opened, in whichever process. */
export type OpenedPdf = {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<OpenedPdfPage>;
};

export type OpenedPdfPage = {
  readonly getViewport: (at: { readonly scale: number }) => {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  readonly getTextContent: () => Promise<{ readonly items: readonly object[] }>;
  readonly cleanup: () => unknown;
};

/** A page as pdf.js gives it: its size in units of 1/72 inch, and what takes those to a drawing of this size. */
type PdfPageText = {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly items: readonly PdfTextItem[];
};

/** The text of a page as pdf.js gives it, without the marks of its structure. */
export async function textItems(
  page: Pick<OpenedPdfPage, 'getTextContent'>,
): Promise<readonly PdfTextItem[]> {
  const { items } = await page.getTextContent();
  return items.filter((item): item is PdfTextItem => 'str' in item);
}

/** The text of a PDF, its places as px at 300 dpi. Fails with `no-text-layer` where there is none, and `too-large`. */
export async function readPdfText(pdf: OpenedPdf): Promise<Result<FormatFile, FormatErrorCode>> {
  if (pdf.numPages > MOST_PDF_PAGES) return fail('too-large');
  const texts: PdfPageText[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    texts.push({ width, height, transform, items: await textItems(page) });
    page.cleanup();
  }
  return pdfFile(texts);
}

function pdfFile(texts: readonly PdfPageText[]): Result<FormatFile, FormatErrorCode> {
  const read = texts.map(readPage);
  const pages = read.map(({ page }) => page);
  if (!pages.some(hasText)) return documentError('no-text-layer');
  const account = accountOf(
    read.flatMap(({ counted }) => counted),
    pages,
  );
  return ok({
    format: 'pdf',
    pages,
    pictures: pages.map(() => ({ fileName: '', isSizeTold: true })),
    account,
  });
}

function readPage(
  { width, height, transform, items }: PdfPageText,
  index: number,
): { readonly page: Page; readonly counted: readonly CountedText[] } {
  const scale = VECTOR_DPI / PDF_UNITS_PER_INCH;
  const side = (units: number) => Math.max(1, Math.round(units * scale));
  const image: PageImage = { widthPx: side(width), heightPx: side(height), dpi: VECTOR_DPI };
  const view = { transform: transform.map((one) => one * scale), scale };
  const placed = items.map((item) => textItemOf(item, view));
  const counted = placed.flatMap(({ text, boxPx }): readonly CountedText[] => {
    if (!isOnPage(boxPx, image)) return [{ text, leftOut: 'outside-pages' }];
    const shown = [...text].filter(isVisible).join('');
    const unseen = [...text].filter((sign) => !isVisible(sign)).join('');
    return [
      { text: shown, leftOut: null },
      { text: unseen, leftOut: 'hidden' },
    ];
  });
  return { page: { id: pageIdAt(index), image, lines: linesFromTextItems(placed, image) }, counted };
}
