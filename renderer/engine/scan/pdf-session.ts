import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from './pdf-worker?worker';
import { MAX_PAGE_PX } from '../../../app/core/scan/limits';
import { ScanError } from '../scan-error';
import { complaintIn } from './pdf-complaint';
import type { ScanSource } from './source';
import { withTimeLimit } from './time-limit';

const ASSETS = new URL('/engine-assets/pdfjs/', location.href).href;

/** Up to here a PDF is read at once. */
const WHOLE_BYTES = 16 * 1024 * 1024;
/** pdf.js looks at every page's entry to find the last; larger pieces would bring the images along. */
const PIECE_BYTES = 32 * 1024;
/** pdf.js keeps every piece it was given; a document that has taken more than this is opened anew. */
const WORN_BYTES = 64 * 1024 * 1024;

/** A file made to complain for ever is not listened to for ever. */
const MOST_COMPLAINTS = 10_000;

/** A PDF that stays usable: a hang ends its worker, and a long one never fills the memory. */
export type PdfSession = {
  readonly isWhole: boolean;
  /**
   * Does `work` on the document, within `limitMs`. Throws a ScanError `too-slow` after that. `complaints` are what the worker has
   * complained of since the work began.
   */
  readonly withPdf: <T>(
    limitMs: number,
    work: (pdf: pdfjs.PDFDocumentProxy, complaints: () => readonly string[]) => Promise<T>,
  ) => Promise<T>;
  readonly close: () => void;
};

/** One opening of the document, in a worker of its own. It ends once it is retired and nothing works on it. */
type Opening = {
  readonly worker: Worker;
  readonly pdf: Promise<pdfjs.PDFDocumentProxy>;
  readonly taken: { bytes: number };
  readonly complaints: string[];
  inWork: number;
  isRetired: boolean;
};

export function openPdfSession(source: ScanSource, password: string | undefined): PdfSession {
  let current: Opening | null = null;
  const endIfIdle = (opening: Opening) => {
    if (opening.isRetired && opening.inWork === 0) opening.worker.terminate();
  };
  const retire = (opening: Opening) => {
    opening.isRetired = true;
    if (current === opening) current = null;
    endIfIdle(opening);
  };
  const take = (): Opening => {
    if (current !== null && current.taken.bytes > WORN_BYTES) retire(current);
    current ??= startOpening(source, password);
    return current;
  };
  return {
    isWhole: source.length <= WHOLE_BYTES,
    withPdf: async (limitMs, work) => {
      const opening = take();
      opening.inWork += 1;
      const known = opening.complaints.length;
      const working = opening.pdf.then((pdf) => work(pdf, () => opening.complaints.slice(known)));
      try {
        return await withTimeLimit(limitMs, working, () => {
          // Whatever else waits for this worker would wait for ever; it ends by its own limit.
          opening.worker.terminate();
          retire(opening);
        });
      } finally {
        opening.inWork -= 1;
        endIfIdle(opening);
      }
    },
    close: () => {
      if (current !== null) retire(current);
    },
  };
}

function startOpening(source: ScanSource, password: string | undefined): Opening {
  const worker = new PdfWorker();
  const taken = { bytes: 0 };
  const complaints: string[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const complaint = complaintIn(data);
    if (complaint !== null && complaints.length < MOST_COMPLAINTS) complaints.push(complaint);
  });
  const counted: ScanSource = {
    ...source,
    piece: async (from, to) => {
      const piece = await source.piece(from, to);
      taken.bytes += piece.length;
      return piece;
    },
  };
  const pdf = load(counted, password, worker);
  // Told to whoever works on it; nobody may be doing so yet.
  pdf.catch(() => undefined);
  return { worker, pdf, taken, complaints, inWork: 0, isRetired: false };
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
    // The worker listens for what of a page could not be read.
    verbosity: pdfjs.VerbosityLevel.INFOS,
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
  return new ScanError(name === 'PasswordException' ? 'password' : 'scan-damaged');
}
