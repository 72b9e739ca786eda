import { readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { SAMPLE } from './paths';

/** Writes the sample's first sheet as a PDF that opens with `password` only. */
export async function makeProtectedPdf(file: string, password: string): Promise<void> {
  const pdf = await PDFDocument.load(readFileSync(SAMPLE.scan));
  pdf.removePage(1);
  pdf.encrypt({ userPassword: password, ownerPassword: `${password}, the owner’s`, permissions: {} });
  writeFileSync(file, await pdf.save());
}
