import type { ReferenceRole } from '../../project/project';
import type { BoxPx } from '../../base/geometry';
import type { Span } from '../../base/span';
import type { Message } from './messages';

/** The closed list of kinds, in the order in which reports count them. */
export const KINDS = [
  'missing-text',
  'extra-text',
  'moved-text',
  'not-transcribed',
  'text-without-ink',
  'word-differs',
  'word-boundary',
  'number-differs',
  'date-differs',
  'time-differs',
  'document-number-differs',
  'name-differs',
  'identifier-inconsistent',
  'sheet-sequence',
  'impossible-date',
  'digit-letter-mix',
  'mixed-script',
  'impossible-sign',
  'readings-differ',
  'numeral-unconfirmed',
  'low-confidence',
  'not-in-dictionary',
  'punctuation-differs',
  'case-differs',
  'not-comparable',
] as const;

export type Kind = (typeof KINDS)[number];

/** From worst to mildest. `high`: a fact or lost text; `medium`: a word; `low`: unsure; `info`: collapsed. */
export const SEVERITIES = ['high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

export const VERDICTS = [
  'transcription-corrected',
  'reference-differs',
  'original-is-wrong',
  'illegible',
  'not-a-problem',
] as const;

/** What the person decided on a Discrepancy. */
export type Verdict = (typeof VERDICTS)[number];

/** The other side of a Discrepancy: a span of the reference text as given. */
export type ReferenceSpan = Span & {
  readonly file: string;
  readonly role: ReferenceRole;
  readonly text: string;
};

/** What a machine read in the ink of a place: the sheet among those with text, from 0; the box on its scan; how sure it was, 0–1. */
export type InkSpan = {
  readonly sheet: number;
  readonly boxPx: BoxPx;
  readonly text: string;
  readonly probability: number;
};

/** What a rule finds. Everything a later step can derive (id, line, column) is left out. */
export type Finding = Span & {
  readonly kind: Kind;
  readonly severity: Severity;
  /** Null for a check of the document against itself. */
  readonly reference: ReferenceSpan | null;
  /** What the ink has there, where the text was given and a machine's reading is a witness of it. */
  readonly ink?: InkSpan;
  /** Other places of the transcription that speak in the same matter, such as the sheet that has the other number. */
  readonly related?: readonly Span[];
  readonly message: Message;
  /** Replacements for `[from, to)`, best first. */
  readonly suggestions: readonly string[];
};

/** What one text beside the transcription has at a place; empty where it has nothing there. */
export type Testimony = { readonly file: string; readonly role: ReferenceRole; readonly text: string };

/**
 * One place where witnesses disagree, or a text disagrees with itself. Offsets are into the transcription as
 * given; `from` = `to` for `missing-text`, where the text would stand. `line` and `column` count from 1.
 * `id` is made of kind, texts and context, so it survives edits elsewhere.
 */
export type Discrepancy = Finding & {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** What every reference that covers the place has there, those that agree as well. */
  readonly witnesses?: readonly Testimony[];
  /** The readings at the place that hold a word no dictionary knows; left out where there is no dictionary. */
  readonly nonWords?: readonly string[];
};
