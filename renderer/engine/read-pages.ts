import { detectFormat, type FormatId } from '../../app/core/formats/index';
import type { ReadFile } from '../../app/core/formats/read-file';
import { PageFileError } from './scan-error';

/** Another program's file as its reader gives it, with the format it turned out to have. Throws a PageFileError. */
export function readPages(text: string): ReadFile & { readonly format: FormatId } {
  const format = detectFormat(text);
  if (format?.read == null) {
    throw new PageFileError(
      'wrong-format',
      'The file is neither PAGE XML, ALTO, hOCR, TEI nor plain text. Convert it to one of these.',
    );
  }
  const read = format.read(text);
  if (!read.ok) throw new PageFileError(read.error.code, read.error.message);
  return { format: format.id, ...read.value };
}
