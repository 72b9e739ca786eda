import 'core-js/actual';
import { translationsBeside } from '../../../app/core/discrepancy/session';
import { factSheet } from '../../../app/core/facts/fact-rows';
import { readerKeeper } from '../../../app/core/facts/reader';
import { serve } from '../serve';
import type { FactsReply, FactsRequest } from './messages';

const readerFor = readerKeeper();

/** Pairs the facts of a page for the panels that show them; apart from the check, which must not wait for it. */
serve(({ input, within }: FactsRequest): FactsReply =>
  translationsBeside(input, { dictionary: null, readerFor }).map((comparison) => {
    return { file: comparison.reference.file, sheet: factSheet(comparison, within) };
  }),
);
