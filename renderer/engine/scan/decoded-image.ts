import { fitCanvas, type DrawnSize } from '../../../app/core/scan/limits';
import { ScanError } from '../scan-error';
import { decodeImage, type DecodeRequest } from './decode';
import { noPdf, noTextLayer, type ScanDocument } from './scan-document';

type Decoded = {
  readonly format: 'jp2' | 'j2k' | 'heic';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number | null;
};

const FORMATS = { jp2: 'JP2', j2k: 'J2K', heic: 'HEIC' } as const;

/** A JPEG 2000 or HEIC image, which the window itself does not decode, as a scan of one page. */
export async function openDecoded(bytes: Uint8Array, header: Decoded): Promise<ScanDocument> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const request = { format: FORMATS[header.format], bytes: blob, page: null };
  const image = header.format === 'heic' ? await measured(request) : fitted(header);
  return {
    pages: [image],
    drawPage: async (index) => {
      if (index !== 0) throw new ScanError('engine-failed');
      return { image, canvas: await decodeImage({ ...request, size: image }) };
    },
    readTextLayer: noTextLayer([image]),
    readGrowth: noPdf,
    close: () => Promise.resolve(),
  };
}

function fitted({ widthPx, heightPx, dpi }: Decoded): DrawnSize {
  return fitCanvas(widthPx, heightPx, dpi);
}

/** What crops and turns a HEIC stands in properties that only its decoder follows, so that its size is known afterwards. */
async function measured(request: Omit<DecodeRequest, 'size'>): Promise<DrawnSize> {
  const { width, height } = await decodeImage({ ...request, size: null });
  return { widthPx: width, heightPx: height, dpi: null };
}
