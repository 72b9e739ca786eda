import { ScanError } from '../scan-error';

/** `work`, or a ScanError `too-slow` once `limitMs` have passed; `onTimeout` ends what the work runs in. */
export async function withTimeLimit<T>(limitMs: number, work: Promise<T>, onTimeout: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onTimeout();
      reject(new ScanError('too-slow'));
    }, limitMs);
  });
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
