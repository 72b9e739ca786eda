import Tesseract, { type Worker } from 'tesseract.js';
import { relaxedSimd, simd } from 'wasm-feature-detect';
import { PREPARED_DPI } from '../../../app/core/image/prepare';
import { ScanError } from '../scan-error';

const ASSETS = new URL('/engine-assets/tesseract/', location.href).href;
const LANGUAGES = new URL('/tessdata/', location.href).href;
const LANGUAGE = 'rus';

/**
 * Tesseract finds the columns and blocks of a page by itself. It does not try each doubtful line as white on black
 * too: a negative has been turned into a positive before. The pictures themselves say no resolution; without one it takes
 * the rules of a table for text and loses what stands between them.
 */
const PARAMETERS = {
  ...{ tessedit_pageseg_mode: Tesseract.PSM.AUTO, tessedit_do_invert: '0' },
  user_defined_dpi: String(PREPARED_DPI),
};

type Held = { readonly worker: Worker; report: (share: number) => void };

/** Workers that have the language model loaded and nothing to do. Loading it takes about a second. */
const idle: Held[] = [];

/** Runs `job` on a Tesseract worker of its own. A worker that failed or was cancelled is never used again. */
export async function withWorker<T>(
  signal: AbortSignal,
  onProgress: (share: number) => void,
  job: (worker: Worker) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const held = idle.pop() ?? (await startWorker());
  held.report = onProgress;
  try {
    const value = await untilAborted(signal, job(held.worker));
    held.report = () => undefined;
    idle.push(held);
    return value;
  } catch (error) {
    void held.worker.terminate();
    throw error;
  }
}

async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return await new Promise<T>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new ScanError('cancelled')), { once: true });
    work.then(resolve, (reason: unknown) => reject(toError(reason)));
  });
}

/** Tesseract.js rejects with plain strings. */
function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

async function startWorker(): Promise<Held> {
  const held: { worker: Worker | null; report: (share: number) => void } = {
    worker: null,
    report: () => undefined,
  };
  const started = Tesseract.createWorker(LANGUAGE, Tesseract.OEM.LSTM_ONLY, {
    workerPath: `${ASSETS}worker.min.js`,
    corePath: `${ASSETS}${await coreName()}.js`,
    langPath: LANGUAGES,
    workerBlobURL: false,
    gzip: false,
    cacheMethod: 'none',
    logger: (message) => {
      if (message.status === 'recognizing text') held.report(message.progress);
    },
    errorHandler: () => undefined,
  });
  try {
    held.worker = await started;
    await held.worker.setParameters(PARAMETERS);
  } catch (reason) {
    throw toError(reason);
  }
  return held as Held;
}

/** The fastest build of the recogniser that this machine runs. */
async function coreName(): Promise<string> {
  if (await relaxedSimd()) return 'tesseract-core-relaxedsimd-lstm';
  return (await simd()) ? 'tesseract-core-simd-lstm' : 'tesseract-core-lstm';
}
