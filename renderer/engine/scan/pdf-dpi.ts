import { OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PDF_UNITS_PER_INCH, VECTOR_DPI } from '../../../app/core/scan/limits';

/** Scans of one document are made on one machine, so a few pages speak for all, and opening stays quick. */
const SAMPLED_PAGES = 3;
/** An image that covers less of the page than this is a stamp or a logo, not the scan. */
const MIN_COVERAGE = 0.5;
const MIN_DPI = 150;
const MAX_DPI = 600;

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The resolution of the scanned images in `pdf` (the median over its first pages), or 300 for vector pages. */
export async function nativeDpi(pdf: PDFDocumentProxy): Promise<number> {
  const found: number[] = [];
  for (let number = 1; number <= Math.min(SAMPLED_PAGES, pdf.numPages); number += 1) {
    const dpi = await pageDpi(await pdf.getPage(number));
    if (dpi !== null) found.push(dpi);
  }
  const median = found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? VECTOR_DPI;
  return Math.round(Math.min(MAX_DPI, Math.max(MIN_DPI, median)));
}

async function pageDpi(page: PDFPageProxy): Promise<number | null> {
  const { fnArray, argsArray } = await page.getOperatorList({ intent: 'print' });
  const { width, height } = page.getViewport({ scale: 1 });
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  let best: { area: number; dpi: number } | null = null;
  fnArray.forEach((operator, i) => {
    const args: unknown = argsArray[i];
    if (operator === OPS.save) stack.push(matrix);
    if (operator === OPS.restore) matrix = stack.pop() ?? IDENTITY;
    if (operator === OPS.transform) matrix = multiply(matrix, args as Matrix);
    const imageWidthPx = imageWidth(operator, args);
    if (imageWidthPx === null) return;
    const area = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
    const dpi = (imageWidthPx * PDF_UNITS_PER_INCH) / Math.hypot(matrix[0], matrix[1]);
    if (best === null || area > best.area) best = { area, dpi };
  });
  const largest = best as { area: number; dpi: number } | null;
  return largest !== null && largest.area >= MIN_COVERAGE * width * height ? largest.dpi : null;
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

/** The width in px of the image that an operator paints: by name (name, width, height), or inline ({width}). */
function imageWidth(operator: number, args: unknown): number | null {
  const list = Array.isArray(args) ? (args as unknown[]) : [];
  if (operator === OPS.paintImageXObject) return typeof list[1] === 'number' ? list[1] : null;
  if (operator === OPS.paintInlineImageXObject || operator === OPS.paintImageMaskXObject) {
    const image = list[0] as { readonly width?: unknown } | undefined;
    return typeof image?.width === 'number' ? image.width : null;
  }
  return null;
}
