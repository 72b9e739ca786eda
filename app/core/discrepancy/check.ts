import { agreementOf } from './evidence/agreement';
import type { Agreement } from './evidence/agreement';
import { coverageOf } from './evidence/coverage';
import type { Coverage } from './evidence/coverage';
import type { Discrepancy, Kind, ReferenceSpan, Severity } from './model/discrepancy';
import type { Span } from '../base/span';
import type { CheckInput, Evidence } from './evidence/evidence';
import { NO_AIDS } from './evidence/aids';
import type { CheckAids, Doubt } from './evidence/aids';
import type { Shift } from './apply-change';
import { newFlags, together } from './flags';
import type { FlagChange } from './flags';
import type { TextChange } from './align-texts/transcript-reindex';
import { formatMessage } from './model/messages';
import type { Language } from '../base/language';
import type { NotChecked } from './evidence/not-checked';
import { readTexts } from './session';
import type { FindingBatch, Source } from './batch';
import type { Reading } from './session';

export type { FlagChange, Shift, TextChange };

export type Summary = Agreement &
  NotChecked & {
    /** Words and numbers of the transcription, without page furniture. */
    readonly words: number;
    /** Only kinds and severities that occur are listed. */
    readonly byKind: Readonly<Partial<Record<Kind, number>>>;
    readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
    /** What was compared with what; without it, no discrepancies say nothing. */
    readonly coverage: Coverage;
  };

/** What `checkFindings` gives: Messages still as keys, for windows that speak the reader's language. */
export type Checked = { readonly discrepancies: readonly Discrepancy[]; readonly summary: Summary };

/** A Discrepancy as `sverka check --format json` prints it. */
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

/** What `sverka check --format json` prints. */
export type CheckResult = {
  readonly version: 1;
  readonly discrepancies: readonly ReportedDiscrepancy[];
  readonly summary: Summary;
};

/** A document under check: it takes changes of the transcription in, and tells what they do to the flags. */
export type Check = {
  /**
   * What a change of the text does to the flags near it: everything that rules of scope `place` find is then as a new
   * check would have it. Flags after it have moved by the shift. Null where a new check must be begun.
   */
  readonly change: (change: TextChange) => { readonly flags: FlagChange; readonly shift: Shift } | null;
  /** Runs the rules that look at the whole document, with the words that are in doubt now; afterwards everything is as a
   * new check would have it. */
  readonly settle: (doubts?: readonly Doubt[]) => FlagChange;
  readonly checked: () => Checked;
  readonly summary: () => Summary;
};

/**
 * Begins a check, in steps: whoever drives them may stop in between for good. On the way it yields the flags of the
 * stretch around `firstAt`, where the person is, and undefined at every other step.
 */
export function* beginCheck(
  input: CheckInput,
  firstAt = 0,
  aids: CheckAids = NO_AIDS,
): Generator<FlagChange | undefined, Check, void> {
  const reading = yield* readTexts(input, aids);
  const flags = newFlags(reading.left, input.references, reading.testify);
  const batches: FindingBatch[] = [];
  const seen = new Set<Source>();
  for (const one of reading.findAll(firstAt)) {
    batches.push(one);
    yield seen.has(one.source)
      ? undefined
      : newFlags(reading.left, input.references, reading.testify).apply([one]);
    seen.add(one.source);
  }
  flags.lay(joined(batches));
  return {
    change: (change) => {
      const { from, to } = change;
      const before = reading.left.lineColumn(to);
      const after = reading.findAfter(change);
      if (after === null) return null;
      const { longerBy } = after.left;
      flags.shift(from, to, longerBy);
      const shift = { from, to, longerBy, before, after: reading.left.lineColumn(to + longerBy) };
      return { flags: flags.apply(after.batches), shift };
    },
    settle: (doubts = input.doubts ?? []) => {
      const moved = flags.apply(reading.settle());
      const found = flags.apply([reading.findInDocument(doubts)]);
      return together([moved, found, flags.hear(reading.said())]);
    },
    checked: () => {
      const discrepancies = flags.all();
      return { discrepancies, summary: summarise(discrepancies, reading) };
    },
    summary: () => summarise(flags.findings(), reading),
  };
}

/** What each source found, in one batch. */
function joined(batches: readonly FindingBatch[]): readonly FindingBatch[] {
  const sources = [...new Set(batches.map(({ source }) => source))];
  return sources.map((source) => ({
    ...{ source, from: 0, to: Infinity },
    found: batches.flatMap((one) => (one.source === source ? one.found : [])),
  }));
}

/** Runs every rule over the input. Discrepancies stand in the order of the text. */
export function checkFindings(input: CheckInput, aids: CheckAids = NO_AIDS): Checked {
  const steps = beginCheck(input, 0, aids);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    step.value.settle();
    return step.value.checked();
  }
}

/** `checkFindings` with every message in `language`. */
export function checkText(input: CheckInput, language: Language, aids: CheckAids = NO_AIDS): CheckResult {
  return spoken(checkFindings(input, aids), language);
}

/** The same of a check that was made before. */
export function spoken({ discrepancies, summary }: Checked, language: Language): CheckResult {
  const worded = discrepancies.map((one) => reported(one, language));
  return { version: 1, discrepancies: worded, summary };
}

/** Without what the window alone needs to weigh one reading against another. */
function reported(one: Discrepancy, language: Language): ReportedDiscrepancy {
  const { id, kind, severity, from, to, reference, related, suggestions, text, line, column } = one;
  return {
    ...{ id, kind, severity, from, to, reference },
    ...(related === undefined ? {} : { related }),
    message: formatMessage(one.message, language),
    ...{ suggestions, text, line, column },
  };
}

function summarise(
  discrepancies: readonly Pick<Discrepancy, 'kind' | 'severity'>[],
  reading: Reading,
): Summary {
  const evidence = reading.evidence();
  const coverage = coverageOf(evidence);
  return {
    words: evidence.body().count,
    byKind: countBy(discrepancies.map((one) => one.kind)),
    bySeverity: countBy(discrepancies.map((one) => one.severity)),
    ...walledAgreement(reading, evidence, coverage),
    coverage,
    ...reading.walls.notChecked(),
  };
}

const NO_RATES: Agreement = { characterDifference: null, wordDifference: null, referenceCoverage: null };

function walledAgreement(reading: Reading, evidence: Evidence, coverage: Coverage): Agreement {
  const [first] = evidence.comparisons();
  if (first === undefined) return NO_RATES;
  return reading.walls.reference(first.reference, () => agreementOf(evidence, coverage)) ?? NO_RATES;
}

function countBy<K extends string>(values: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
