import { agreementOf } from './agreement';
import type { Agreement } from './agreement';
import type { Discrepancy, Finding, Kind, ReferenceSpan, Severity, Span } from './discrepancy';
import { gatherEvidence } from './evidence';
import type { CheckInput, Evidence } from './evidence';
import { withoutEchoes } from './echoes';
import { identify } from './identity';
import { lineLocator } from './line-column';
import type { FactReader } from '../facts/reader';
import { formatMessage } from './messages';
import type { Language } from './messages';
import { RULES } from './rules/index';

export type Summary = Agreement & {
  /** Words and numbers of the transcription, without page furniture. */
  readonly words: number;
  /** Only kinds and severities that occur are listed. */
  readonly byKind: Readonly<Partial<Record<Kind, number>>>;
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
};

/** What `checkFindings` gives: Messages still as keys, for windows that speak the reader's language. */
export type Checked = { readonly discrepancies: readonly Discrepancy[]; readonly summary: Summary };

/** A Discrepancy as `sverka check --format json` prints it (DESIGN section 7). */
export type ReportedDiscrepancy = Span & {
  readonly id: string;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly reference: ReferenceSpan | null;
  readonly related?: readonly Span[];
  readonly message: string;
  readonly suggestions: readonly string[];
};

/** The JSON of DESIGN section 7. */
export type CheckResult = {
  readonly version: 1;
  readonly discrepancies: readonly ReportedDiscrepancy[];
  readonly summary: Summary;
};

/** Runs every rule over the input. Discrepancies stand in the order of the text. */
export function checkFindings(input: CheckInput, reader?: FactReader): Checked {
  const evidence = gatherEvidence(input, reader);
  const found = inTextOrder(withoutEchoes(RULES.flatMap((rule) => rule.find(evidence))));
  const discrepancies = completed(found, input.transcription.text);
  return { discrepancies, summary: summarise(discrepancies, evidence) };
}

/** `checkFindings` with every message said in `language`. */
export function checkText(input: CheckInput, language: Language): CheckResult {
  const { discrepancies, summary } = checkFindings(input);
  const spoken = discrepancies.map((one) => ({ ...one, message: formatMessage(one.message, language) }));
  return { version: 1, discrepancies: spoken, summary };
}

/** Sorting is stable, so findings at one place keep the order of the rules. */
function inTextOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.from - b.from || a.to - b.to);
}

function completed(findings: readonly Finding[], text: string): readonly Discrepancy[] {
  const ids = identify(findings, text);
  const locate = lineLocator(text);
  return findings.map((finding, i) => ({
    id: ids[i] ?? '',
    ...finding,
    text: text.slice(finding.from, finding.to),
    ...locate(finding.from),
  }));
}

function summarise(discrepancies: readonly Discrepancy[], evidence: Evidence): Summary {
  return {
    words: evidence.body().words.length,
    byKind: countBy(discrepancies.map((one) => one.kind)),
    bySeverity: countBy(discrepancies.map((one) => one.severity)),
    ...agreementOf(evidence),
  };
}

function countBy<K extends string>(values: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
