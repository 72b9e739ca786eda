import { copyCounts } from '../../facts/copies';
import type { Rule } from '../rule';

/** Copies listed by addressee that do not add up to the stated number: for information. */
export const copyCount: Rule = {
  id: 'copy-count',
  find: (evidence) =>
    copyCounts(evidence.transcription.text).map(({ from, to, stated, listed, list }) => ({
      kind: 'number-differs',
      severity: 'info',
      from,
      to,
      reference: null,
      related: [list],
      message: { key: 'copies.sum', params: { here: stated, there: listed } },
      suggestions: [],
    })),
};
