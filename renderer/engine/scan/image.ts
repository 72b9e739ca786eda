import { fitCanvas, type DrawnSize } from '../../../app/core/scan/limits';
import { readPng16 } from '../../../app/core/scan/png';
import { context2d } from '../picture';
import { ScanError } from '../scan-error';
import { narrowPng } from './narrow-png';
import { noTextLayer, type ScanDocument } from './scan-document';

type ImageHeader = {
  readonly format: 'jpeg' | 'png' | 'webp';
  readonly dpi: number | null;
};

/** A JPEG, PNG or WebP as a scan of one page, turned as its EXIF orientation says. */
export async function openImage(bytes: Uint8Array, header: ImageHeader): Promise<ScanDocument> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${header.format}` });
  const first = await decode(blob);
  const image = fitCanvas(first.width, first.height, header.dpi);
  first.close();
  const deep = readPng16(bytes) === null ? null : bytes;
  return {
    pages: [image],
    drawPage: async (index) => {
      if (index !== 0) throw new ScanError('engine-failed');
      return { image, canvas: await drawn((deep && (await narrowPng(deep))) ?? blob, image) };
    },
    readTextLayer: noTextLayer([image]),
    close: () => Promise.resolve(),
  };
}

async function decode(picture: Blob | ImageData): Promise<ImageBitmap> {
  try {
    // Turned as EXIF says by default; naming that is an error in engines that know it by another word.
    return await createImageBitmap(picture);
  } catch {
    throw new ScanError('scan-damaged');
  }
}

async function drawn(picture: Blob | ImageData, size: DrawnSize): Promise<OffscreenCanvas> {
  const bitmap = await decode(picture);
  const canvas = new OffscreenCanvas(size.widthPx, size.heightPx);
  const context = context2d(canvas);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}
