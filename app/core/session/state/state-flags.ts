import type { Doubt } from '../../discrepancy/evidence/aids';
import type { Summary } from '../../discrepancy/check';
import type { Discrepancy } from '../../discrepancy/model/discrepancy';
import type { SheetText } from '../../check/document-text';
import type { Page } from '../../page/transcription';
import type { CheckedPages, Located } from './places';

/** What the check was sent last, as far as the next request and its replies are measured against it. */
export type SentCheck = {
  /** The serial of the newest `begin`: replies to anything older are of another text or another project. */
  readonly begunAt: number;
  readonly sheets: readonly SheetText[];
  /** For each sheet. */
  readonly doubts: readonly (readonly Doubt[])[];
  /** What a check is begun anew for when it changes. */
  readonly basis: readonly unknown[];
  /** The text is what the flags were found in, so they hold until everything has been looked at anew. */
  readonly isSameText: boolean;
  /** Null until everything has been looked at. */
  readonly summary: Summary | null;
  /** What the person was last told could not be checked, in English. */
  readonly incomplete: string | null;
  /** The newest request has not been answered to its end. */
  readonly isOpen: boolean;
};

/** A change as the editor gave it, with the page before and after it. Offsets count in the page's text. */
export type TypedChange = {
  readonly before: Page;
  readonly after: Page;
  readonly from: number;
  readonly to: number;
  readonly inserted: string;
};

export type FlagsSlice = {
  /** Every flag of the newest reply. */
  readonly found: readonly Discrepancy[];
  /** The same flags with their places. */
  readonly located: readonly Located[];
  /** Ids that were corrected and are found again. */
  readonly returned: ReadonlySet<string>;
  readonly summary: Summary | null;
  readonly activeId: string | null;
  /** Flags that were decided, the last first: undo shows them again before the check has found them. */
  readonly remembered: readonly Located[];
  /** A check is asked for and has not been sent yet. */
  readonly isCheckDue: boolean;
  /** Grows with each request to the check, and never starts again. */
  readonly serial: number;
  readonly sent: SentCheck | null;
  /** The thread of the check was lost, and has not checked everything since. */
  readonly isSecondTry: boolean;
  readonly checked: CheckedPages;
  /** What was typed since the check was sent something, in order. */
  readonly typed: readonly TypedChange[];
};
