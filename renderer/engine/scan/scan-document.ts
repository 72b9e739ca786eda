import type { LeftOut } from '../../../app/core/recognise/engine';
import type { PdfGrowth } from '../../../app/core/formats/pdf/given/pdf-growth';
import type { Line, PageImage } from '../../../app/core/page/transcription';

export type DrawnPage = {
  readonly image: PageImage;
  readonly canvas: OffscreenCanvas;
  /** What of the page could not be drawn; left out where the format fails as a whole instead. */
  readonly leftOut?: readonly LeftOut[];
};

/** An open scan, whatever its format: its pages' sizes, and each page drawn when asked. */
export type ScanDocument = {
  /** A PDF's are provisional: how fine its images are is known only once they are drawn. */
  readonly pages: readonly PageImage[];
  /**
   * Draws a page. \`image\` is its full size; the canvas has that size, or a smaller one with no side under
   * \`maxSidePx\`, where that is less work.
   */
  readonly drawPage: (index: number, maxSidePx: number | null) => Promise<DrawnPage>;
  /** The text that the page holds beside its image; no lines where it holds none. */
  readonly readTextLayer: (
    index: number,
  ) => Promise<{ readonly image: PageImage; readonly lines: readonly Line[] }>;
  /** Whether text can be put behind it, if it is a PDF. */
  readonly readGrowth: () => Promise<PdfGrowth>;
  readonly close: () => Promise<void>;
};

/** A page of a format that holds no text. */
export function noTextLayer(pages: readonly PageImage[]): ScanDocument['readTextLayer'] {
  return (index) =>
    Promise.resolve({ image: pages[index] ?? { widthPx: 1, heightPx: 1, dpi: null }, lines: [] });
}

export const noPdf: ScanDocument['readGrowth'] = () => Promise.resolve({ kind: 'no-pdf' });
