/** Something that is done a while after it was last asked for, so that many requests close together become one. */
export type Debounced = {
  /** Starts to wait, or starts to wait again. */
  readonly soon: () => void;
  /** Starts to wait, unless it waits already: it is done at the latest so long after the first request. */
  readonly unlessWaiting: () => void;
  /** Does it at once, in place of what was waiting. */
  readonly now: () => void;
  /** Does it at once, if it was waiting. */
  readonly flush: () => void;
  readonly stop: () => void;
};

export function debounced(run: () => void, afterMs: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const now = () => {
    stop();
    run();
  };
  const start = () => {
    timer = setTimeout(now, afterMs);
  };
  return {
    soon: () => {
      stop();
      start();
    },
    unlessWaiting: () => {
      if (timer === null) start();
    },
    now,
    flush: () => {
      if (timer !== null) now();
    },
    stop,
  };
}

/** Runs something later, for the parts of the window that have no state of their own; gives what takes it back. */
export function later(run: () => void, afterMs: number): () => void {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
}

/**
 * Runs something in the next gap between frames, and at the latest after `limitMs`, so that it does not stand between a key
 * and the frame that shows it. Where nothing tells of gaps (no window), at once.
 */
export function inGap(run: () => void, limitMs: number): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: limitMs });
  else run();
}

/** Waits for `work`, but no longer than `limitMs`; the work itself goes on. */
export async function inTime(work: Promise<unknown>, limitMs: number): Promise<void> {
  let takeBack = (): void => undefined;
  const limit = new Promise<void>((resolve) => {
    takeBack = later(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  takeBack();
}

/** One task at a time, in the order in which they came. A task that throws does not hold up the others. */
export type Turns = <T>(task: () => Promise<T>) => Promise<T>;

export function inTurn(onError: (error: unknown) => void): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(onError);
    return run;
  };
}
