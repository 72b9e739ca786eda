import { textChangeBetween, type SheetChange } from '../check-messages';
import type { SheetText } from '../document-text';
import { isApart } from '../layout/page-layout';
import { sheetOf } from './check-input';
import { pagePosition } from './page-position';
import type { TypedChange } from './state-flags';

/**
 * The changes that make one state of the sheets of another, for the check; null where they are not the same sheets.
 *
 * What was typed comes as the editor gave it and is carried over to the sheet's text:
 *
 *     page text   "Лист 8|"  + 5          (what the editor knows: stamps and all, no empty lines)
 *     sheet text  "\nЛист 85\n"           (what is checked: without stamps, a blank line before a paragraph)
 *
 * Texts are compared only where that cannot be done: a Line was split or merged, a whole page was put in place.
 */
export function changesToCheck(
  before: readonly SheetText[],
  after: readonly SheetText[],
  typed: readonly TypedChange[],
): readonly SheetChange[] | null {
  const isSame =
    before.length === after.length && before.every(({ pageId }, i) => pageId === after[i]?.pageId);
  if (!isSame) return null;
  return after.flatMap((now, sheet) => {
    const old = before[sheet];
    if (old === undefined || old === now) return [];
    const known = typedChanges(old, now, typed);
    if (known !== null) return known.map((change) => ({ sheet, ...change }));
    const change = textChangeBetween(old.text, now.text);
    return change === null ? [] : [{ sheet, ...change }];
  });
}

type PlainChange = Omit<SheetChange, 'sheet'>;

/** What was typed on one sheet, or null where that is not all that happened to it. */
function typedChanges(
  before: SheetText,
  after: SheetText,
  typed: readonly TypedChange[],
): readonly PlainChange[] | null {
  const own = typed.filter((change) => change.after.id === after.pageId);
  const [first, last] = [own[0], own[own.length - 1]];
  if (first === undefined || last === undefined) return null;
  const isUnbroken = own.every((change, i) => i === 0 || change.before === own[i - 1]?.after);
  if (!isUnbroken || sheetOf(first.before) !== before || sheetOf(last.after) !== after) return null;
  const changes: PlainChange[] = [];
  for (const change of own) {
    const onSheet = sheetChangeOf(change);
    if (onSheet === null) return null;
    changes.push(...onSheet);
  }
  return changes;
}

/**
 * A typed change in its sheet's text; none inside a stamp or a note in the margin, which are not checked. Null where
 * it changes more than the text of one Line: which Lines there are, their ink, on which paragraphs depend, or whether
 * a Line is checked at all.
 */
export function sheetChangeOf({
  before,
  after,
  from,
  to,
  inserted,
}: TypedChange): readonly PlainChange[] | null {
  const { lineIndex, column } = pagePosition(before, from);
  const [old, now] = [before.lines[lineIndex], after.lines[lineIndex]];
  if (old === undefined || now === undefined || before.lines.length !== after.lines.length) return null;
  const isWithinLine = column + (to - from) <= old.text.length && !inserted.includes('\n');
  if (!isWithinLine || old.boxPx !== now.boxPx || isApart(old) !== isApart(now)) return null;
  if (isApart(old)) return [];
  const start = (sheetOf(before).lines[lineIndex]?.from ?? 0) + column;
  return [{ from: start, to: start + (to - from), inserted }];
}
