import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PDF_UNITS_PER_INCH } from '../../../app/core/scan/limits';
import { pageDpi, type PlacedImage } from '../../../app/core/scan/page-dpi';

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What a page draws: operators and their arguments, one after the other. */
export type Drawing = {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
};

/** The resolution of the page's own images, found by walking through what it draws. */
export function nativeDpi(page: PDFPageProxy, { fnArray, argsArray }: Drawing): number {
  const { userUnit } = page;
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const pageArea = Math.max(1, (right - left) * (top - bottom));
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  const images: PlacedImage[] = [];
  fnArray.forEach((operator, i) => {
    const args = argsArray[i];
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push(matrix);
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? IDENTITY;
    const change =
      operator === OPS.transform ? args : operator === OPS.paintFormXObjectBegin ? first(args) : null;
    if (isMatrix(change)) matrix = multiply(matrix, change);
    const size = imageSize(operator, args);
    if (size !== null) images.push(placed(matrix, size, pageArea, userUnit));
  });
  return pageDpi(images);
}

/** The names of the images that a page draws. */
export function imageNames({ fnArray, argsArray }: Drawing): readonly string[] {
  return fnArray.flatMap((operator, i) => {
    const name = first(argsArray[i]);
    if (operator === OPS.paintImageXObject || operator === OPS.paintImageXObjectRepeat)
      return typeof name === 'string' ? [name] : [];
    const { data } = (name ?? {}) as { readonly data?: unknown };
    return operator === OPS.paintImageMaskXObject && typeof data === 'string' ? [data] : [];
  });
}

type Size = { readonly width: number; readonly height: number };

/** An image fills the unit square of its matrix (ISO 32000-1, 8.9.5). */
function placed(matrix: Matrix, { width, height }: Size, pageArea: number, userUnit: number): PlacedImage {
  const [across, down] = [Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3])];
  const area = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
  const perUnit = Math.max(width / Math.max(across, 1e-6), height / Math.max(down, 1e-6));
  return { coverage: Math.min(1, area / pageArea), dpi: (perUnit * PDF_UNITS_PER_INCH) / userUnit };
}

function first(args: unknown): unknown {
  return Array.isArray(args) ? args[0] : null;
}

function isMatrix(value: unknown): value is Matrix {
  const list = value as ArrayLike<unknown> | null | undefined;
  return list?.length === 6 && Array.from(list).every((each) => typeof each === 'number');
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

/** The size in px of the image that an operator paints: by name (name, width, height), or inline ({width, height}). */
function imageSize(operator: number, args: unknown): Size | null {
  const list = Array.isArray(args) ? (args as unknown[]) : [];
  const isNamed = operator === OPS.paintImageXObject;
  const isInline = operator === OPS.paintInlineImageXObject || operator === OPS.paintImageMaskXObject;
  const inline = list[0] as { readonly width?: unknown; readonly height?: unknown } | null | undefined;
  const [width, height] = isNamed ? [list[1], list[2]] : isInline ? [inline?.width, inline?.height] : [];
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : null;
}
