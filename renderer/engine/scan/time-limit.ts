import { ScanError } from '../scan-error';

const DEFAULT_SECONDS = 20;

/** How long decoding or drawing one page may take: what main says in the window's address. */
export function pageLimitMs(): number {
  const seconds = Number(new URLSearchParams(location.search).get('seconds'));
  return (seconds >= DEFAULT_SECONDS ? seconds : DEFAULT_SECONDS) * 1_000;
}

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
