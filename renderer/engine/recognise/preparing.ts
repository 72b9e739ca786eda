import type { BoxPx } from '../../../app/core/base/geometry';
import type { GreyImage } from '../../../app/core/image/grey';
import type { Hold, Preparation } from '../../../app/core/image/prepare';
import type { Leader } from '../../../app/core/image/leaders';
import type { Affine } from '../../../app/core/image/transform';
import type { Unbending } from '../../../app/core/image/unbend';
import { ScanError } from '../scan-error';
import PrepareWorker from './prepare-worker?worker';

export type PrepareRequest = {
  readonly rgba: Uint8ClampedArray;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly hold: Hold;
  readonly preparations: readonly Preparation[];
};

/** One binary PGM a preparation, all of one size, and the way from their px back to those of the scan, at first through the bend of its lines. */
export type PrepareReply = {
  readonly pgms: readonly Uint8Array<ArrayBuffer>[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bend: Unbending | null;
  readonly toOriginal: Affine;
  /** False for a blank sheet, which is not to be read. */
  readonly hasInk: boolean;
  readonly letters: readonly BoxPx[];
  readonly leaders: readonly Leader[];
  /** The height of its small letters; null where it has no type. */
  readonly letterPx: number | null;
  /** The page before it was filtered, for the second reader and for lines that are tried once more; null for a blank sheet. */
  readonly page: GreyImage | null;
};

const idle: Worker[] = [];

/** Prepares a page in a worker of its own; aborting `signal` kills it. The request's pixels are given away. */
export async function preparePage(request: PrepareRequest, signal: AbortSignal): Promise<PrepareReply> {
  signal.throwIfAborted();
  const worker = idle.pop() ?? new PrepareWorker();
  try {
    const reply = await answer(worker, request, signal);
    idle.push(worker);
    return reply;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

async function answer(worker: Worker, request: PrepareRequest, signal: AbortSignal): Promise<PrepareReply> {
  return await new Promise<PrepareReply>((resolve, reject) => {
    const cancel = () => reject(new ScanError('cancelled'));
    signal.addEventListener('abort', cancel, { once: true });
    worker.onmessage = ({ data }: MessageEvent<PrepareReply>) => {
      signal.removeEventListener('abort', cancel);
      resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new ScanError('engine-failed'));
    };
    worker.postMessage(request, [request.rgba.buffer]);
  });
}
