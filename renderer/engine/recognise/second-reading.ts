import { faultOf } from '../../../app/core/diagnostics/fault';
import type { Line } from '../../../app/core/page/transcription';
import type { TwoReaders } from '../../../app/core/recognise/two-readers';
import type { PreparedPage } from '../../../app/core/reader/read-page';
import { engineApi } from '../../api-engine';
import { ScanError } from '../scan-error';
import SecondWorker from './second-worker?worker';

export type SecondRequest = { readonly page: PreparedPage; readonly lines: readonly Line[] };

/** `two` is null where the page is no typescript, which the second reader does not read. */
export type SecondReply = { readonly two: TwoReaders | null } | { readonly failed: string };

const idle: Worker[] = [];

/**
 * Has the second reader read the first one's lines, in a worker of its own; aborting `signal` kills it. Null where the
 * page is no typescript; `failed` where the reader cannot be started here, or breaks off.
 */
export async function readSecond(
  request: SecondRequest,
  signal: AbortSignal,
): Promise<TwoReaders | 'failed' | null> {
  signal.throwIfAborted();
  const worker = idle.pop() ?? new SecondWorker();
  try {
    const reply = await answer(worker, request, signal);
    if ('failed' in reply) throw new Error(reply.failed);
    idle.push(worker);
    return reply.two;
  } catch (error) {
    worker.terminate();
    if (signal.aborted) throw error;
    // The page is read by filtered passes instead: its account says so, and the log why.
    engineApi.reply({ id: 0, type: 'fault', where: 'second reader', fault: faultOf(error) });
    return 'failed';
  }
}

async function answer(worker: Worker, request: SecondRequest, signal: AbortSignal): Promise<SecondReply> {
  return await new Promise<SecondReply>((resolve, reject) => {
    const cancel = () => reject(new ScanError('cancelled'));
    signal.addEventListener('abort', cancel, { once: true });
    worker.onmessage = ({ data }: MessageEvent<SecondReply>) => {
      signal.removeEventListener('abort', cancel);
      resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.postMessage(request);
  });
}
