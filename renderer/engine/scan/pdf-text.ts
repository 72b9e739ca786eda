import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { textItems } from '../../../app/core/formats/pdf/pdf-file';
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

export async function holdsText(page: PDFPageProxy): Promise<boolean> {
  const items = await textItems(page);
  page.cleanup();
  return items.some(({ str }) => str.trim() !== '');
}
