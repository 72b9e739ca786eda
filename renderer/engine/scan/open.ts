import { readScanHeader } from '../../../app/core/scan/header';
import { refusedSize } from '../../../app/core/scan/limits';
import { assertNever } from '../../../app/core/result';
import { ScanError } from '../scan-error';
import { openImage } from './image';
import { openPdf } from './pdf';
import type { ScanDocument } from './scan-document';

/** Opens a scan by what its bytes say, never by its name. */
export async function openScan(bytes: Uint8Array, password: string | undefined): Promise<ScanDocument> {
  if (bytes.length === 0) throw new ScanError('empty');
  const header = readScanHeader(bytes);
  if (header === null) throw new ScanError('unknown-format');
  switch (header.format) {
    case 'pdf':
      return await openPdf(bytes, password);
    case 'tiff':
    case 'jpeg2000':
      throw new ScanError('unknown-format');
    case 'jpeg':
    case 'png':
    case 'webp': {
      const refused = refusedSize(header.widthPx, header.heightPx);
      if (refused !== null) throw new ScanError(refused);
      return await openImage(bytes, header);
    }
    default:
      return assertNever(header);
  }
}
