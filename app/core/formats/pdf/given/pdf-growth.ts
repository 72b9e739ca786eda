import type { GivenPdf } from './given-pdf';

/** Why a PDF that came in cannot have text put behind it. */
export const GROWTH_REFUSALS = ['protected', 'certified', 'damaged', 'has-text'] as const;
export type GrowthRefusal = (typeof GROWTH_REFUSALS)[number];

/** What the engine says of a scan: a PDF that text can be put behind, one that it cannot, or no PDF at all. */
export type PdfGrowth =
  | { readonly kind: 'grows'; readonly pdf: GivenPdf }
  | { readonly kind: 'refused'; readonly why: GrowthRefusal }
  | { readonly kind: 'no-pdf' };

/**
 * How a searchable PDF is made: by putting the text behind the PDF that came in, every byte of which stays, or as a new one
 * from the sheets' pictures. `some-sheets`: other sheets go out than the pages of one PDF in their order.
 */
export type PdfWay =
  | { readonly kind: 'grown'; readonly isSigned: boolean }
  | { readonly kind: 'new'; readonly why: GrowthRefusal | 'some-sheets' }
  /** From pictures, as there is no PDF among the scans. */
  | { readonly kind: 'pictures' };
