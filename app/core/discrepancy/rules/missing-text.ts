import { apparatusAt } from '../align-texts/apparatus';
import { keysBetween, wordsSpan } from '../align-texts/body';
import { referenceSpan } from '../align-texts/comparison';
import type { Comparison } from '../align-texts/comparison';
import { countMessage, oneLine } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Evidence } from '../evidence/evidence';
import type { Message } from '../model/messages';
import { LONG_RUN } from '../align-texts/regions';
import type { Region } from '../align-texts/regions';
import type { Rule } from '../evidence/rule';
import { saysSheetLost } from '../evidence/sheet-lost';
import { isBeforeNumber, isWeighty } from '../align-texts/weight';

/** Up to this many missing words are offered for insertion; more is a line that wants a look at the scan. */
const MOST_SUGGESTED = 12;

/**
 * Words of a reference that the transcription lacks: one Finding for each lost stretch. What belongs to the edition is
 * none; the summary counts it.
 */
export const missingText: Rule = {
  id: 'missing-text',
  scope: 'place',
  find: (evidence) =>
    evidence.comparisons().flatMap((comparison) =>
      comparison.regions
        .filter((region) => region.kind === 'missing')
        .filter(
          ({ rightFrom, rightTo }) =>
            apparatusAt(comparison.right, rightFrom, rightTo, evidence.off) === null,
        )
        .map((region) => missingFinding(comparison, region, evidence)),
    ),
};

function missingFinding(comparison: Comparison, region: Region, evidence: Evidence): Finding {
  const { leftFrom, rightFrom, rightTo } = region;
  const { from } = wordsSpan(comparison.left, leftFrom, leftFrom);
  const reference = referenceSpan(comparison, rightFrom, rightTo);
  const count = rightTo - rightFrom;
  const isScope = isOfScope(comparison, region) && !saysSheetLost(evidence, region.edge);
  const isLabel =
    (count === 1 && isListLabel(comparison, rightFrom)) ||
    isBeforeNumber(comparison.right, rightFrom, rightTo);
  const isGrave = count >= LONG_RUN || keysBetween(comparison.right, rightFrom, rightTo).some(isWeighty);
  return {
    kind: 'missing-text',
    severity: isScope ? 'info' : isLabel ? 'low' : isGrave ? 'high' : 'medium',
    from,
    to: from,
    reference,
    message: missingMessage(comparison, region, oneLine(reference.text), isScope),
    suggestions:
      count <= MOST_SUGGESTED
        ? [leftFrom === 0 ? `${oneLine(reference.text)} ` : ` ${oneLine(reference.text)}`]
        : [],
  };
}

/** `1.` before an item: editions number what the document does not. */
function isListLabel({ right: { text, starts, ends } }: Comparison, index: number): boolean {
  const [from, to] = [starts[index] ?? 0, ends[index] ?? 0];
  const isStart = /(?:^|\n)[ \t]*$/u.test(text.slice(Math.max(0, from - 16), from));
  return (
    isStart &&
    /^\d{1,2}$/u.test(text.slice(from, to)) &&
    /^[.)]\s/u.test(text.slice(to, Math.min(text.length, to + 2)))
  );
}

/** A lost end of a paragraph is at most so long; beyond that the reference simply goes on. */
const LONGEST_LOST_END = 30;

/**
 * Whether a reference only reaches further than the transcription: its text there is a line or paragraph of its own, or
 * more than the rest of one. A few words lacking at the very edge of a paragraph are lost words.
 */
function isOfScope({ right }: Comparison, { edge, rightFrom, rightTo }: Region): boolean {
  if (edge === null) return false;
  if (rightTo - rightFrom > LONGEST_LOST_END) return true;
  const [last, next] = edge === 'head' ? [rightTo - 1, rightTo] : [rightFrom - 1, rightFrom];
  return right.text.slice(right.ends[last] ?? 0, right.starts[next] ?? 0).includes('\n');
}

function missingMessage({ right }: Comparison, region: Region, there: string, isScope: boolean): Message {
  const { rightFrom, rightTo, edge } = region;
  if (!isScope && rightTo - rightFrom < LONG_RUN) return { key: 'missing.words', params: { there } };
  const keys = isScope
    ? (['missing.earlier', 'missing.later'] as const)
    : (['missing.head', 'missing.tail'] as const);
  const key = edge === null ? 'missing.text' : edge === 'head' ? keys[0] : keys[1];
  return countMessage(key, right, rightFrom, rightTo);
}
