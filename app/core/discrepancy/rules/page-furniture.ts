import { comparisonKey } from '../../text/key';
import type { Furniture } from '../../text/furniture';
import type { FurnitureWords } from '../align-texts/furniture-pairs';
import { referenceText, type Comparison } from '../align-texts/comparison';
import type { Evidence } from '../evidence/evidence';
import type { Rule } from '../evidence/rule';
import { furnitureBeside } from '../evidence/testimony';
import type { Finding, Kind } from '../model/discrepancy';

/**
 * Headings, sheet marks and typist's marks that a reference has at the same place: their words are compared like any
 * other. What only one side has of them is no discrepancy.
 */
export const pageFurniture: Rule = {
  id: 'page-furniture',
  find: (evidence) =>
    evidence
      .comparisons()
      .flatMap((comparison) =>
        furnitureBeside(evidence, comparison).flatMap((words) => findingOf(evidence, comparison, words)),
      ),
};

function findingOf(
  evidence: Evidence,
  comparison: Comparison,
  { here, there }: FurnitureWords,
): readonly Finding[] {
  const [first, last] = [here[0], here[here.length - 1]];
  const [from, to] = [there[0], there[there.length - 1]];
  if (first === undefined || last === undefined || from === undefined || to === undefined) return [];
  const keys = (words: FurnitureWords['here']): string =>
    words.map(({ text }) => comparisonKey(text)).join(' ');
  if (keys(here) === keys(there)) return [];
  const said = here.map(({ text }) => text).join(' ');
  const printed = there.map(({ text }) => text).join(' ');
  const isNumber = /\d/.test(said) && /\d/.test(printed);
  return [
    {
      kind: isNumber ? numberKind(evidence.furniture(), first.from) : 'word-differs',
      severity: isNumber ? 'high' : 'medium',
      from: first.from,
      to: last.to,
      reference: referenceText(comparison.reference, { from: from.from, to: to.to }),
      message: {
        key: isNumber ? 'digits.differ' : 'word.differs',
        params: { here: said, there: printed },
      },
      suggestions: [printed],
    },
  ];
}

function numberKind(furniture: readonly Furniture[], at: number): Kind {
  const mark = furniture.find(({ from, to }) => from <= at && at < to);
  return mark?.kind === 'continuation' ? 'document-number-differs' : 'number-differs';
}
