import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from './pdf-worker?worker';
import { fitCanvas, MAX_PAGE_PX, PDF_UNITS_PER_INCH, VECTOR_DPI } from '../../../app/core/scan/limits';
import type { PageImage } from '../../../app/core/transcription';
import { context2d } from '../picture';
import { ScanError } from '../scan-error';
import { nativeDpi, type Drawing } from './pdf-dpi';
import { readTextLayer } from './pdf-text';
import type { ScanDocument } from './scan-document';
import type { ScanSource } from './source';
import { withTimeLimit } from './time-limit';

const ASSETS = new URL('/engine-assets/pdfjs/', location.href).href;

/** Up to here a PDF is read at once. */
const WHOLE_BYTES = 16 * 1024 * 1024;
const PIECE_BYTES = 512 * 1024;
const MAX_PAGES = 10_000;
/** A drawn page and its images are in memory together: A2 at 600 dpi, and posters coarser. */
const MAX_PDF_PAGE_PX = 150_000_000;
/** A hang ends here. Five hundred pages are listed in about a second; a page at 600 dpi takes a few to draw. */
const OPEN_TIMEOUT_MS = 60_000;
const DRAW_TIMEOUT_MS = 60_000;
/** What is taken for a page until it says its size, and for one that cannot be read: A4 at 300 dpi. */
const UNKNOWN_PAGE: PageImage = { widthPx: 2480, heightPx: 3508, dpi: VECTOR_DPI };

/**
 * A PDF as a scan. Each page is drawn at the resolution of its own images, vector pages at 300 dpi; until a page is
 * drawn, its size is given as at 300 dpi.
 */
export async function openPdf(source: ScanSource, password: string | undefined): Promise<ScanDocument> {
  const worker = new PdfWorker();
  const end = () => worker.terminate();
  try {
    const pdf = await withTimeLimit(OPEN_TIMEOUT_MS, load(source, password, worker), end);
    const pages = await withTimeLimit(OPEN_TIMEOUT_MS, readPages(pdf), end);
    const settled = new Map<number, PageImage>();
    const settle = async (index: number, page: pdfjs.PDFPageProxy) => {
      const image = settled.get(index) ?? imageOf(page, nativeDpi(page, await whatItDraws(page)));
      settled.set(index, image);
      return image;
    };
    const onPage = async <T>(index: number, work: (page: pdfjs.PDFPageProxy) => Promise<T>): Promise<T> =>
      await withTimeLimit(DRAW_TIMEOUT_MS, pdf.getPage(index + 1).then(work), end);
    return {
      pages,
      drawPage: (index, maxSidePx) =>
        onPage(index, async (page) => {
          const image = maxSidePx === null ? await settle(index, page) : imageOf(page, VECTOR_DPI);
          const canvas = await drawPage(page, reduced(image, maxSidePx));
          page.cleanup();
          return { image, canvas };
        }),
      readTextLayer: (index) =>
        onPage(index, async (page) => {
          const image = await settle(index, page);
          page.cleanup();
          return { image, lines: await readTextLayer(page, image) };
        }),
      close: async () => {
        await pdf.loadingTask.destroy();
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

async function load(
  source: ScanSource,
  password: string | undefined,
  port: Worker,
): Promise<pdfjs.PDFDocumentProxy> {
  const bytes = source.length <= WHOLE_BYTES ? { data: await source.all() } : inPieces(source);
  const task = pdfjs.getDocument({
    ...bytes,
    ...(password === undefined ? {} : { password }),
    worker: pdfjs.PDFWorker.create({ port }),
    wasmUrl: `${ASSETS}wasm/`,
    cMapUrl: `${ASSETS}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${ASSETS}standard_fonts/`,
    iccUrl: `${ASSETS}iccs/`,
    enableXfa: false,
    disableFontFace: false,
    stopAtErrors: false,
    disableWorkerRendering: true,
    // A bomb inside the file: such an image is left out of the page.
    maxImageSize: MAX_PAGE_PX,
    verbosity: 0,
  });
  try {
    return await task.promise;
  } catch (error) {
    throw toPdfError(error);
  }
}

/** A long PDF is never in memory as a whole: pdf.js asks for the pieces that a page needs. */
function inPieces(source: ScanSource) {
  const range = new pdfjs.PDFDataRangeTransport(source.length, null);
  range.requestDataRange = (from, to) =>
    void source.piece(from, to).then(
      (piece) => range.onDataRange(from, piece),
      // The page that waits for it ends by its time limit.
      () => undefined,
    );
  return { range, rangeChunkSize: PIECE_BYTES, disableAutoFetch: true, disableStream: true };
}

/** pdf.js names its errors; a wrong and a missing password are the same to the person: ask again. */
function toPdfError(error: unknown): ScanError {
  const name = error instanceof Error ? error.name : '';
  return new ScanError(name === 'PasswordException' ? 'password' : 'damaged');
}

/** Every page's size at 300 dpi. A page that cannot be read fails when it is drawn, and alone. */
async function readPages(pdf: pdfjs.PDFDocumentProxy): Promise<PageImage[]> {
  if (pdf.numPages < 1) throw new ScanError('no-pages');
  if (pdf.numPages > MAX_PAGES) throw new ScanError('far-too-large');
  const images: PageImage[] = [];
  let hasReadable = false;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number).catch(() => null);
    hasReadable ||= page !== null;
    images.push(page === null ? UNKNOWN_PAGE : imageOf(page, VECTOR_DPI));
    page?.cleanup();
  }
  if (!hasReadable) throw new ScanError('damaged');
  return images;
}

function imageOf(page: pdfjs.PDFPageProxy, dpi: number): PageImage {
  const { width, height } = page.getViewport({ scale: 1 });
  if (!(width > 0 && height > 0)) throw new ScanError('zero-size');
  const size = [width, height].map((units) => (units * dpi) / PDF_UNITS_PER_INCH) as [number, number];
  return fitCanvas(...size, dpi, MAX_PDF_PAGE_PX);
}

type SizePx = { readonly widthPx: number; readonly heightPx: number };

function reduced({ widthPx, heightPx }: PageImage, maxSidePx: number | null): SizePx {
  const scale = maxSidePx === null ? 1 : Math.min(1, maxSidePx / Math.max(widthPx, heightPx));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { widthPx: side(widthPx), heightPx: side(heightPx) };
}

const PREVIEW_SIDE_PX = 200;

/**
 * Draws the page in small and answers what was drawn. Asking pdf.js for the list instead would decode every image, and
 * drawing would decode it again; what a drawing has decoded stays for the next one until the page is cleaned up.
 */
async function whatItDraws(page: pdfjs.PDFPageProxy): Promise<Drawing> {
  const task = renderInto(page, makeCanvas(reduced(imageOf(page, VECTOR_DPI), PREVIEW_SIDE_PX)));
  await task.promise;
  const inner = task as unknown as { readonly _internalRenderTask?: { readonly operatorList?: Drawing } };
  return inner._internalRenderTask?.operatorList ?? (await page.getOperatorList({ intent: 'print' }));
}

function makeCanvas({ widthPx, heightPx }: SizePx): OffscreenCanvas {
  return new OffscreenCanvas(widthPx, heightPx);
}

async function drawPage(page: pdfjs.PDFPageProxy, size: SizePx): Promise<OffscreenCanvas> {
  const canvas = makeCanvas(size);
  await renderInto(page, canvas).promise;
  return canvas;
}

function renderInto(page: pdfjs.PDFPageProxy, canvas: OffscreenCanvas): pdfjs.RenderTask {
  const base = page.getViewport({ scale: 1 });
  return page.render({
    canvas: null,
    canvasContext: context2d(canvas) as unknown as CanvasRenderingContext2D,
    viewport: page.getViewport({ scale: canvas.width / base.width }),
    intent: 'print',
    background: '#fff',
    annotationMode: pdfjs.AnnotationMode.ENABLE,
  });
}
