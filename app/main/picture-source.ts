import { tileOf } from '../node/scans/page-tiles';
import type { AppContext } from './context';
import type { Source } from './protocol';

/** The window that asks; null once it is closed. */
export type ContextOfRoom = () => AppContext | null;

/** Serves `picture/<project>/<page>.jpg`, `thumbnail/…` and `tiles/…` of the project that its window has open. */
export function pictureSource(context: ContextOfRoom): Readonly<Record<string, Source>> {
  return {
    picture: source(context, 'full'),
    thumbnail: source(context, 'thumbnail'),
    tiles: tileSource(context),
  };
}

function source(context: ContextOfRoom, size: 'full' | 'thumbnail'): Source {
  return async (path) => {
    // The project's id stands in the address so that a window never shows another project's sheet.
    const [, projectId, pageId] = /^([\w-]+)\/(\d{4,6})\.jpg$/.exec(path) ?? [];
    const session = context()?.session ?? null;
    if (session === null || pageId === undefined || session.store.project().id !== projectId) return null;
    const picture = await session.pictures.read(pageId, size);
    return picture.ok ? { bytes: picture.value, type: 'image/jpeg' } : null;
  };
}

/**
 * `tiles/<project>/<page>/size.json` is the page's own size, and `…/<reduction>-<column>-<row>.jpg` one tile of it. Tiles are
 * cut when the size is asked for; a page that is small enough has neither.
 */
function tileSource(context: ContextOfRoom): Source {
  return async (path) => {
    const [, projectId, pageId = '', what = ''] = /^([\w-]+)\/(\d{4,6})\/([\w.-]+)$/.exec(path) ?? [];
    const session = context()?.session ?? null;
    if (session === null || session.store.project().id !== projectId) return null;
    const cut = await session.pictures.tiles(pageId);
    if (!cut.ok || cut.value.tiles.length === 0) return null;
    if (what === 'size.json')
      return { bytes: Buffer.from(JSON.stringify(cut.value.image)), type: 'application/json' };
    const [, reduction, column, row] = /^(\d+)-(\d+)-(\d+)\.jpg$/.exec(what) ?? [];
    const tile = tileOf(cut.value, Number(reduction), Number(column), Number(row));
    return tile === null ? null : { bytes: tile, type: 'image/jpeg' };
  };
}
