// The order matters: pdf.js looks for these when it is loaded, and its worker makes itself known to it.
import './pdf-world';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

export { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
