/**
 * How many words two readers have wrong alike: of those that they agree on, of those where they part, and in proportion to
 * those that both would have wrong if they erred by chance. `unflagged`: the share of these that no flag shows.
 * `sheets` and `documents` say how much a sheet strays from its document and a document from the others: shapes of
 * gamma distributions, the less the farther.
 */
export type LeftRates = {
  readonly agreed: number;
  readonly apart: number;
  readonly both: number;
  readonly unflagged: number;
  readonly sheets: number;
  readonly documents: number;
};

/**
 * Fitted by `npm run bench -- left` on the half of its sheets that is for choosing, but for `agreed`: there both readers
 * erred alike only where they also parted, and a sheet on which they never do is not free of errors for that.
 */
export const RATES: LeftRates = {
  agreed: 0.001,
  apart: 0.147,
  both: 0,
  unflagged: 1.16,
  sheets: 2,
  documents: 2,
};
