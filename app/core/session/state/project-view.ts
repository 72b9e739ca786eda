import type { LaidSummary } from '../../given/summary';
import type { InkReading } from '../../given/ink-reading';
import type { SheetNotice } from '../../recognise/notice';
import type { Correction } from '../../discrepancy/evidence/confusions';
import type { DecidedPlace } from '../../discrepancy/flags/decided';
import type { Verdict } from '../../discrepancy/model/discrepancy';
import type { FactKnowledge } from '../../facts/compare/compare';
import type { CopiedRecords, FileProblemKind } from '../../project/file-problems';
import type { Project } from '../../project/project';
import type { Knot } from '../../recognise/calibration';
import type { Failure } from '../../base/result';
import type { RevisionInfo } from '../../project/revision';
import type { PageMarks } from '../../page/status-flow';
import type { Page } from '../../page/transcription';

export type VerdictEntry = {
  readonly verdict: Verdict;
  readonly who: string;
  readonly atUtc: string;
  readonly note: string;
  readonly correction?: Correction;
  readonly about?: DecidedPlace;
};

export type ProjectView = {
  readonly project: Project;
  /** Where it lies, for people to read. */
  readonly folder: string;
  readonly readOnly: 'newer-format' | 'read-only-medium' | null;
  /** Where else the folder seems to be open, for a banner; null for nowhere. */
  readonly otherWriter: string | null;
  /** Another computer's copies of this project's files, and how much of what they hold was not known here. */
  readonly takenIn: readonly { readonly file: string; readonly records: number }[];
  /** Pages on which typing that a crash left behind may have to be offered. */
  readonly recoverable: readonly string[];
  /** Pages that a recognition did not come to before the app ended; offered, never begun unasked. */
  readonly unfinishedPageIds: readonly string[];
  /** Discrepancy id → the newest Verdict. */
  readonly verdicts: Readonly<Record<string, VerdictEntry>>;
  /** Discrepancies and digits that were put off and not decided since. */
  readonly later: readonly string[];
  /** Page id → who proofread and validated it, as far as that stands. */
  readonly marks: Readonly<Record<string, PageMarks>>;
  /** Where one stopped on this computer; left out where it was never open here. `line` counts from 0. */
  readonly stoppedAt?: { readonly pageId: string; readonly line: number };
  /** It is the sample that comes with the app. */
  readonly isSample: boolean;
  /** Names and pairs of facts that people taught the project. */
  readonly knowledge: FactKnowledge;
  /** Words that are right in this project, in the order in which they came. */
  readonly words: readonly string[];
  /** How often the machine's words of a confidence are right, as far as the project's finished pages show it. */
  readonly knots: readonly Knot[];
};

/** `isConflict`: the page has moved on since it was typed on the Revision `baseHash`. */
export type RecoveredTyping = {
  readonly page: Page;
  readonly baseHash: string | null;
  readonly isConflict: boolean;
};

/** A page's current text, and typing that a crash left behind, which is offered and never taken unasked. */
export type PageView = {
  readonly page: Page | null;
  readonly hash: string | null;
  readonly recovery: RecoveredTyping | null;
  /** The texts of the passes of the newest recognition, the best first; none where no machine has read the page. */
  readonly readings: readonly string[];
  /** How sure each of them was of its words (`certaintiesOf`); left out where it is not known. */
  readonly certainties?: readonly (readonly number[])[];
  /** What a machine read of a page whose text was given, as a witness of its ink; null for other pages. */
  readonly ink: InkReading | null;
  /** Newer versions of the page that cannot be read any more; what is shown is the newest that can. */
  readonly damagedFiles: readonly string[];
  /** The text that another program wrote over the page, kept as a Revision beside the one that is shown. */
  readonly outsideHash: string | null;
  /** The name of the sync service's copy in which it stood; empty where it was the page's own file. */
  readonly outsideFile?: string;
};

/** A text that claims to say what the scans say: a file (null: to be chosen), or what was pasted. */
export type GivenSource =
  | { readonly kind: 'file'; readonly handle: string | null }
  | { readonly kind: 'pasted'; readonly text: string };

/** What every sheet would get of a given text. `isOther`: too little of it was read on the scans for it to be theirs. */
export type TextPlanView = {
  readonly source: GivenSource;
  readonly fileName: string;
  readonly sheets: readonly LaidSummary[];
  readonly likeness: number;
  readonly isOther: boolean;
  /** Sheets that no machine has read yet. */
  readonly notRead: readonly string[];
};

export type RevisionEntry = {
  readonly hash: string;
  readonly info: RevisionInfo;
  readonly isCurrent: boolean;
  /** It stands beside the current one: nothing was made from it, and no merge has taken it in. */
  readonly isFork: boolean;
};

/** One version in the list of the whole review. */
export type TimelineEntry = {
  readonly hash: string;
  readonly info: RevisionInfo;
  readonly isCurrent: boolean;
};

/** `lines`: how many Lines of the sheet's text change. */
export type SheetToRestore = { readonly pageId: string; readonly hash: string; readonly lines: number };

export type RestorePlan = {
  readonly sheets: readonly SheetToRestore[];
  /** Sheets that had no text then; they stay as they are. */
  readonly withoutText: readonly string[];
};

export type VerifyReport = {
  readonly checkedFiles: number;
  readonly problems: readonly {
    readonly file: string;
    readonly kind: FileProblemKind;
    readonly records?: CopiedRecords;
  }[];
};

/**
 * A Revision that survives a power cut. `isFork`: another version stands beside it in the history. `isRewritten`: the
 * other program's file that the page came from could not hold the change, and what only that file had is left behind.
 * `outsideHash`: what another program had written to the page meanwhile, kept as a Revision of its own.
 */
export type SaveOutcome = {
  readonly hash: string;
  readonly isFork: boolean;
  readonly isRewritten: boolean;
  readonly outsideHash: string | null;
};

/** A Job as a person sees it; `pagesDone` of `pagesTotal`, and how far the page in hand has come (0–1). */
export type JobState = {
  readonly state: 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  readonly pagesDone: number;
  readonly pagesTotal: number;
  readonly pageId: string | null;
  readonly pageProgress: number;
  /** About how long the rest will take; null before the first page is done. */
  readonly leftMs: number | null;
  readonly failures: readonly (Failure & { readonly pageId: string })[];
  /** What of the pages done is not in their texts. */
  readonly notices: readonly { readonly pageId: string; readonly notice: SheetNotice }[];
};
