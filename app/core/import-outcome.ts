import type { TextAccount } from './formats/account';
import type { FormatId } from './formats/index';
import type { ImportDoubt } from './import-doubts';

/** What a sheet got from a file: how many lines, and characters other than white space. */
export type TakenSheet = { readonly pageId: string; readonly lines: number; readonly characters: number };

/**
 * `taken`: the sheets have a new version; `withoutText` are those whose page in the file has no text, which stay as they
 * were. `question`: nothing was done, and the person should look at the doubts first. `no-text`: there is nothing to take.
 */
export type ImportOutcome =
  | {
      readonly type: 'taken';
      readonly fileName: string;
      readonly format: FormatId;
      readonly sheets: readonly TakenSheet[];
      readonly withoutText: readonly string[];
      readonly account: TextAccount;
    }
  | {
      readonly type: 'question';
      readonly fileName: string;
      readonly sha256: string;
      readonly doubts: readonly ImportDoubt[];
    }
  | { readonly type: 'no-text'; readonly fileName: string };
