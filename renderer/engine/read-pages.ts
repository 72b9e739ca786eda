import { detectFormat, type FormatId } from '../../app/core/formats/index';
import type { Page } from '../../app/core/transcription';
import { PageFileError } from './scan-error';

/** The pages of another program's file, with the format it turned out to have. Throws a PageFileError. */
export function readPages(text: string): { readonly format: FormatId; readonly pages: readonly Page[] } {
  const format = detectFormat(text);
  if (format?.read == null) {
    throw new PageFileError(
      'wrong-format',
      'The file is neither PAGE XML, ALTO, hOCR, TEI nor plain text. Convert it to one of these.',
    );
  }
  const read = format.read(text);
  if (!read.ok) throw new PageFileError(read.error.code, read.error.message);
  return { format: format.id, pages: read.value };
}
