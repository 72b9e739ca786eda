import { readScanHeader } from '../../../app/core/scan/header';
import { refusedSize } from '../../../app/core/scan/limits';
import { ScanError } from '../scan-error';
import { openImage } from './image';
import { openJpeg2000 } from './jpeg2000';
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
  const head = readScanHeader(await source.piece(0, HEAD_BYTES));
  if (head?.format === 'pdf') return await openPdf(source, options);
  const bytes = await source.all();
  const header = readScanHeader(bytes);
  if (header === null) throw new ScanError('unknown-format');
  if (header.format === 'pdf') return await openPdf(source, options);
  if (header.format === 'tiff') return openTiff(bytes, options.isLargeAllowed);
  const refused = refusedSize(header.widthPx, header.heightPx, options.isLargeAllowed);
  if (refused !== null) throw new ScanError(refused);
  const { format } = header;
  if (format === 'jp2' || format === 'j2k') return openJpeg2000(bytes, { ...header, format });
  return await openImage(bytes, { ...header, format });
}
