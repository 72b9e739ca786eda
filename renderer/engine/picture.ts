import { ScanError } from './scan-error';

/** Good enough to read worn ink at 200 %, a fifth of the PNG's size. */
const JPEG_QUALITY = 0.85;

/** The canvas as JPEG bytes, made smaller where a side is longer than `maxSidePx`. */
export async function toJpeg(canvas: OffscreenCanvas, maxSidePx: number | null): Promise<Uint8Array> {
  const blob = await fit(canvas, maxSidePx).convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

function fit(canvas: OffscreenCanvas, maxSidePx: number | null): OffscreenCanvas {
  const scale = maxSidePx === null ? 1 : Math.min(1, maxSidePx / Math.max(canvas.width, canvas.height));
  if (scale === 1) return canvas;
  const small = new OffscreenCanvas(
    Math.max(1, Math.round(canvas.width * scale)),
    Math.max(1, Math.round(canvas.height * scale)),
  );
  const context = context2d(small);
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, small.width, small.height);
  return small;
}

/** The canvas's drawing context; a canvas too large for this machine has none. */
export function context2d(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new ScanError('scan-too-large');
  return context;
}
