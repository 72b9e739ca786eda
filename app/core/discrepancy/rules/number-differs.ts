import { oneLine, pairFinding } from '../describe';
import type { Finding } from '../discrepancy';
import { isConfusableDigit } from '../number-pairs';
import type { DifferingPair } from '../pairs';
import type { Rule } from '../rule';

/** A number whose value is not the reference's: a date, a time, a document's number or any other. */
export const numberDiffers: Rule = {
  id: 'number-differs',
  scope: 'place',
  find: (evidence) =>
    evidence
      .pairs()
      .filter((pair) => pair.class === 'number')
      .map(numberFinding),
};

function numberFinding(pair: DifferingPair): Finding {
  const finding = pairFinding(pair, pair.numberKind ?? 'number-differs', 'high', 'digits.differ');
  const there = oneLine(finding.reference?.text ?? '');
  const here = String(finding.message.params['here'] ?? '');
  if (!isConfusableDigit(here, there)) return finding;
  return { ...finding, message: { ...finding.message, key: 'digits.confusable' } };
}
