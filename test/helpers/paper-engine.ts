import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import type { LeftOut, OpenScan } from '../../app/core/recognise/engine';
import { fail, ok } from '../../app/core/base/result';
import type { ScanEngine } from '../../app/node/scans/scan-engine';
import { pageOf } from './store-fixture';

/**
 * An engine whose scans are text files: the lines of a file are its pages, and a page's text is what its line says.
 * `cut` as the whole text is a file that cannot be opened. A page `bad` cannot be read, `half` is read with a picture
 * left out, and `kill` brings the engine down with everything that is open in it.
 */
export type PaperEngine = ScanEngine & {
  /** The pages that were read, in order. */
  readonly read: readonly string[];
  readonly open: () => number;
};

export function makePaperEngine(): PaperEngine {
  const read: string[] = [];
  const pagesOf = new Map<string, readonly string[]>();
  let generation = 1;
  let handles = 0;
  const { image } = pageOf('0001', '');
  const failed = () => Promise.resolve(fail('engine-failed'));
  const recognise: ScanEngine['recognisePage'] = async (scan, index, options) => {
    await Promise.resolve();
    if (options?.signal?.aborted === true) return fail('cancelled');
    const text = pagesOf.get(scan.handle)?.[index];
    if (text === undefined) return await failed();
    if (text === 'kill') {
      generation += 1;
      pagesOf.clear();
      return await failed();
    }
    if (text.startsWith('bad')) return fail('scan-damaged');
    read.push(text);
    const { lines } = pageOf('0001', text);
    const leftOut: readonly LeftOut[] = text.startsWith('half') ? [{ kind: 'image-missing', count: 1 }] : [];
    return ok({ image, lines, readings: [{ preparation: 'soft', lines }], leftOut });
  };
  return {
    read,
    open: () => pagesOf.size,
    openScan: async (path) => {
      const text = await readFile(path, 'utf8');
      if (text === 'cut') return fail('scan-damaged');
      handles += 1;
      const handle = `scan-${handles}`;
      const pages = text.split('\n').filter((line) => line !== '');
      pagesOf.set(handle, pages);
      const scan: OpenScan = { handle, pages: pages.map(() => image) };
      return ok(scan);
    },
    closeScan: ({ handle }) => Promise.resolve(void pagesOf.delete(handle)),
    recognisePage: recognise,
    renderPage: () => Promise.resolve(ok({ image, jpeg: new Uint8Array([0xff, 0xd8]) })),
    cutTiles: () => Promise.resolve(fail('unsupported')),
    recogniseRegion: () => Promise.resolve(ok({ image, lines: [], readings: [] })),
    readGrowth: () => Promise.resolve(ok({ kind: 'no-pdf' as const })),
    readTextLayer: () => Promise.resolve(ok({ image, lines: [], readings: [] })),
    generation: () => generation,
    crop: (_, __, boxes) =>
      Promise.resolve(ok(boxes.map(() => ({ jpeg: new Uint8Array([1]), widthPx: 2, heightPx: 3 })))),
  };
}

/** The pages of such a scan that can be read, and those that cannot; null for a file that cannot be opened. */
export function pagesOnPaper(
  path: string,
): { readonly good: readonly string[]; readonly bad: number; readonly half: number } | null {
  const text = readFileSync(path, 'utf8');
  if (text === 'cut') return null;
  const pages = text.split('\n').filter((line) => line !== '');
  const isGood = (page: string) => page !== 'kill' && !page.startsWith('bad');
  return {
    good: pages.filter(isGood),
    bad: pages.filter((page) => !isGood(page)).length,
    half: pages.filter((page) => page.startsWith('half')).length,
  };
}
