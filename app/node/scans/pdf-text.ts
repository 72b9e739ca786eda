import { documentError } from '../../core/formats/detect/refusals';
import { readPdfText } from '../../core/formats/pdf/pdf-file';
import type { ReadPdf } from '../project/foreign-page';

/** The folders in which pdf.js finds its tables of character codes and its fonts. */
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
      ...{ cMapUrl: withSlash(cMaps), cMapPacked: true, standardFontDataUrl: withSlash(fonts) },
      ...{ enableXfa: false, isEvalSupported: false, useSystemFonts: false, disableFontFace: true },
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    });
    try {
      return await readPdfText(await task.promise);
    } catch (error) {
      const isProtected = error instanceof Error && error.name === 'PasswordException';
      return documentError(isProtected ? 'refused-protected' : 'damaged-document');
    } finally {
      await task.destroy();
    }
  };
}

/** pdf.js asks for one at the end, also where folders are told by backslashes. */
function withSlash(folder: string): string {
  return folder.replace(/[\\/]?$/, '/');
}
