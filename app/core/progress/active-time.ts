/** A pause longer than this is no work: the person has gone for a book or a coffee. */
export const LONGEST_PAUSE_MS = 60_000;

/** The page and time of the last activity, and the time on each page that is not saved yet. */
export type ActiveTime = {
  readonly pageId: string | null;
  readonly lastMs: number;
  readonly pendingMs: Readonly<Record<string, number>>;
};

export const NO_TIME: ActiveTime = { pageId: null, lastMs: 0, pendingMs: {} };

/** Activity on a page at `nowMs`: adds the time since the last one, unless that exceeds LONGEST_PAUSE_MS. */
export function didSomething(time: ActiveTime, pageId: string, nowMs: number): ActiveTime {
  const sinceMs = nowMs - time.lastMs;
  const counts = time.pageId === pageId && sinceMs > 0 && sinceMs <= LONGEST_PAUSE_MS;
  const pendingMs = counts
    ? { ...time.pendingMs, [pageId]: (time.pendingMs[pageId] ?? 0) + sinceMs }
    : time.pendingMs;
  return { pageId, lastMs: nowMs, pendingMs };
}

/** The window lost its focus: what comes next begins anew. */
export function paused(time: ActiveTime): ActiveTime {
  return { ...time, pageId: null };
}

/** The whole seconds that can be written down, and what is left for later. */
export function takeSeconds(time: ActiveTime): {
  readonly seconds: Readonly<Record<string, number>>;
  readonly time: ActiveTime;
} {
  const pages = Object.entries(time.pendingMs);
  const whole = pages.map(([id, ms]): [string, number] => [id, Math.floor(ms / 1_000)]);
  const left = pages.map(([id, ms]): [string, number] => [id, ms % 1_000]);
  return {
    seconds: Object.fromEntries(whole.filter(([, seconds]) => seconds > 0)),
    time: { ...time, pendingMs: Object.fromEntries(left.filter(([, ms]) => ms > 0)) },
  };
}
