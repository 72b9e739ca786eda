import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Language } from '../core/discrepancy/messages';
import { fail, type Result } from '../core/result';
import { scanMessage, toScanErrorCode } from '../core/scan/messages';
import type { EngineResult, ScanEngine } from '../node/scan-engine';
import type { EngineWindow } from './engine-window';
import { SCHEME, type Source } from './protocol';

/** A hang ends here: a 600-dpi page takes seconds to draw, and a dense one about a minute to recognise. */
const OPEN_TIMEOUT_MS = 120_000;
const DRAW_TIMEOUT_MS = 120_000;
const RECOGNISE_TIMEOUT_MS = 600_000;

/** Files that the engine may read now, by token; it never learns a path. */
const granted = new Map<string, string>();

/** Serves `sverka://engine/bytes/<token>`. */
export const grantedBytes: Source = async (token) => {
  const path = granted.get(token);
  if (path === undefined) return null;
  try {
    return { bytes: await readFile(path), type: 'application/octet-stream' };
  } catch {
    return null;
  }
};

async function withGrant<T>(path: string, work: (url: string) => Promise<T>): Promise<T> {
  const token = randomBytes(16).toString('hex');
  granted.set(token, path);
  try {
    return await work(`${SCHEME}://engine/bytes/${token}`);
  } finally {
    granted.delete(token);
  }
}

/** The engine window as a ScanEngine. `language` is asked at each failure, since people change it. */
export function makeScanEngine(window: EngineWindow, language: () => Language): ScanEngine {
  const told = <T>(result: Result<T>): EngineResult<T> => {
    if (result.ok) return result;
    if (result.error.code === 'cancelled') return fail('cancelled', '');
    const code = toScanErrorCode(result.error.code);
    return fail(code, scanMessage(code, language()));
  };
  return {
    openScan: async (path, password) =>
      await withGrant(path, async (url) =>
        told(
          await window.call('openScan', password === undefined ? { url } : { url, password }, {
            timeoutMs: OPEN_TIMEOUT_MS,
          }),
        ),
      ),
    renderPage: async (scan, index, maxSidePx) =>
      told(
        await window.call(
          'renderPage',
          { handle: scan.handle, index, maxSidePx },
          { timeoutMs: DRAW_TIMEOUT_MS },
        ),
      ),
    recognisePage: async (scan, index, { readings = 1, ...options } = {}) =>
      told(
        await window.call(
          'recognisePage',
          { handle: scan.handle, index, readings },
          { timeoutMs: RECOGNISE_TIMEOUT_MS * readings, ...options },
        ),
      ),
    crop: async (picturePath, boxes) =>
      await withGrant(picturePath, async (url) =>
        told(await window.call('crop', { url, boxes }, { timeoutMs: DRAW_TIMEOUT_MS })),
      ),
    closeScan: async (scan) => {
      await window.call('closeScan', { handle: scan.handle }, { timeoutMs: DRAW_TIMEOUT_MS });
    },
  };
}
