import { keysBetween, wordsSpan } from '../align-texts/body';
import { referenceSpan } from '../align-texts/comparison';
import type { Comparison } from '../align-texts/comparison';
import { countMessage, oneLine } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Message } from '../model/messages';
import { LONG_RUN } from '../align-texts/regions';
import type { Region } from '../align-texts/regions';
import type { Rule } from '../evidence/rule';
import { isWeighty } from '../align-texts/weight';

/** Up to this many missing words are offered for insertion; more is a line that wants a look at the scan. */
const MOST_SUGGESTED = 12;

/** Words of a reference that the transcription lacks: one Finding for each lost stretch. */
export const missingText: Rule = {
  id: 'missing-text',
  scope: 'place',
  find: (evidence) =>
    evidence
      .comparisons()
      .flatMap((comparison) =>
        comparison.regions
          .filter((region) => region.kind === 'missing')
          .map((region) => missingFinding(comparison, region)),
      ),
};

function missingFinding(comparison: Comparison, region: Region): Finding {
  const { leftFrom, rightFrom, rightTo } = region;
  const { from } = wordsSpan(comparison.left, leftFrom, leftFrom);
  const reference = referenceSpan(comparison, rightFrom, rightTo);
  const count = rightTo - rightFrom;
  const isGrave = count >= LONG_RUN || keysBetween(comparison.right, rightFrom, rightTo).some(isWeighty);
  return {
    kind: 'missing-text',
    severity: isGrave ? 'high' : 'medium',
    from,
    to: from,
    reference,
    message: missingMessage(comparison, region, oneLine(reference.text)),
    suggestions:
      count <= MOST_SUGGESTED
        ? [leftFrom === 0 ? `${oneLine(reference.text)} ` : ` ${oneLine(reference.text)}`]
        : [],
  };
}

function missingMessage({ right }: Comparison, region: Region, there: string): Message {
  const { rightFrom, rightTo, edge } = region;
  if (rightTo - rightFrom < LONG_RUN) return { key: 'missing.words', params: { there } };
  const key = edge === null ? 'missing.text' : edge === 'head' ? 'missing.head' : 'missing.tail';
  return countMessage(key, right, rightFrom, rightTo);
}
