import type { Doubt } from './discrepancy/aids';
import type { Shift } from './discrepancy/apply-change';
import type { Summary } from './discrepancy/check';
import type { Discrepancy } from './discrepancy/discrepancy';
import type { CheckInput } from './discrepancy/evidence';
import type { FlagChange } from './discrepancy/flags';
import type { SheetText } from './document-text';

/** A replacement in the text of one sheet. */
export type SheetChange = {
  readonly sheet: number;
  readonly from: number;
  readonly to: number;
  readonly inserted: string;
};

/** What a window asks of the check in its worker. Offsets count from the start of a sheet, so each edit is small. */
export type CheckRequest =
  | {
      readonly kind: 'begin';
      readonly serial: number;
      readonly sheets: readonly string[];
      readonly input: Omit<CheckInput, 'doubts'>;
      readonly doubts: readonly (readonly Doubt[])[];
      /** The sheet in view, which is checked before the rest. */
      readonly first: number;
    }
  | {
      readonly kind: 'change';
      readonly serial: number;
      readonly changes: readonly SheetChange[];
      readonly doubts: readonly { readonly sheet: number; readonly doubts: readonly Doubt[] }[];
    };

/**
 * What it answers. `first` tells of the sheet in view, `whole` of everything; then changes follow
 * each other. Every request is answered, if only by `failed`, unless a newer beginning has made it pointless.
 */
export type CheckReply =
  | { readonly kind: 'first'; readonly serial: number; readonly flags: readonly Discrepancy[] }
  | {
      readonly kind: 'whole';
      readonly serial: number;
      readonly flags: readonly Discrepancy[];
      readonly summary: Summary;
    }
  | {
      readonly kind: 'change';
      readonly serial: number;
      readonly steps: readonly { readonly flags: FlagChange; readonly shift: Shift }[];
    }
  | {
      readonly kind: 'settled';
      readonly serial: number;
      readonly flags: FlagChange;
      readonly summary: Summary;
    }
  /** The check of this text broke off. The next change begins anew, so a text that breaks it can be mended. */
  | { readonly kind: 'failed'; readonly serial: number };

/** The least replacement that makes one text of the other, or null where they are the same. */
export function textChangeBetween(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly inserted: string } | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  return { from, to: before.length - tail, inserted: after.slice(from, after.length - tail) };
}

/** The changes from one state of the sheets to another, or null where the sheets are not the same ones. */
export function sheetChanges(
  before: readonly SheetText[],
  after: readonly SheetText[],
): readonly SheetChange[] | null {
  const isSame =
    before.length === after.length && before.every(({ pageId }, i) => pageId === after[i]?.pageId);
  if (!isSame) return null;
  return after.flatMap((sheet, i) => {
    const old = before[i];
    const change = old === undefined || old === sheet ? null : textChangeBetween(old.text, sheet.text);
    return change === null ? [] : [{ sheet: i, ...change }];
  });
}
