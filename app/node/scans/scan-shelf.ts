import type { OpenScan, PagePicture, PageTiles, RecognisedPage } from '../../core/recognise/engine';
import type { PdfGrowth } from '../../core/formats/pdf/given/pdf-growth';
import type { Project } from '../../core/project/project';
import { fail } from '../../core/base/result';
import type { EngineResult, PageRegion, RecogniseOptions, ScanEngine } from './scan-engine';

/** The scans of one project in the engine: each is opened when first needed, and again when the engine died. */
export type ScanShelf = {
  readonly drawPage: (pageId: string, maxSidePx: number | null) => Promise<EngineResult<PagePicture>>;
  readonly cutTiles: (pageId: string) => Promise<EngineResult<PageTiles>>;
  readonly recognisePage: (
    pageId: string,
    options: RecogniseOptions,
  ) => Promise<EngineResult<RecognisedPage>>;
  readonly recogniseRegion: (
    pageId: string,
    region: PageRegion,
    signal?: AbortSignal,
  ) => Promise<EngineResult<RecognisedPage>>;
  readonly readTextLayer: (pageId: string) => Promise<EngineResult<RecognisedPage>>;
  /** Whether text can be put behind the scan of a page, if it is a PDF. */
  readonly readGrowth: (pageId: string) => Promise<EngineResult<PdfGrowth>>;
  /** Remembers the password of a protected scan while the project is open; it is never written down. */
  readonly unlock: (scanSha256: string, password: string) => void;
  readonly close: () => Promise<void>;
};

export type ScanPlaces = {
  readonly project: () => Project;
  /** The absolute path of an original. */
  readonly scanPath: (sha256: string) => string | null;
};

export function makeScanShelf(engine: ScanEngine, places: ScanPlaces): ScanShelf {
  const passwords = new Map<string, string>();
  const open = new Map<string, Promise<EngineResult<OpenScan>>>();
  /** Of the engine that has them open; null while none has answered. */
  let generation: number | null = null;

  const openScan = (sha256: string): Promise<EngineResult<OpenScan>> => {
    // What was open in an engine that has died since is gone.
    if (generation !== null && generation !== engine.generation()) {
      open.clear();
      generation = null;
    }
    const known = open.get(sha256);
    if (known !== undefined) return known;
    const path = places.scanPath(sha256);
    if (path === null) return Promise.resolve(fail('no-such-scan'));
    // Whatever is in the project has been allowed when the project was made.
    const opening = engine.openScan(path, {
      ...{ password: passwords.get(sha256), isLargeAllowed: true, needsSizes: false },
    });
    open.set(sha256, opening);
    void opening.then((result) => {
      if (result.ok) generation = engine.generation();
      else if (open.get(sha256) === opening) open.delete(sha256);
    });
    return opening;
  };

  const withPage = async <T>(
    pageId: string,
    tries: number,
    work: (scan: OpenScan, index: number) => Promise<EngineResult<T>>,
  ): Promise<EngineResult<T>> => {
    const page = places.project().pages.find(({ id }) => id === pageId);
    if (page === undefined) return fail('no-such-page', { page: pageId });
    for (let attempt = 1; ; attempt += 1) {
      const scan = await openScan(page.scanSha256);
      if (!scan.ok) return scan;
      const result = await work(scan.value, page.scanIndex);
      if (result.ok || result.error.code !== 'engine-failed') return result;
      open.clear();
      // It may be this page that kills the engine, so it is tried at most `tries` times.
      if (attempt === tries) return result;
    }
  };

  return {
    drawPage: (pageId, maxSidePx) =>
      withPage(pageId, 2, (scan, index) => engine.renderPage(scan, index, maxSidePx)),
    cutTiles: (pageId) => withPage(pageId, 2, (scan, index) => engine.cutTiles(scan, index)),
    recognisePage: (pageId, options) =>
      withPage(pageId, 1, (scan, index) => engine.recognisePage(scan, index, options)),
    recogniseRegion: (pageId, region, signal) =>
      withPage(pageId, 1, (scan, index) => engine.recogniseRegion(scan, index, region, signal)),
    readTextLayer: (pageId) => withPage(pageId, 2, (scan, index) => engine.readTextLayer(scan, index)),
    readGrowth: (pageId) => withPage(pageId, 2, (scan) => engine.readGrowth(scan)),
    unlock: (sha256, password) => {
      passwords.set(sha256, password);
      open.delete(sha256);
    },
    close: async () => {
      const scans = await Promise.all(open.values());
      open.clear();
      for (const scan of scans) if (scan.ok) await engine.closeScan(scan.value);
    },
  };
}
