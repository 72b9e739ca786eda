import type { GivenFile } from '../../app/core/base/file-kinds';
import type { Decode } from '../../app/core/formats/encoding/encodings';
import { readGiven, type FormatFile } from '../../app/core/formats/index';
import { pastLimit } from '../../app/core/page/page-limits';
import { PageFileError } from './scan-error';

const decode: Decode = (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

/** Another program's file as its reader gives it, with the format it turned out to have. Throws a PageFileError. */
export function readPages(file: GivenFile): FormatFile {
  const read = readGiven(file, decode);
  if (!read.ok) throw new PageFileError(read.error);
  for (const page of read.value.pages) {
    const past = pastLimit(page);
    if (past !== null) throw new PageFileError(past);
  }
  return read.value;
}
