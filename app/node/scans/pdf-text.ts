import { documentError } from '../../core/formats/detect/refusals';
import { MOST_PDF_PAGES, pdfFile, tooManyPages, type PdfPageText } from '../../core/formats/pdf/pdf-file';
import type { ReadPdf } from '../project/foreign-page';

/** Where pdf.js finds its tables of character codes and its fonts; folders, with a slash at the end. */
export type PdfFolders = { readonly cMaps: string; readonly fonts: string };

/**
 * Takes the text out of a PDF in this process, for the command line in plain Node. pdf.js is loaded when the first one
 * comes: it takes longer than most verbs do.
 */
export function pdfReader({ cMaps, fonts }: PdfFolders): ReadPdf {
  return async (bytes) => {
    const pdfjs = await import('./pdf-js');
    const task = pdfjs.getDocument({
      // pdf.js takes the buffer away from whoever gives it.
      data: Uint8Array.from(bytes),
      ...{ cMapUrl: cMaps, cMapPacked: true, standardFontDataUrl: fonts },
      ...{ enableXfa: false, isEvalSupported: false, useSystemFonts: false, disableFontFace: true },
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    });
    try {
      const pdf = await task.promise;
      if (pdf.numPages > MOST_PDF_PAGES) return tooManyPages();
      const pages: PdfPageText[] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const { width, height, transform } = page.getViewport({ scale: 1 });
        const { items } = await page.getTextContent();
        const texts = items.flatMap((item) =>
          'str' in item ? [{ ...item, transform: item.transform as readonly number[] }] : [],
        );
        pages.push({ width, height, transform: transform, items: texts });
        page.cleanup();
      }
      return pdfFile(pages);
    } catch (error) {
      const isProtected = error instanceof Error && error.name === 'PasswordException';
      return documentError(isProtected ? 'refused-protected' : 'damaged-document');
    } finally {
      await task.destroy();
    }
  };
}
