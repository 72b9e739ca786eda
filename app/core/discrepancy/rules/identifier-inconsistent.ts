import type { Furniture } from '../../text/furniture';
import type { Finding } from '../discrepancy';
import { identifierConflicts } from '../identifier-conflicts';
import type { Rule } from '../rule';

/** Fewer marks than this do not outvote one. */
const LEAST_COPY_MARKS = 3;

/** The document's own number, or its copy number, is not the same on every sheet. */
export const identifierInconsistent: Rule = {
  id: 'identifier-inconsistent',
  find: (evidence) => [
    ...identifierConflicts(evidence)
      .filter((conflict) => conflict.reference === null)
      .map(({ here, there, agreeing, isTie }): Finding => ({
        kind: 'identifier-inconsistent',
        severity: 'high',
        from: here.from,
        to: here.to,
        reference: null,
        related: agreeing.map(({ from, to }) => ({ from, to })),
        message: { key: isTie ? 'identifier.tie' : 'identifier.differs', params: { here: here.text, there } },
        suggestions: [there],
      })),
    ...copyNumbers(evidence.furniture()),
  ],
};

function copyNumbers(furniture: readonly Furniture[]): readonly Finding[] {
  const values = furniture.flatMap((mark) => (mark.kind === 'copy-number' && mark.value ? [mark.value] : []));
  const most = mostFrequent(values.map((value) => value.text));
  if (values.length < LEAST_COPY_MARKS || most === null) return [];
  return values
    .filter((value) => value.text !== most)
    .map(({ from, to, text }) => ({
      kind: 'identifier-inconsistent',
      severity: 'medium',
      from,
      to,
      reference: null,
      related: values.filter((one) => one.text === most).map((one) => ({ from: one.from, to: one.to })),
      message: { key: 'copy.differs', params: { here: text, there: most } },
      suggestions: [most],
    }));
}

/** The value that more than half of all have, or null. */
function mostFrequent(values: readonly string[]): string | null {
  return values.find((value) => values.filter((other) => other === value).length * 2 > values.length) ?? null;
}
