import type { Evidence } from './evidence';
import type { Finding } from './discrepancy';
import type { RuleId } from './names';

/**
 * One way of finding Discrepancies: one file in `rules/` and one line in its index. A rule is pure and asks
 * the Evidence for what it needs; what it does not ask for is not computed.
 */
export type Rule = {
  /** Kebab-case, the name of its file; people read its name in `names.ts`. */
  readonly id: RuleId;
  /**
   * `place`: a Finding depends on the words in and near it alone, so that after an edit only what is near the edit is
   * looked at again; the Evidence may then be of a stretch. `document` (what a rule is that does not say): on anything.
   */
  readonly scope?: 'place' | 'document';
  readonly find: (evidence: Evidence) => readonly Finding[];
};
