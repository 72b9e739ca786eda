import type { Discrepancy } from '../discrepancy/discrepancy';
import { toLineSpans, type SheetText } from '../document-text';
import { inkOf } from '../ink';
import type { Page } from '../transcription';
import type { CheckedPages, Located } from './places';

/** The page that a flag was placed on, as it then was: a memory only, a flag without it is placed again. */
const placedOn = new WeakMap<Located, Page>();

/**
 * Flags with their Lines and their ink. Places count within a page, so flags on pages that did not change keep theirs.
 */
export function locateFlags(
  flags: readonly Discrepancy[],
  checked: CheckedPages,
  before: readonly Located[],
): readonly Located[] {
  const known = new Map(before.map((one) => [one.discrepancy.id, one]));
  const index: Index = {
    pages: new Map(checked.pages.map((page) => [page.id, page])),
    starts: new Map(
      checked.places.sheets.map(({ pageId }, i) => [pageId, checked.places.sheetStarts[i] ?? 0]),
    ),
    sheets: new Map(checked.places.sheets.map((sheet) => [sheet.pageId, sheet])),
  };
  return flags.map((discrepancy) => {
    const old = known.get(discrepancy.id);
    const kept = old === undefined ? null : keptPlace(old, discrepancy, index);
    return kept ?? placed(discrepancy, checked, index.pages);
  });
}

type Index = {
  readonly pages: ReadonlyMap<string, Page>;
  readonly starts: ReadonlyMap<string, number>;
  readonly sheets: ReadonlyMap<string, SheetText>;
};

function keptPlace(old: Located, discrepancy: Discrepancy, index: Index): Located | null {
  const page = placedOn.get(old);
  const [part] = old.parts;
  if (page === undefined || part === undefined || index.pages.get(page.id) !== page) return null;
  if (old.discrepancy === discrepancy) return old;
  // An id may have gone over to another place of the same wording.
  const line = index.sheets.get(part.pageId)?.lines[part.lineIndex];
  const at = (index.starts.get(part.pageId) ?? 0) + (line?.from ?? 0) + part.from;
  if (at !== discrepancy.from || old.discrepancy.text.length !== discrepancy.text.length) return null;
  const kept: Located = { ...old, discrepancy };
  placedOn.set(kept, page);
  return kept;
}

function placed(
  discrepancy: Discrepancy,
  { places, pages: ordered }: CheckedPages,
  pages: ReadonlyMap<string, Page>,
): Located {
  const parts = toLineSpans(places, discrepancy);
  const located: Located = { discrepancy, parts, ink: inkOf(places, ordered, discrepancy) };
  const [first] = parts;
  const page = first === undefined ? undefined : pages.get(first.pageId);
  if (page !== undefined && parts.every(({ pageId }) => pageId === page.id)) placedOn.set(located, page);
  return located;
}
