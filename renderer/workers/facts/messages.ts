import type { Span } from '../../../app/core/base/span';
import type { CheckInput } from '../../../app/core/discrepancy/evidence/evidence';
import type { FactSheet } from '../../../app/core/facts/compare/fact-rows';

export type FactsRequest = { readonly input: CheckInput; readonly within: Span };

/** One for each translation; `file` is its label. */
export type FactsReply = readonly { readonly file: string; readonly sheet: FactSheet }[];
