import 'core-js/actual';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { leftOutKindOf } from '../../../app/core/scan/left-out';
import type { PdfComplaint } from './pdf-complaint';

/** What pdf.js could not read of a file it only writes to the console, and goes on without. */
const tell = (first: unknown): void => {
  const complaint = String(first).slice(0, 500);
  if (leftOutKindOf(complaint) !== null) self.postMessage({ complaint } satisfies PdfComplaint);
};
console.warn = tell;
console.info = tell;
