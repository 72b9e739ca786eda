import type { BoxPx } from '../base/geometry';

type SizePx = { readonly widthPx: number; readonly heightPx: number };

/** A page of more px than this is shown as a smaller picture and, where it is magnified, as tiles: A4 at 350 dpi. */
export const MAX_PICTURE_PX = 12_000_000;

/** The longest side of a tile; decoded, it takes 4 MB. */
export const TILE_PX = 1024;

/** The longest side of the one picture of a page, or null where it keeps the page's own size. */
export function pictureSidePx({ widthPx, heightPx }: SizePx): number | null {
  const scale = Math.sqrt(MAX_PICTURE_PX / (widthPx * heightPx));
  return scale >= 1 ? null : Math.max(1, Math.floor(Math.max(widthPx, heightPx) * scale));
}

/** `reduction` 1 is the page's own size, 2 half of it, and so on. */
export type TileLevel = { readonly reduction: number; readonly columns: number; readonly rows: number };

/** The levels that are finer than the one picture, finest first; none for a page that is small enough. */
export function tileLevels({ widthPx, heightPx }: SizePx): readonly TileLevel[] {
  const levels: TileLevel[] = [];
  for (let reduction = 1; (widthPx * heightPx) / reduction ** 2 > MAX_PICTURE_PX; reduction *= 2) {
    const across = (sidePx: number) => Math.ceil(sidePx / reduction / TILE_PX);
    levels.push({ reduction, columns: across(widthPx), rows: across(heightPx) });
  }
  return levels;
}

/** What a tile shows, in px of the page, and its own size. */
export type Tile = SizePx & { readonly boxPx: BoxPx };

/** All tiles, level by level, row by row: the order in which they are made and kept. */
export function tilesOf(page: SizePx): readonly Tile[] {
  return tileLevels(page).flatMap(({ reduction, columns, rows }) =>
    Array.from({ length: columns * rows }, (_, i) =>
      tileAt(page, reduction, i % columns, Math.floor(i / columns)),
    ),
  );
}

function tileAt({ widthPx, heightPx }: SizePx, reduction: number, column: number, row: number): Tile {
  const stepPx = TILE_PX * reduction;
  const boxPx = {
    x0: column * stepPx,
    y0: row * stepPx,
    x1: Math.min(widthPx, (column + 1) * stepPx),
    y1: Math.min(heightPx, (row + 1) * stepPx),
  };
  const reduced = (lengthPx: number) => Math.max(1, Math.ceil(lengthPx / reduction));
  return { boxPx, widthPx: reduced(boxPx.x1 - boxPx.x0), heightPx: reduced(boxPx.y1 - boxPx.y0) };
}

/** Where a tile stands among `tilesOf(page)`, or null where the page has none such. */
export function tileIndex(page: SizePx, reduction: number, column: number, row: number): number | null {
  let before = 0;
  for (const level of tileLevels(page)) {
    if (level.reduction === reduction) {
      const isThere = column >= 0 && column < level.columns && row >= 0 && row < level.rows;
      return isThere ? before + row * level.columns + column : null;
    }
    before += level.columns * level.rows;
  }
  return null;
}
