import type { LeftOut } from '../../../app/core/recognise/engine';
import { fitCanvas, type DrawnSize } from '../../../app/core/scan/limits';
import { readPng16 } from '../../../app/core/scan/png';
import { context2d } from '../picture';
import { ScanError } from '../scan-error';
import { narrowPng } from './narrow-png';
import { noPdf, noTextLayer, type ScanDocument } from './scan-document';

type ImageHeader = {
  readonly format: 'jpeg' | 'png' | 'webp' | 'avif' | 'bmp' | 'gif';
  readonly dpi: number | null;
};

/** A picture that the window itself decodes as a scan of one page, turned as it says; of moving pictures the first image. */
export async function openImage(bytes: Uint8Array, header: ImageHeader): Promise<ScanDocument> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${header.format}` });
  const first = await decode(blob);
  const image = fitCanvas(first.width, first.height, header.dpi);
  first.close();
  const leftOut = await moreFrames(blob);
  const deep = readPng16(bytes) === null ? null : bytes;
  return {
    pages: [image],
    drawPage: async (index) => {
      if (index !== 0) throw new ScanError('engine-failed');
      const canvas = await drawn((deep && (await narrowPng(deep))) ?? blob, image);
      return { image, canvas, leftOut };
    },
    readTextLayer: noTextLayer([image]),
    readGrowth: noPdf,
    close: () => Promise.resolve(),
  };
}

/** Formats that may hold several images; of the others the browser need not be asked. */
const MOVING: readonly string[] = ['image/gif', 'image/webp', 'image/png', 'image/avif'];

/** The images after the first, which alone becomes the page. What cannot be counted is one image. */
async function moreFrames(blob: Blob): Promise<readonly LeftOut[]> {
  if (!MOVING.includes(blob.type)) return [];
  const decoder = new ImageDecoder({ data: await blob.arrayBuffer(), type: blob.type });
  try {
    await decoder.tracks.ready;
    const frames = decoder.tracks.selectedTrack?.frameCount ?? 1;
    return frames > 1 ? [{ kind: 'more-frames', count: frames - 1 }] : [];
  } catch {
    return [];
  } finally {
    decoder.close();
  }
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
