import { stat } from 'node:fs/promises';

/** What has been asked of a disk and has not answered yet. */
const unanswered = new Set<Promise<unknown>>();

/** Knows of `work` until it ends. */
export function asked<T>(work: Promise<T>): Promise<T> {
  unanswered.add(work);
  const end = () => void unanswered.delete(work);
  work.then(end, end);
  return work;
}

/** What `work` answers, or null after `limitMs`; `work` itself goes on. */
export async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([asked(work), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** A person waits for nothing meanwhile. */
const ANSWER_MS = 3_000;

/** Whether something stands under `path`; null where the place does not say so in time. */
export function isThere(path: string): Promise<boolean | null> {
  const found = stat(path).then(
    () => true,
    () => false,
  );
  return inTime(found, ANSWER_MS);
}

/** More than one dead place can hold; to be called before the first file call of the process. */
export function allowManyFileCalls(): void {
  process.env.UV_THREADPOOL_SIZE ??= '16';
}

/**
 * Ends this process at once where a file call still holds a thread: at the end of a process the system waits for all
 * threads, and for such a one it would wait for ever. Everything must be written by then. The status tells of the signal
 * instead of the exit code.
 */
export function endIfHeld(): void {
  if (unanswered.size > 0) process.kill(process.pid, 'SIGKILL');
}
