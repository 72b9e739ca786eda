import type { Span } from '../../../app/core/discrepancy/discrepancy';
import type { CheckInput } from '../../../app/core/discrepancy/evidence';
import type { FactSheet } from '../../../app/core/facts/fact-rows';

export type FactsRequest = { readonly input: CheckInput; readonly within: Span };

/** One for each translation; `file` is its label. */
export type FactsReply = readonly { readonly file: string; readonly sheet: FactSheet }[];
