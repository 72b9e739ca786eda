import type { Moment } from '../../app/core/session/outcome';

/** A name for a Line that no other has. */
export function newLineId(): string {
  return `p${crypto.randomUUID().slice(0, 13)}`;
}

/** What `reduce` may know of now. */
export function momentNow(): Moment {
  const now = new Date();
  return { atMs: now.getTime(), atUtc: now.toISOString(), newId: newLineId };
}
