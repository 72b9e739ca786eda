import { SCAN_ERROR_CODES, type OpenScan, type RecognisedPage } from '../core/recognise/engine';
import { TYPESCRIPT_KNOTS } from '../core/recognise/calibration';
import { fail, ok, type Result } from '../core/base/result';
import type { EngineResult, ScanEngine } from '../node/scans/scan-engine';
import type { EngineWindow } from './engine-window';
import { grantFile, withGrant, type FileGrant } from './grants';

/** A hang ends here: a 600-dpi page takes seconds to draw, and a dense one about a minute to recognise. */
const OPEN_TIMEOUT_MS = 120_000;
const DRAW_TIMEOUT_MS = 120_000;
const RECOGNISE_TIMEOUT_MS = 600_000;

/** The engine window as a ScanEngine. */
export function makeScanEngine(window: EngineWindow): ScanEngine {
  const grants = grantsOf(window);
  return {
    openScan: async (path, { password = null, isLargeAllowed = false, needsSizes = true } = {}) => {
      const grant = await grantFile(path);
      const { url, bytes } = grant;
      if (bytes === null) {
        grant.end();
        return fail('gone');
      }
      const args = { url, bytes, password, isLargeAllowed, needsSizes };
      const opened = asEngineResult(await window.call('openScan', args, { timeoutMs: OPEN_TIMEOUT_MS }));
      // A long scan is read piece by piece for as long as it is open.
      if (opened.ok) grants.keep(opened.value, grant);
      else grant.end();
      return opened;
    },
    renderPage: async (scan, index, maxSidePx) =>
      asEngineResult(
        await window.call(
          'renderPage',
          { handle: scan.handle, index, maxSidePx },
          { timeoutMs: DRAW_TIMEOUT_MS },
        ),
      ),
    cutTiles: async (scan, index) =>
      asEngineResult(
        await window.call('cutTiles', { handle: scan.handle, index }, { timeoutMs: DRAW_TIMEOUT_MS }),
      ),
    recognisePage: async (
      scan,
      index,
      { readings = 1, knots = TYPESCRIPT_KNOTS, geometry = {}, ...options } = {},
    ) =>
      asEngineResult(
        await window.call(
          'recognisePage',
          { handle: scan.handle, index, readings, knots, geometry },
          { timeoutMs: RECOGNISE_TIMEOUT_MS * readings, ...options },
        ),
      ),
    recogniseRegion: async (scan, index, region, signal) =>
      withoutPasses(
        asEngineResult(
          await window.call(
            'recogniseRegion',
            { handle: scan.handle, index, knots: TYPESCRIPT_KNOTS, ...region },
            {
              timeoutMs: RECOGNISE_TIMEOUT_MS * region.readings,
              ...(signal === undefined ? {} : { signal }),
            },
          ),
        ),
      ),
    readTextLayer: async (scan, index) =>
      withoutPasses(
        asEngineResult(
          await window.call('readTextLayer', { handle: scan.handle, index }, { timeoutMs: DRAW_TIMEOUT_MS }),
        ),
      ),
    readGrowth: async ({ handle }) =>
      asEngineResult(await window.call('readGrowth', { handle }, { timeoutMs: DRAW_TIMEOUT_MS })),
    crop: async (picturePath, image, boxes, turns = 0) =>
      await withGrant(picturePath, async (url) =>
        asEngineResult(
          await window.call('crop', { url, image, boxes, turns }, { timeoutMs: DRAW_TIMEOUT_MS }),
        ),
      ),
    generation: window.generation,
    closeScan: async (scan) => {
      grants.end(scan);
      await window.call('closeScan', { handle: scan.handle }, { timeoutMs: DRAW_TIMEOUT_MS });
    },
  };
}

/** The files that scans are read from for as long as they are open. */
function grantsOf(window: EngineWindow) {
  const open = new Map<string, FileGrant>();
  // A new engine begins to count its handles anew.
  const ofEngine = () => `${window.generation()}/`;
  const end = (key: string) => {
    open.get(key)?.end();
    open.delete(key);
  };
  return {
    keep: ({ handle }: OpenScan, grant: FileGrant): void => {
      // What an engine had open that is gone is open no more.
      for (const key of [...open.keys()].filter((one) => !one.startsWith(ofEngine()))) end(key);
      open.set(`${ofEngine()}${handle}`, grant);
    },
    end: ({ handle }: OpenScan): void => end(`${ofEngine()}${handle}`),
  };
}

/** The engine's answers are not trusted: what is no reason of a scan is a failure of the engine. */
function asEngineResult<T>(result: Result<T>): EngineResult<T> {
  if (result.ok) return result;
  const { code, params } = result.error;
  if (code === 'cancelled') return fail('cancelled');
  // Said by main itself.
  if (code === 'too-much-memory') return { ok: false, error: { code, params } };
  return fail(SCAN_ERROR_CODES.find((known) => known === code) ?? 'engine-failed');
}

/** Lines that no run of recognition over the whole page made. */
function withoutPasses(read: EngineResult<Omit<RecognisedPage, 'readings'>>): EngineResult<RecognisedPage> {
  return read.ok ? ok({ ...read.value, readings: [] }) : read;
}
