import { isDjvu, readScanHeader } from '../../../app/core/scan/header';
import { refusedSize } from '../../../app/core/scan/limits';
import { ScanError } from '../scan-error';
import { openDecoded } from './decoded-image';
import { openImage } from './image';
import { openPdf } from './pdf';
import type { ScanDocument } from './scan-document';
import type { ScanSource } from './source';
import { openTiff } from './tiff';

export type OpenScanOptions = {
  readonly password: string | undefined;
  /** The person has allowed pages larger than usual. */
  readonly isLargeAllowed: boolean;
  readonly needsSizes: boolean;
};

/** Enough to tell a PDF from an image. */
const HEAD_BYTES = 4_096;

/** Opens a scan by what its bytes say, never by its name. */
export async function openScan(source: ScanSource, options: OpenScanOptions): Promise<ScanDocument> {
  if (source.length === 0) throw new ScanError('scan-empty');
  const first = await source.piece(0, HEAD_BYTES);
  if (isDjvu(first)) throw new ScanError('refused-djvu');
  const head = readScanHeader(first);
  if (head?.format === 'pdf') return await openPdf(source, options);
  const bytes = await source.all();
  const header = readScanHeader(bytes);
  if (header === null) throw new ScanError('unknown-format');
  if (header.format === 'pdf') return await openPdf(source, options);
  if (header.format === 'tiff') return openTiff(bytes, options.isLargeAllowed);
  const refused = refusedSize(header.widthPx, header.heightPx, options.isLargeAllowed);
  if (refused !== null) throw new ScanError(refused);
  const { format } = header;
  if (format === 'jp2' || format === 'j2k' || format === 'heic')
    return await openDecoded(bytes, { ...header, format });
  return await openImage(bytes, { ...header, format });
}
