import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from './pdf-worker?worker';
import { MAX_PAGE_PX, PDF_UNITS_PER_INCH, refusedSize } from '../../../app/core/scan/limits';
import type { PageImage } from '../../../app/core/transcription';
import { context2d } from '../picture';
import { ScanError } from '../scan-error';
import { nativeDpi } from './pdf-dpi';
import type { DrawnPage, ScanDocument } from './scan-document';

const ASSETS = new URL('/engine-assets/pdfjs/', location.href).href;

/** A PDF as a scan. Every page is drawn at the resolution of its scanned images, vector pages at 300 dpi. */
export async function openPdf(bytes: Uint8Array, password: string | undefined): Promise<ScanDocument> {
  const worker = new PdfWorker();
  try {
    const pdf = await load(bytes, password, worker);
    if (pdf.numPages < 1) throw new ScanError('no-pages');
    const dpi = await nativeDpi(pdf);
    const pages = await readPages(pdf, dpi);
    return {
      pages,
      drawPage: (index) => drawPage(pdf, index, pages[index]),
      close: async () => {
        await pdf.loadingTask.destroy();
        worker.terminate();
      },
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

async function load(
  bytes: Uint8Array,
  password: string | undefined,
  port: Worker,
): Promise<pdfjs.PDFDocumentProxy> {
  const task = pdfjs.getDocument({
    data: bytes,
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
    verbosity: 0,
  });
  try {
    return await task.promise;
  } catch (error) {
    throw toPdfError(error);
  }
}

/** pdf.js names its errors; a wrong and a missing password are the same to the person: ask again. */
function toPdfError(error: unknown): ScanError {
  const name = error instanceof Error ? error.name : '';
  return new ScanError(name === 'PasswordException' ? 'password' : 'damaged');
}

async function readPages(pdf: pdfjs.PDFDocumentProxy, dpi: number): Promise<PageImage[]> {
  const images: PageImage[] = [];
  for (let index = 0; index < pdf.numPages; index += 1) {
    const page = await pdf.getPage(index + 1).catch(() => Promise.reject(new ScanError('damaged')));
    images.push(imageOf(page, dpi));
    page.cleanup();
  }
  return images;
}

function imageOf(page: pdfjs.PDFPageProxy, dpi: number): PageImage {
  const { width, height } = page.getViewport({ scale: 1 });
  if (!(width > 0 && height > 0)) throw new ScanError('zero-size');
  const perInch = PDF_UNITS_PER_INCH;
  const largest = Math.floor(Math.sqrt((MAX_PAGE_PX * perInch * perInch) / (width * height)));
  const used = Math.min(dpi, largest);
  const image = {
    widthPx: Math.round((width * used) / perInch),
    heightPx: Math.round((height * used) / perInch),
    dpi: used,
  };
  const refused = refusedSize(image.widthPx, image.heightPx);
  if (refused !== null) throw new ScanError(refused);
  return image;
}

async function drawPage(
  pdf: pdfjs.PDFDocumentProxy,
  index: number,
  image: PageImage | undefined,
): Promise<DrawnPage> {
  if (image === undefined) throw new ScanError('engine-failed');
  const page = await pdf.getPage(index + 1);
  const canvas = new OffscreenCanvas(image.widthPx, image.heightPx);
  const base = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: image.widthPx / base.width });
  await page.render({
    canvas: null,
    canvasContext: context2d(canvas) as unknown as CanvasRenderingContext2D,
    viewport,
    intent: 'print',
    background: '#fff',
    annotationMode: pdfjs.AnnotationMode.ENABLE,
  }).promise;
  page.cleanup();
  return { image, canvas };
}
