import { readFormat, type FormatId } from '../../app/core/formats/index';
import type { ReadFile } from '../../app/core/formats/read-file';
import { PageFileError } from './scan-error';

/** Another program's file as its reader gives it, with the format it turned out to have. Throws a PageFileError. */
export function readPages(text: string): ReadFile & { readonly format: FormatId } {
  const read = readFormat(text);
  if (!read.ok) throw new PageFileError(read.error.code, read.error.message);
  return read.value;
}
