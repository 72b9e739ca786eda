import type { QuarterTurns, SheetGeometry } from '../../base/geometry';
import { levelDegOf, MOST_LEVEL_DEG } from '../../page/sheet-geometry';

/**
 * PAGE's `orientation` of a page is the turn clockwise, in degrees from −179.999 to 180, that brings its picture upright and its
 * lines level. Nothing where it tells none, or one that lies between two quarters.
 */
export function turnsOf(orientationDeg: number | null): Pick<SheetGeometry, 'turns' | 'levelDeg'> {
  if (orientationDeg === null || !Number.isFinite(orientationDeg)) return {};
  const quarters = Math.round(orientationDeg / 90);
  const restDeg = orientationDeg - quarters * 90;
  if (Math.abs(restDeg) > MOST_LEVEL_DEG) return {};
  const turns = (((quarters % 4) + 4) % 4) as QuarterTurns;
  const levelDeg = levelDegOf(restDeg);
  return levelDeg === undefined ? { turns } : { turns, levelDeg };
}

/** Null where nothing is told. */
export function orientationDeg({ turns, levelDeg = 0 }: SheetGeometry = {}): number | null {
  if (turns === undefined) return null;
  const deg = Math.round((turns * 90 + levelDeg) * 100) / 100;
  return deg > 180 ? Math.round((deg - 360) * 100) / 100 : deg;
}
