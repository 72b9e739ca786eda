import { stat } from 'node:fs/promises';
import type { OpenScan } from '../core/recognise/engine';
import { ok } from '../core/base/result';
import type { PageImage } from '../core/page/transcription';
import type { EngineResult, OpenOptions, ScanEngine } from '../node/scans/scan-engine';

type Opener = Pick<ScanEngine, 'openScan' | 'closeScan'>;

/**
 * Scans that were tried before a review is made of them: their sizes need not be found out a second time, and the first
 * page is drawn while the person is still typing the title.
 */
export type ProbedScans = {
  readonly probe: (path: string, options: OpenOptions) => Promise<EngineResult<readonly PageImage[]>>;
  /** Answers from what is known of files that did not change since; else asks the engine. */
  readonly opener: Opener;
  /** The first page's picture, null where it could not be drawn; none for a scan that was not the first to be tried. */
  readonly firstPicture: (path: string) => Promise<Uint8Array | null> | null;
  /** The review is made, or never will be. */
  readonly forget: () => void;
};

type Known = { readonly stamp: string; readonly pages: readonly PageImage[] };
type First = { readonly path: string; readonly picture: Promise<Uint8Array | null> };

export function makeProbedScans(engine: ScanEngine): ProbedScans {
  const known = new Map<string, Known>();
  let first: First | null = null;

  const drawFirst = async (scan: OpenScan): Promise<Uint8Array | null> => {
    const picture = await engine.renderPage(scan, 0, null);
    await engine.closeScan(scan);
    return picture.ok ? picture.value.jpeg : null;
  };

  return {
    probe: async (path, options) => {
      const stamp = await stampOf(path, options);
      const scan = await engine.openScan(path, options);
      if (!scan.ok) return scan;
      known.set(path, { stamp, pages: scan.value.pages });
      if (first === null) first = { path, picture: drawFirst(scan.value) };
      else await engine.closeScan(scan.value);
      return ok(scan.value.pages);
    },
    opener: {
      openScan: async (path, options = {}) => {
        const found = known.get(path);
        if (found === undefined || found.stamp !== (await stampOf(path, options)))
          return await engine.openScan(path, options);
        return ok({ handle: KNOWN, pages: found.pages });
      },
      closeScan: async (scan) => {
        if (scan.handle !== KNOWN) await engine.closeScan(scan);
      },
    },
    firstPicture: (path) => (first?.path === path ? first.picture : null),
    forget: () => {
      known.clear();
      first = null;
    },
  };
}

/** No handle of the engine's. */
const KNOWN = 'known';

/** Changes when the file does, or what it is opened with. */
async function stampOf(path: string, { password, isLargeAllowed = false }: OpenOptions): Promise<string> {
  const found = await stat(path).catch(() => null);
  return JSON.stringify([found?.size ?? null, found?.mtimeMs ?? null, password ?? null, isLargeAllowed]);
}
