import { isOverLimit } from '../../../app/core/base/work-limit';
import { engineApi } from '../../api-engine';
import { ScanError } from '../scan-error';

const DEFAULT_SECONDS = 20;
const LOOK_EVERY_MS = 1_000;

/** How long decoding or drawing one page may take: what main says in the window's address. */
export function pageLimitMs(): number {
  const seconds = Number(new URLSearchParams(location.search).get('seconds'));
  return (seconds >= DEFAULT_SECONDS ? seconds : DEFAULT_SECONDS) * 1_000;
}

/** Calls `onOver` once what begins now has taken longer than it may. Gives what ends the watch. */
export function watchLimit(limitMs: number, onOver: () => void): () => void {
  const [beganMs, before] = [performance.now(), engineApi.workedMs()];
  const timer = setInterval(() => {
    const spent = { passedMs: performance.now() - beganMs, workedMs: engineApi.workedMs() - before };
    if (!isOverLimit(limitMs, spent)) return;
    clearInterval(timer);
    onOver();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** `work`, or a ScanError `too-slow` once it has taken longer than `limitMs`; `onTimeout` ends what the work runs in. */
export async function withTimeLimit<T>(limitMs: number, work: Promise<T>, onTimeout: () => void): Promise<T> {
  let stop = (): void => undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    stop = watchLimit(limitMs, () => {
      onTimeout();
      reject(new ScanError('too-slow'));
    });
  });
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    stop();
  }
}
