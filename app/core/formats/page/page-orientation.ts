import type { QuarterTurns } from '../../base/geometry';

/** A sheet lies askew by less than this beside its quarter turn. A turn of less than a quarter is no statement on quarters. */
const ASKEW_DEG = 20;

/**
 * PAGE's `orientation` of a page is the turn clockwise, in degrees from −179.999 to 180, that brings its picture upright. Null
 * where it tells none, or one that is no quarter turn, more or less.
 */
export function turnsOf(orientationDeg: number | null): QuarterTurns | null {
  if (orientationDeg === null || !Number.isFinite(orientationDeg)) return null;
  const quarters = Math.round(orientationDeg / 90);
  if (Math.abs(orientationDeg - quarters * 90) > (quarters === 0 ? 0 : ASKEW_DEG)) return null;
  return (((quarters % 4) + 4) % 4) as QuarterTurns;
}

export function orientationDeg(turns: QuarterTurns): number {
  return turns === 3 ? -90 : turns * 90;
}
