import { context2d } from '../picture';
import { ScanError } from '../scan-error';
import type { ScanDocument } from './scan-document';

type ImageHeader = {
  readonly format: 'jpeg' | 'png' | 'webp';
  readonly dpi: number | null;
};

/** A JPEG, PNG or WebP as a scan of one page, turned as its EXIF orientation says. */
export async function openImage(bytes: Uint8Array, header: ImageHeader): Promise<ScanDocument> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${header.format}` });
  const first = await decode(blob);
  const image = { widthPx: first.width, heightPx: first.height, dpi: header.dpi };
  first.close();
  return {
    pages: [image],
    drawPage: async (index) => {
      if (index !== 0) throw new ScanError('engine-failed');
      return { image, canvas: await draw(blob) };
    },
    close: () => Promise.resolve(),
  };
}

async function decode(blob: Blob): Promise<ImageBitmap> {
  try {
    // Turned as EXIF says by default; naming that is an error in engines that know it by another word.
    return await createImageBitmap(blob);
  } catch {
    throw new ScanError('damaged');
  }
}

async function draw(blob: Blob): Promise<OffscreenCanvas> {
  const bitmap = await decode(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = context2d(canvas);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}
