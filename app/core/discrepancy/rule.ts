import type { Evidence } from './evidence';
import type { Finding } from './discrepancy';

/**
 * One way of finding Discrepancies: one file in `rules/` and one line in its index. A rule is pure and asks
 * the Evidence for what it needs; what it does not ask for is not computed.
 */
export type Rule = {
  /** Kebab-case, the name of its file. */
  readonly id: string;
  readonly find: (evidence: Evidence) => readonly Finding[];
};
