/**
 * Adds up the processors' time of a process, in ms, from the share that Electron tells: of all `cores`, in percent, since it was
 * last asked. It counts from the first call, and must be the only one who asks.
 */
export function countWork(
  percentSinceLast: () => number,
  cores: number,
  nowMs: () => number = () => performance.now(),
): () => number {
  let lastMs: number | null = null;
  let workedMs = 0;
  return () => {
    const now = nowMs();
    const percent = percentSinceLast();
    if (lastMs !== null) workedMs += (percent / 100) * cores * (now - lastMs);
    lastMs = now;
    return workedMs;
  };
}
