/** On a machine that is busy with other things, work may last this many times its limit by the clock. */
const MOST_WAITS = 6;

/** What work has had so far: by the clock, and of processors' time, of all its threads together. In ms. */
export type Spent = { readonly passedMs: number; readonly workedMs: number };

/**
 * Whether work has taken longer than it may. A slow or busy machine gives it little of its time, and that is not the file's
 * fault: by the clock alone a sound page would be refused there.
 */
export function isOverLimit(limitMs: number, { passedMs, workedMs }: Spent): boolean {
  if (passedMs < limitMs) return false;
  return workedMs >= limitMs || passedMs >= MOST_WAITS * limitMs;
}
