import 'core-js/actual';
import { translationsBeside } from '../../../app/core/discrepancy/session';
import { factSheet } from '../../../app/core/facts/compare/fact-rows';
import { readerKeeper } from '../../../app/core/facts/compare/reader';
import { serve } from '../serve';
import type { FactsReply, FactsRequest } from './messages';

const readerFor = readerKeeper();
const onFault = (where: string, error: unknown): void => served.fault(where, error);

/** Pairs the facts of a page for the panels that show them; apart from the check, which must not wait for it. */
const served = serve(({ input, within }: FactsRequest): FactsReply =>
  translationsBeside(input, { dictionary: null, readerFor, onFault }).map((comparison) => {
    return { file: comparison.reference.file, sheet: factSheet(comparison, within) };
  }),
);
