import { readGivenPdf } from '../../../app/core/formats/pdf/given/given-pdf';
import type { PdfGrowth } from '../../../app/core/formats/pdf/given/pdf-growth';
import type { ScanSource } from './source';

/** Whether text can be put behind a PDF: not where a page has some already. `holdsText` is asked of pages with fonts alone. */
export async function readGrowth(
  source: ScanSource,
  holdsText: (index: number) => Promise<boolean>,
): Promise<PdfGrowth> {
  const pdf = await readGivenPdf(source);
  if (typeof pdf === 'string') return { kind: 'refused', why: pdf };
  for (const [index, { mayHaveText }] of pdf.pages.entries())
    if (mayHaveText && (await holdsText(index))) return { kind: 'refused', why: 'has-text' };
  return { kind: 'grows', pdf };
}
