import type { ComparedLine } from './compare-texts';
import type { Edit } from './edit';
import type { Page } from '../page/transcription';

/**
 * The Edit that makes one compared Line of `now` what it was in `then`; null where the older page had no such Line.
 * `compared` comes from `differingLines` of the two pages' Lines in this order. `newId` names a Line that comes back
 * while its old name is taken.
 */
export function restoreLine(then: Page, now: Page, compared: ComparedLine, newId: () => string): Edit | null {
  const old = compared.before === null ? undefined : then.lines[compared.beforeLine];
  if (old === undefined) return null;
  const at = compared.afterLine;
  const standing = compared.after === null ? undefined : now.lines[at];
  const isTaken = now.lines.some(({ id }) => id === old.id);
  const id = standing?.id ?? (isTaken ? newId() : old.id);
  return {
    pageId: now.id,
    at,
    removed: standing === undefined ? [] : [standing],
    inserted: [{ ...old, id }],
  };
}
