import type { PageTiles } from '../../core/recognise/engine';
import { tileIndex } from '../../core/page/tiles';
import { ok } from '../../core/base/result';
import type { ProjectStore } from '../project/project-store';
import type { EngineResult } from './scan-engine';
import type { ScanShelf } from './scan-shelf';
import { packTiles, unpackTiles } from './tile-pack';

/** Pages whose tiles stay in the cache: some 30 MB each. */
const PAGES_KEPT = 8;
const ENDING = '-tiles.bin';

/** The tiles of large pages, cut when first asked for. `name` is the start of the page's name in the cache. */
export type PageTileShelf = {
  readonly read: (pageId: string, name: string) => Promise<EngineResult<PageTiles>>;
};

export function makePageTiles(store: ProjectStore, shelf: ScanShelf): PageTileShelf {
  const cutting = new Map<string, Promise<EngineResult<PageTiles>>>();
  /** Newest last. */
  let used: readonly string[] = [];
  /** The page that is looked at. */
  let newest: { readonly file: string; readonly tiles: PageTiles } | null = null;

  const load = async (pageId: string, file: string): Promise<EngineResult<PageTiles>> => {
    const cached = await store.readCache(file);
    const known = cached.ok && cached.value !== null ? unpackTiles(cached.value) : null;
    if (known !== null) return ok(known);
    const cut = await shelf.cutTiles(pageId);
    if (!cut.ok) return cut;
    await store.writeCache(file, packTiles(cut.value));
    await store.trimCache(ENDING, used, PAGES_KEPT);
    return cut;
  };

  return {
    read: async (pageId, name) => {
      const file = `${name}${ENDING}`;
      used = [...used.filter((each) => each !== file), file].slice(-PAGES_KEPT);
      if (newest?.file === file) return ok(newest.tiles);
      const running = cutting.get(file) ?? load(pageId, file);
      cutting.set(file, running);
      try {
        const tiles = await running;
        if (tiles.ok) newest = { file, tiles: tiles.value };
        return tiles;
      } finally {
        cutting.delete(file);
      }
    },
  };
}

/** One tile's JPEG, or null where the page has none such. */
export function tileOf(page: PageTiles, reduction: number, column: number, row: number): Uint8Array | null {
  const index = tileIndex(page.image, reduction, column, row);
  return index === null ? null : (page.tiles[index] ?? null);
}
