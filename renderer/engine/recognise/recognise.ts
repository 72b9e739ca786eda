import { linesFromBlocks } from '../../../app/core/recognise/lines';
import type { Line, PageImage } from '../../../app/core/transcription';
import { context2d } from '../picture';
import { toPgm, toGrey } from './pgm';
import { preparePage } from './prepare';
import { withWorker } from './workers';

/**
 * Recognises one drawn page. `onProgress` gets a share of the page, 0–1. Aborting `signal` kills the worker in
 * hand at once, since Tesseract cannot be asked to stop.
 */
export async function recogniseCanvas(
  canvas: OffscreenCanvas,
  image: PageImage,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Line[]> {
  const pixels = context2d(canvas).getImageData(0, 0, canvas.width, canvas.height);
  const prepared = preparePage(toGrey(pixels.data, pixels.width, pixels.height));
  signal.throwIfAborted();
  const pgm = toPgm(prepared.image);
  const blocks = await withWorker(signal, onProgress, async (worker) => {
    const options = image.dpi === null ? {} : { user_defined_dpi: String(image.dpi) };
    const { data } = await worker.recognize(pgm, options as object, { blocks: true, text: false });
    return data.blocks;
  });
  return linesFromBlocks(blocks ?? [], image, prepared.toOriginal);
}
