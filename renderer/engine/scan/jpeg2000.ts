import type { Jpeg2000Header } from '../../../app/core/scan/jpeg2000';
import { fitCanvas } from '../../../app/core/scan/limits';
import { ScanError } from '../scan-error';
import { decodeImage } from './decode';
import { noTextLayer, type ScanDocument } from './scan-document';

/** A JPEG 2000 image as a scan of one page. */
export function openJpeg2000(bytes: Uint8Array, header: Jpeg2000Header): ScanDocument {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const image = fitCanvas(header.widthPx, header.heightPx, header.dpi);
  const format = header.format === 'jp2' ? 'JP2' : 'J2K';
  return {
    pages: [image],
    drawPage: async (index) => {
      if (index !== 0) throw new ScanError('engine-failed');
      return { image, canvas: await decodeImage({ format, bytes: blob, page: null, size: image }) };
    },
    readTextLayer: noTextLayer([image]),
    close: () => Promise.resolve(),
  };
}
