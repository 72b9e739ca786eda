import { readPdfText } from '../../app/core/formats/pdf/pdf-file';
import type { FormatFile } from '../../app/core/formats/index';
import { documentError } from '../../app/core/formats/detect/refusals';
import type { Result } from '../../app/core/base/result';
import type { FormatErrorCode } from '../../app/core/formats/xml/xml';
import { ScanError } from './scan-error';
import { openPdfSession } from './scan/pdf-session';

/** Main gives up before this. */
const READ_TIMEOUT_MS = 25_000;

/** The text of a PDF whose bytes are here. */
export async function readPdf(bytes: Uint8Array): Promise<Result<FormatFile, FormatErrorCode>> {
  const source = {
    length: bytes.length,
    all: () => Promise.resolve(bytes),
    piece: (from: number, to: number) => Promise.resolve(bytes.slice(from, to)),
  };
  const session = openPdfSession(source, undefined);
  try {
    return await session.withPdf(READ_TIMEOUT_MS, readPdfText);
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    return documentError(error.code === 'password' ? 'refused-protected' : 'damaged-document');
  } finally {
    session.close();
  }
}
