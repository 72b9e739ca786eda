import { isOmissionAt } from '../align-texts/apparatus';
import type { Evidence } from '../evidence/evidence';
import { keysBetween, wordsSpan } from '../align-texts/body';
import type { Body } from '../align-texts/body';
import { referenceSpan } from '../align-texts/comparison';
import type { Comparison } from '../align-texts/comparison';
import { countMessage, oneLine } from '../evidence/describe';
import type { Finding, Severity } from '../model/discrepancy';
import type { Message } from '../model/messages';
import { LONG_RUN } from '../align-texts/regions';
import type { Region } from '../align-texts/regions';
import type { Rule } from '../evidence/rule';
import { isBeforeNumber, isWeighty } from '../align-texts/weight';

/** A repeated stretch is sought this many words back and forth. */
const TWICE_REACH = 60;
/** This share of its words must agree. */
const TWICE_SHARE = 0.7;
const TWICE_LOOKED_AT = 200;
const SHORTEST_TWICE = 3;

/** Words of the transcription that a reference lacks: one Finding a stretch, `high` where the text stands twice. */
export const extraText: Rule = {
  id: 'extra-text',
  scope: 'place',
  find: (evidence) =>
    evidence
      .comparisons()
      .flatMap((comparison) =>
        comparison.regions
          .filter((region) => region.kind === 'extra')
          .map((region) => extraFinding(evidence, comparison, region)),
      ),
};

/** Where the edition says that it leaves text out, text is to be expected. */
function isTwiceOrFolded({ off }: Evidence, { left, right }: Comparison, region: Region): boolean {
  const { leftFrom, leftTo, rightFrom } = region;
  return off.has('editorial') || !isOmissionAt(right, rightFrom) || standsTwice(left, leftFrom, leftTo);
}

function extraFinding(evidence: Evidence, comparison: Comparison, region: Region): Finding {
  const { leftFrom, leftTo, rightFrom } = region;
  const span = wordsSpan(comparison.left, leftFrom, leftTo);
  if (!isTwiceOrFolded(evidence, comparison, region)) {
    const message = countMessage('edition.omitted', comparison.left, leftFrom, leftTo);
    const reference = referenceSpan(comparison, rightFrom, rightFrom);
    return { kind: 'extra-text', severity: 'info', ...span, reference, message, suggestions: [] };
  }
  const isTwice = standsTwice(comparison.left, leftFrom, leftTo);
  const isOutside = region.edge !== null && leftTo - leftFrom >= LONG_RUN;
  return {
    kind: 'extra-text',
    severity: extraSeverity(comparison.left, region, isTwice, isOutside),
    ...span,
    reference: referenceSpan(comparison, rightFrom, rightFrom),
    message: extraMessage(comparison.left, region, isTwice, isOutside),
    suggestions: isTwice ? [''] : [],
  };
}

/** What a reference does not reach may be all right: it is information, and does not ask for a verdict. */
function extraSeverity(
  left: Body,
  { leftFrom, leftTo }: Region,
  isTwice: boolean,
  isOutside: boolean,
): Severity {
  if (isTwice) return 'high';
  if (isOutside) return 'info';
  if (isBeforeNumber(left, leftFrom, leftTo)) return 'low';
  const isShort = leftTo - leftFrom < LONG_RUN;
  return isShort && keysBetween(left, leftFrom, leftTo).some(isWeighty) ? 'high' : 'medium';
}

function extraMessage(left: Body, region: Region, isTwice: boolean, isOutside: boolean): Message {
  const { leftFrom, leftTo } = region;
  if (isTwice) return countMessage('extra.twice', left, leftFrom, leftTo);
  if (isOutside) return countMessage('extra.edge', left, leftFrom, leftTo);
  if (leftTo - leftFrom >= LONG_RUN) return countMessage('extra.text', left, leftFrom, leftTo);
  const { from, to } = wordsSpan(left, leftFrom, leftTo);
  return { key: 'extra.words', params: { here: oneLine(left.text.slice(from, to)) } };
}

/** Whether words `[from, to)` stand again, nearly alike, within reach before or after: a line read twice. */
function standsTwice(body: Body, from: number, to: number): boolean {
  const length = Math.min(to - from, TWICE_LOOKED_AT);
  if (length < SHORTEST_TWICE) return false;
  for (let shift = 1; shift <= TWICE_REACH + length; shift += 1) {
    if (agreement(body.ids, from, from - shift, length) >= TWICE_SHARE) return true;
    if (agreement(body.ids, from, from + shift, length) >= TWICE_SHARE) return true;
  }
  return false;
}

function agreement(ids: Int32Array, from: number, other: number, length: number): number {
  if (other < 0 || other + length > ids.length) return 0;
  let alike = 0;
  for (let i = 0; i < length; i += 1) if (ids[from + i] === ids[other + i]) alike += 1;
  return alike / length;
}
