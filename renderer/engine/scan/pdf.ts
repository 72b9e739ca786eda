import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fitCanvas, PDF_UNITS_PER_INCH, VECTOR_DPI } from '../../../app/core/scan/limits';
import type { LeftOut } from '../../../app/core/recognise/engine';
import { leftOutOf, mostLeftOut } from '../../../app/core/scan/left-out';
import type { PageImage } from '../../../app/core/page/transcription';
import { context2d } from '../picture';
import { ScanError } from '../scan-error';
import { imageNames, nativeDpi, type Drawing } from './pdf-dpi';
import { openPdfSession } from './pdf-session';
import { readGrowth } from './pdf-growth';
import { holdsText, readTextLayer } from './pdf-text';
import type { OpenScanOptions } from './open';
import type { ScanDocument } from './scan-document';
import type { ScanSource } from './source';
import { pageLimitMs } from './time-limit';

const MAX_PAGES = 10_000;
/** A drawn page and its images are in memory together: A2 at 600 dpi, and posters coarser. */
const MAX_PDF_PAGE_PX = 150_000_000;
/** What is taken for a page that cannot be read: A4 at 300 dpi. It fails when it is drawn, and alone. */
const UNKNOWN_PAGE: PageImage = { widthPx: 2480, heightPx: 3508, dpi: VECTOR_DPI };

/**
 * A PDF as a scan. Each page is drawn at the resolution of its own images, vector pages at 300 dpi. Until a page is
 * drawn its size is provisional: as at the first page's resolution, and in a long PDF the first page's own.
 */
export async function openPdf(
  source: ScanSource,
  { password, needsSizes }: Pick<OpenScanOptions, 'password' | 'needsSizes'>,
): Promise<ScanDocument> {
  const session = openPdfSession(source, password);
  const settled = new Map<number, PageImage>();
  const settle = async (index: number, page: pdfjs.PDFPageProxy) => {
    const image = settled.get(index) ?? imageOf(page, nativeDpi(page, await whatItDraws(page)));
    settled.set(index, image);
    return image;
  };
  // What pdf.js complains of names no page, so that one page is worked on at a time.
  const inTurn = oneAtATime();
  const leftOut = new Map<number, readonly LeftOut[]>();
  const note = (index: number, found: readonly LeftOut[]) =>
    leftOut.set(index, mostLeftOut([leftOut.get(index) ?? [], found]));
  const onPage = async <T>(index: number, work: (page: pdfjs.PDFPageProxy) => Promise<T>): Promise<T> =>
    await inTurn(() =>
      session.withPdf(pageLimitMs(), async (pdf, complaints) => {
        const done = await work(await pdf.getPage(index + 1));
        note(index, leftOutOf(complaints()));
        return done;
      }),
    );
  try {
    const pages = await session.withPdf(pageLimitMs(), async (pdf, complaints) => {
      // Finding the first page's size decodes its images.
      const sizes = needsSizes || session.isWhole ? await readPages(pdf, session.isWhole, settle) : [];
      note(0, leftOutOf(complaints()));
      return sizes;
    });
    return {
      pages,
      drawPage: async (index, maxSidePx) => {
        const drawn = await onPage(index, async (page) => {
          const image = maxSidePx === null ? await settle(index, page) : imageOf(page, VECTOR_DPI);
          const { canvas, missing } = await drawPage(page, reduced(image, maxSidePx));
          note(index, missing === 0 ? [] : [{ kind: 'image-missing', count: missing }]);
          page.cleanup();
          return { image, canvas };
        });
        return { ...drawn, leftOut: leftOut.get(index) ?? [] };
      },
      readTextLayer: (index) =>
        onPage(index, async (page) => {
          const image = await settle(index, page);
          page.cleanup();
          return { image, lines: await readTextLayer(page, image) };
        }),
      readGrowth: () => readGrowth(source, (index) => onPage(index, holdsText)),
      close: () => Promise.resolve(session.close()),
    };
  } catch (error) {
    session.close();
    throw error;
  }
}

type Settle = (index: number, page: pdfjs.PDFPageProxy) => Promise<PageImage>;

/** Provisional sizes. Asking every page of a long PDF would read the whole file. */
async function readPages(
  pdf: pdfjs.PDFDocumentProxy,
  isWhole: boolean,
  settle: Settle,
): Promise<readonly PageImage[]> {
  if (pdf.numPages < 1) throw new ScanError('no-pages');
  if (pdf.numPages > MAX_PAGES) throw new ScanError('far-too-large');
  const firstPage = await pdf.getPage(1).catch(() => null);
  const first = firstPage === null ? UNKNOWN_PAGE : await settle(0, firstPage).catch(() => UNKNOWN_PAGE);
  // What was decoded of the first page stays until it is drawn: it is what people look at first.
  const images: PageImage[] = [first];
  let hasReadable = firstPage !== null;
  for (let number = 2; number <= pdf.numPages; number += 1) {
    const page = isWhole ? await pdf.getPage(number).catch(() => null) : firstPage;
    hasReadable ||= page !== null;
    images.push(page === null ? UNKNOWN_PAGE : isWhole ? imageOf(page, first.dpi ?? VECTOR_DPI) : first);
    if (isWhole) page?.cleanup();
  }
  if (!hasReadable) throw new ScanError('scan-damaged');
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

/** Of a drawing nothing but the waiting for what has to be decoded first. */
const decodesOnly: Filter = (at, { fnArray }) => fnArray[at] === pdfjs.OPS.dependency;

/**
 * Lets the page be drawn up to what would touch the canvas, and answers the list of that. Asking pdf.js for the list instead
 * would decode every image, and drawing would decode it again; what a drawing has decoded stays for the next one until the
 * page is cleaned up.
 */
async function whatItDraws(page: pdfjs.PDFPageProxy): Promise<Drawing> {
  const task = renderInto(page, makeCanvas({ widthPx: 1, heightPx: 1 }), decodesOnly);
  await task.promise;
  return drawingOf(task) ?? (await page.getOperatorList({ intent: 'print' }));
}

function drawingOf(task: pdfjs.RenderTask): Drawing | null {
  const inner = task as unknown as { readonly _internalRenderTask?: { readonly operatorList?: Drawing } };
  return inner._internalRenderTask?.operatorList ?? null;
}

function makeCanvas({ widthPx, heightPx }: SizePx): OffscreenCanvas {
  return new OffscreenCanvas(widthPx, heightPx);
}

type Drawn = {
  readonly canvas: OffscreenCanvas;
  /** How many of its images could not be decoded. */
  readonly missing: number;
};

async function drawPage(page: pdfjs.PDFPageProxy, size: SizePx): Promise<Drawn> {
  const canvas = makeCanvas(size);
  const task = renderInto(page, canvas);
  await task.promise;
  const drawing = drawingOf(task);
  return { canvas, missing: drawing === null ? 0 : missingImages(page, drawing) };
}

/** pdf.js draws nothing where an image came to nothing, and resolves its name to null. */
function missingImages(page: pdfjs.PDFPageProxy, drawing: Drawing): number {
  const names = new Set(imageNames(drawing));
  const isMissing = (name: string) => {
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
    return objects.has(name) && objects.get(name) === null;
  };
  return [...names].filter(isMissing).length;
}

/** Lets one piece of work begin when the one before has ended, however it ended. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const own = last.then(work, work);
    last = own;
    return await own;
  };
}

type Filter = (at: number, drawing: Drawing) => boolean;

function renderInto(
  page: pdfjs.PDFPageProxy,
  canvas: OffscreenCanvas,
  operationsFilter?: Filter,
): pdfjs.RenderTask {
  const base = page.getViewport({ scale: 1 });
  return page.render({
    canvas: null,
    canvasContext: context2d(canvas) as unknown as CanvasRenderingContext2D,
    viewport: page.getViewport({ scale: canvas.width / base.width }),
    intent: 'print',
    background: '#fff',
    annotationMode: pdfjs.AnnotationMode.ENABLE,
    ...(operationsFilter === undefined ? {} : { operationsFilter }),
  });
}
