import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfTextItem } from '../../../app/core/scan/pdf-text-item';
import { textItemOf } from '../../../app/core/scan/pdf-text-item';
import { linesFromTextItems } from '../../../app/core/scan/text-layer';
import type { Line, PageImage } from '../../../app/core/page/transcription';

/** The text that a PDF's page holds beside its images, in px of `image`. */
export async function readTextLayer(page: PDFPageProxy, image: PageImage): Promise<readonly Line[]> {
  const base = page.getViewport({ scale: 1 });
  const { transform, scale } = page.getViewport({ scale: image.widthPx / base.width });
  const view = { transform: transform as readonly number[], scale };
  const items = await textItems(page);
  return linesFromTextItems(
    items.map((item) => textItemOf(item, view)),
    image,
  );
}

/** The text of a page as pdf.js gives it, without the marks of its structure. */
export async function textItems(page: PDFPageProxy): Promise<readonly PdfTextItem[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) =>
    'str' in item ? [{ ...item, transform: item.transform as readonly number[] }] : [],
  );
}
