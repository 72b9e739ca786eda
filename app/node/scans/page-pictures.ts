import { join } from 'node:path';
import type { PageTiles } from '../../core/recognise/engine';
import { type Failure, ok } from '../../core/base/result';
import { readScanHeader } from '../../core/scan/header';
import { MAX_PICTURE_PX } from '../../core/page/tiles';
import { makePageTiles } from './page-tiles';
import type { ProjectStore } from '../project/project-store';
import type { EngineResult } from './scan-engine';
import type { ScanShelf } from './scan-shelf';
import { makeTurns } from '../disk/turns';

/** Enough for the page strip on a screen of double density. */
export const THUMBNAIL_SIDE_PX = 360;

/** Drawing is the engine's; more at once would only fill its memory. */
const DRAWN_AT_ONCE = 2;

export type PictureSize = 'full' | 'thumbnail';

/** The pictures of a project's pages as JPEG files in its cache, drawn when first asked for. */
export type PagePictures = {
  readonly read: (pageId: string, size: PictureSize) => Promise<EngineResult<Uint8Array>>;
  /** The file of the full picture, drawn if need be. Only in a project that can be written. */
  readonly path: (pageId: string) => Promise<EngineResult<string>>;
  /** Takes a full picture whose drawing began before the project was there; null where it failed. */
  readonly keep: (pageId: string, picture: Promise<Uint8Array | null>) => void;
  /** The page's tiles, cut if need be; a page that is small enough has none. */
  readonly tiles: (pageId: string) => Promise<EngineResult<PageTiles>>;
  /** Why the page could not be drawn when it was last asked for; null when it could. */
  readonly problem: (pageId: string) => Failure | null;
};

export function makePagePictures(store: ProjectStore, shelf: ScanShelf): PagePictures {
  const drawing = new Map<string, Promise<EngineResult<Uint8Array>>>();
  const problems = new Map<string, Failure>();
  const tiles = makePageTiles(store, shelf);
  const inTurn = makeTurns(DRAWN_AT_ONCE);

  const draw = async (pageId: string, size: PictureSize, name: string): Promise<EngineResult<Uint8Array>> => {
    const isFull = size === 'full';
    // The sheet that is looked at goes before the pictures of the strip, and of those the newest asked for.
    const drawn = await inTurn(isFull, () => shelf.drawPage(pageId, isFull ? null : THUMBNAIL_SIDE_PX));
    if (!drawn.ok) {
      if (drawn.error.code !== 'cancelled') problems.set(pageId, drawn.error);
      return drawn;
    }
    problems.delete(pageId);
    // A cache that cannot be written costs time, never the picture.
    await store.writeCache(name, drawn.value.jpeg);
    return ok(drawn.value.jpeg);
  };

  const read: PagePictures['read'] = async (pageId, size) => {
    const name = cacheName(store, pageId, size);
    const cached = await store.readCache(name);
    if (cached.ok && cached.value !== null && cached.value.length > 0) return ok(cached.value);
    const running = drawing.get(name) ?? draw(pageId, size, name);
    drawing.set(name, running);
    try {
      return await running;
    } finally {
      drawing.delete(name);
    }
  };

  return {
    read,
    path: async (pageId) => {
      const picture = await read(pageId, 'full');
      return picture.ok ? ok(join(store.root, 'cache', cacheName(store, pageId, 'full'))) : picture;
    },
    tiles: async (pageId) => {
      const picture = await read(pageId, 'full');
      if (!picture.ok) return picture;
      return mayBeReduced(picture.value)
        ? await tiles.read(pageId, cacheStart(store, pageId))
        : ok({ image: { widthPx: 1, heightPx: 1, dpi: null }, tiles: [] });
    },
    keep: (pageId, picture) => {
      const name = cacheName(store, pageId, 'full');
      const taken = picture.then(async (jpeg) => {
        if (jpeg === null) return await draw(pageId, 'full', name);
        await store.writeCache(name, jpeg);
        return ok(jpeg);
      });
      drawing.set(name, taken);
      void taken.finally(() => drawing.delete(name));
    },
    problem: (pageId) => problems.get(pageId) ?? null,
  };
}

/** Whether a picture is as large as pictures get: its page may be larger still. Rounding takes a side off by a px or two. */
function mayBeReduced(jpeg: Uint8Array): boolean {
  const header = readScanHeader(jpeg);
  if (header?.format !== 'jpeg') return false;
  return (header.widthPx + 2) * (header.heightPx + 2) > MAX_PICTURE_PX;
}

/** The full picture of a page where it has been drawn before; null where it has not. */
export async function cachedPicture(store: ProjectStore, pageId: string): Promise<Uint8Array | null> {
  const cached = await store.readCache(cacheName(store, pageId, 'full'));
  return cached.ok && cached.value !== null && cached.value.length > 0 ? cached.value : null;
}

/** Named by the scan's content, so that a picture of another scan is never taken for this one's. */
function cacheName(store: ProjectStore, pageId: string, size: PictureSize): string {
  return `${cacheStart(store, pageId)}-${size}.jpg`;
}

function cacheStart(store: ProjectStore, pageId: string): string {
  const page = store.project().pages.find(({ id }) => id === pageId);
  return `${page?.scanSha256.slice(0, 16) ?? 'none'}-${page?.scanIndex ?? 0}`;
}
