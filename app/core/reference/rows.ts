import { compareWords, type ComparedPart } from '../edit/compare-texts';
import { lostText, projectedTexts } from './project-reference';
import type { ReferenceLines } from '../settings/view-settings';
import { layBeside, type PageInContext } from './lay-beside';
import type { PreparedReference } from './prepare';
import { slotsOf } from './slots';

/**
 * One line of a reference beside its Line. `same`: nothing to take. `differs`: `theirs` is what the Line would be.
 * `unknown`: the reference has nothing of it. `unlike`: it cannot be compared there. `furniture`: it belongs to the
 * sheet. `lost`: text that belongs behind Line `lineIndex` and has no Line.
 */
export type ReferenceRow = {
  readonly kind: 'same' | 'differs' | 'unknown' | 'unlike' | 'furniture' | 'lost';
  readonly lineIndex: number;
  readonly own: readonly ComparedPart[];
  readonly theirs: readonly ComparedPart[];
};

export type ReferenceLayout = { readonly isComparable: boolean; readonly rows: readonly ReferenceRow[] };

/** A page's Lines with what a reference has in the place of each, from top to bottom. */
export function layoutOf(context: PageInContext, reference: PreparedReference): ReferenceLayout {
  const { page } = context;
  const beside = layBeside(context, reference);
  const texts = projectedTexts(page, beside, reference);
  const lost = slotsOf(page, beside, reference).filter(({ isLost }) => isLost);
  const rows = page.lines.flatMap(({ text }, lineIndex): readonly ReferenceRow[] => [
    rowOf(lineIndex, text, texts),
    ...lost
      .filter((slot) => slot.lineIndex === lineIndex)
      .map((slot): ReferenceRow => ({
        ...{ kind: 'lost', lineIndex, own: [] },
        theirs: [{ text: lostText(reference, slot), isSame: false }],
      })),
  ]);
  return { isComparable: beside.isComparable, rows };
}

function rowOf(lineIndex: number, own: string, texts: ReadonlyMap<number, string | null>): ReferenceRow {
  const theirs = texts.get(lineIndex);
  const plain = [{ text: own, isSame: true }];
  if (theirs === undefined) return { kind: 'furniture', lineIndex, own: plain, theirs: [] };
  if (theirs === null) return { kind: 'unlike', lineIndex, own: plain, theirs: [] };
  if (theirs === '') return { kind: 'unknown', lineIndex, own: [{ text: own, isSame: false }], theirs: [] };
  if (theirs === own) return { kind: 'same', lineIndex, own: plain, theirs: plain };
  const { before, after } = compareWords(own, theirs);
  return { kind: 'differs', lineIndex, own: before ?? [], theirs: after ?? [] };
}

/** Whether there is something to look at in a row, or something to take. */
export function isDiffering({ kind }: ReferenceRow): boolean {
  return kind === 'differs' || kind === 'lost' || kind === 'unknown';
}

/** The rows that are shown, as indexes; with `around`, one line stays on either side of a difference. */
export function shownRows(differing: readonly boolean[], lines: ReferenceLines): readonly number[] {
  const reach = lines === 'around' ? 1 : 0;
  return differing.flatMap((_, index) => {
    const isNear = differing.slice(Math.max(0, index - reach), index + reach + 1).some(Boolean);
    return lines === 'all' || isNear ? [index] : [];
  });
}

/** The block that a row belongs to: neighbouring rows that differ, as Lines `[from, to)`; the row's own Line otherwise. */
export function blockAround(
  rows: readonly ReferenceRow[],
  lineIndex: number,
): { readonly from: number; readonly to: number } {
  const at = rows.findIndex((row) => row.lineIndex === lineIndex);
  const isPart = (index: number) => {
    const row = rows[index];
    return row !== undefined && (isDiffering(row) || row.kind === 'furniture');
  };
  let first = at;
  let last = at;
  while (isPart(first - 1)) first -= 1;
  while (isPart(last + 1)) last += 1;
  return { from: rows[first]?.lineIndex ?? lineIndex, to: (rows[last]?.lineIndex ?? lineIndex) + 1 };
}
