import { drawnSize, refusedSize } from '../../../app/core/scan/limits';
import { readTiffPages, type TiffPage } from '../../../app/core/scan/tiff';
import { ScanError } from '../scan-error';
import { decodeImage } from './decode';
import { noPdf, noTextLayer, type ScanDocument } from './scan-document';

/** A TIFF or BigTIFF as a scan of as many pages as it has images, each upright and with square pixels. */
export function openTiff(bytes: Uint8Array, isLargeAllowed: boolean): ScanDocument {
  const found = readTiffPages(bytes);
  if (!found.ok) throw new ScanError(found.error.code);
  const stored = found.value;
  refuseSizes(stored, isLargeAllowed);
  if (stored.every(({ isSupported }) => !isSupported)) throw new ScanError('unsupported');
  // A Blob may lie outside this process's memory, and is handed to the workers without a copy.
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const pages = stored.map(drawnSize);
  return {
    pages,
    drawPage: async (index) => {
      const [page, image] = [stored[index], pages[index]];
      if (page === undefined || image === undefined) throw new ScanError('engine-failed');
      if (page.isDamaged) throw new ScanError('scan-damaged');
      if (!page.isSupported) throw new ScanError('unsupported');
      const { offset, nextAt } = page;
      const request = { format: 'TIFF', bytes: blob, page: { offset, nextAt }, size: image } as const;
      return { image, canvas: await decodeImage(request) };
    },
    readTextLayer: noTextLayer(pages),
    readGrowth: noPdf,
    close: () => Promise.resolve(),
  };
}

function refuseSizes(pages: readonly TiffPage[], isLargeAllowed: boolean): void {
  for (const { widthPx, heightPx } of pages) {
    const refused = refusedSize(widthPx, heightPx, isLargeAllowed);
    if (refused !== null) throw new ScanError(refused);
  }
}
