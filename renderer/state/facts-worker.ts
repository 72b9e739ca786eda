import 'core-js/actual';
import { translationsBeside } from '../../app/core/discrepancy/session';
import { factSheet } from '../../app/core/facts/fact-rows';
import { readerKeeper } from '../../app/core/facts/reader';
import type { FactsReply, FactsRequest } from './facts';

const readerFor = readerKeeper();

/** Pairs the facts of a page for the panels that show them; apart from the check, which must not wait for it. */
self.onmessage = ({ data }: MessageEvent<FactsRequest>) => {
  const { serial, input, within } = data;
  const sheets = translationsBeside(input, { dictionary: null, readerFor }).map((comparison) => {
    return { file: comparison.reference.file, sheet: factSheet(comparison, within) };
  });
  self.postMessage({ serial, sheets } satisfies FactsReply);
};
