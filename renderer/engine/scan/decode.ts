import DecodeWorker from './decode-worker?worker';
import type { DrawnSize } from '../../../app/core/scan/limits';
import { context2d } from '../picture';
import { ScanError } from '../scan-error';
import { pageLimitMs, watchLimit } from './time-limit';

/** One image to decode. `bytes` holds it, and for a TIFF `page` says which of its directories. */
export type DecodeRequest = {
  readonly format: 'TIFF' | 'JP2' | 'J2K' | 'HEIC';
  readonly bytes: Blob;
  readonly page: { readonly offset: number; readonly nextAt: number } | null;
  /** Null takes the image's own size, or what a canvas holds of it. */
  readonly size: DrawnSize | null;
};

export type DecodeReply =
  | {
      readonly pixels: Uint8ClampedArray<ArrayBuffer>;
      readonly widthPx: number;
      readonly heightPx: number;
    }
  | { readonly error: string; readonly isTooLarge: boolean };

const decoders: { compiled: Promise<WebAssembly.Module> | null } = { compiled: null };

/** ImageMagick's decoders, compiled once for all workers. */
function decoderModule(): Promise<WebAssembly.Module> {
  const url = new URL('/engine-assets/imagemagick/magick.wasm', location.href);
  decoders.compiled ??= WebAssembly.compileStreaming(fetch(url));
  return decoders.compiled;
}

/**
 * Decodes one image in a worker of its own, which is ended afterwards whatever happens: no image can hang the engine,
 * nor leave memory behind. Throws a ScanError.
 */
export async function decodeImage(request: DecodeRequest): Promise<OffscreenCanvas> {
  const module = await decoderModule();
  const worker = new DecodeWorker();
  try {
    const reply = await ask(worker, { module, request });
    if ('error' in reply) throw new ScanError(reply.isTooLarge ? 'far-too-large' : 'scan-damaged');
    const { widthPx, heightPx } = reply;
    const canvas = new OffscreenCanvas(widthPx, heightPx);
    context2d(canvas).putImageData(new ImageData(reply.pixels, widthPx, heightPx), 0, 0);
    return canvas;
  } finally {
    worker.terminate();
  }
}

function ask(worker: Worker, message: unknown): Promise<DecodeReply> {
  return new Promise((resolve, reject) => {
    const stop = watchLimit(pageLimitMs(), () => reject(new ScanError('too-slow')));
    worker.onmessage = ({ data }: MessageEvent<DecodeReply>) => {
      stop();
      resolve(data);
    };
    worker.onerror = (event) => {
      stop();
      event.preventDefault();
      reject(new ScanError('scan-damaged'));
    };
    worker.postMessage(message);
  });
}
