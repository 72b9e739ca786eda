import type { Discrepancy, Severity, Verdict } from '../../discrepancy/model/discrepancy';
import type { Span } from '../../base/span';
import { SEVERITIES } from '../../discrepancy/model/discrepancy';
import type { NotChecked } from '../../discrepancy/evidence/not-checked';
import type { Coverage } from '../../discrepancy/evidence/coverage';
import type { ReferenceText, TranscriptionText } from '../../discrepancy/align-texts/source-text';
import type { ArchivalReference } from '../../project/project';
import type { DocumentLeft } from '../../left/likely-left';
import type { Remark } from '../../page/remarks';

/** A Verdict with who gave it, when (ISO 8601, UTC) and why; empty strings where unknown. */
export type ReportVerdict = {
  readonly verdict: Verdict;
  readonly who: string;
  readonly atUtc: string;
  readonly note: string;
};

/** Rates are 0–1; null where there is no reference transcription to measure against. */
export type ReportMetrics = {
  readonly words: number;
  readonly characterDifference: number | null;
  readonly wordDifference: number | null;
  readonly referenceCoverage: number | null;
  readonly coverage: Coverage;
};

/** What a report says of the check as a whole. */
export function figuresOf(summary: ReportMetrics & NotChecked): {
  readonly metrics: ReportMetrics;
  readonly notChecked: NotChecked;
} {
  const { words, characterDifference, wordDifference, referenceCoverage, coverage } = summary;
  const { failedRules, failedReferences } = summary;
  return {
    metrics: { words, characterDifference, wordDifference, referenceCoverage, coverage },
    notChecked: { failedRules, failedReferences },
  };
}

/** Everything a report says, as values; the same for every format of report. */
export type ReportInput = {
  readonly title: string;
  readonly archival: ArchivalReference | null;
  /** Said under the title: what the picture is and is not. Empty for none. */
  readonly sourceNote: string;
  /** The program and its version. */
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
  /** The texts into which the spans of `discrepancies` count; references are found by file and role. */
  readonly transcription: TranscriptionText;
  readonly references: readonly ReferenceText[];
  readonly discrepancies: readonly Discrepancy[];
  /** Discrepancy id → its newest Verdict. */
  readonly verdicts: Readonly<Record<string, ReportVerdict>>;
  readonly metrics: ReportMetrics;
  /** What a fault of the program left out of the check, or nothing where all was done. */
  readonly notChecked?: NotChecked;
  /** The number of each sheet in `transcription`, from 1; left out where they are all the sheets there are. */
  readonly sheetNumbers?: readonly number[];
  /** Numbers of the sheets that have no text yet and so are not in `transcription`. */
  readonly sheetsWithoutText?: readonly number[];
  /** Discrepancy id → the number of its sheet and of its line there, from 1, as the window shows them. */
  readonly places?: Readonly<Record<string, { readonly sheet: number; readonly line: number }>>;
  /** Every decision that stands, also those on places that nothing is found at any more; the latest first. */
  readonly decisions?: readonly ReportDecision[];
  /** The wrong words that are likely left, by the order of the document's sheets; left out for a text that is no document. */
  readonly left?: DocumentLeft;
  /** Marks and comments in the pages; left out for a text that has none. */
  readonly remarks?: readonly Remark[];
};

/** One decision; `after` is null where the text stayed as it was, `sheet` and `line` where they are not known. */
export type ReportDecision = {
  readonly id: string;
  readonly verdict: Verdict;
  readonly before: string;
  readonly after: string | null;
  readonly who: string;
  readonly atUtc: string;
  readonly sheet: number | null;
  readonly line: number | null;
};

/** A span with what stands around it; line breaks are shown as `↵`. */
export type Excerpt = { readonly before: string; readonly marked: string; readonly after: string };

/** Enough to recognise the place on the scan, about a line of typescript. */
const CONTEXT_CHARS = 60;
/** Missing text can be a third of a document; a report shows how it begins and ends. */
const LONGEST_MARKED = 600;

/** `[from, to)` of `text` with up to 60 characters of context on both sides, cut between words. */
export function excerptOf(text: string, span: Span): Excerpt {
  const before = text.slice(Math.max(0, span.from - CONTEXT_CHARS), span.from);
  const after = text.slice(span.to, span.to + CONTEXT_CHARS);
  const isCutBefore = span.from > CONTEXT_CHARS;
  const isCutAfter = span.to + CONTEXT_CHARS < text.length;
  return {
    before: oneLine(isCutBefore ? before.replace(/^\S*\s+/, '… ') : before.trimStart()),
    marked: oneLine(shorten(text.slice(span.from, span.to))),
    after: oneLine(isCutAfter ? after.replace(/\s+\S*$/, ' …') : after.trimEnd()),
  };
}

function shorten(text: string): string {
  if (text.length <= LONGEST_MARKED) return text;
  const half = LONGEST_MARKED / 2;
  return `${text.slice(0, half)} … ${text.slice(-half)}`;
}

function oneLine(text: string): string {
  return text.replace(/[^\S\n]*[\r\n\f][\s]*/g, ' ↵ ');
}

export function transcriptionExcerpt(input: ReportInput, discrepancy: Discrepancy): Excerpt {
  return excerptOf(input.transcription.text, discrepancy);
}

/** The reference's side, or null for a check of the document against itself. */
export function referenceExcerpt(input: ReportInput, discrepancy: Discrepancy): Excerpt | null {
  const { reference } = discrepancy;
  if (reference === null) return null;
  const given = input.references.find(({ file, role }) => file === reference.file && role === reference.role);
  return given === undefined
    ? { before: '', marked: oneLine(shorten(reference.text)), after: '' }
    : excerptOf(given.text, reference);
}

export type Counted<Member> = { readonly member: Member; readonly count: number };

/** How many there are of each member that occurs, in the order of `members`. */
export function countEach<Member>(
  members: readonly Member[],
  found: readonly Member[],
): readonly Counted<Member>[] {
  return members
    .map((member) => ({ member, count: found.filter((one) => one === member).length }))
    .filter(({ count }) => count > 0);
}

export function countSeverities(discrepancies: readonly Discrepancy[]): readonly Counted<Severity>[] {
  return countEach(
    SEVERITIES,
    discrepancies.map(({ severity }) => severity),
  );
}

/** The Verdict on a Discrepancy, or null for one that is open: so is one that was corrected and has come back. */
export function verdictOn(input: ReportInput, discrepancy: Discrepancy): ReportVerdict | null {
  const given = Object.hasOwn(input.verdicts, discrepancy.id) ? input.verdicts[discrepancy.id] : undefined;
  return given === undefined || given.verdict === 'transcription-corrected' ? null : given;
}
