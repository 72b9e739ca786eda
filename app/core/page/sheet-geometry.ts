import type { BoxPx, QuarterTurns, SheetGeometry } from '../base/geometry';
import { omit } from '../base/omit';
import type { Page, PageImage } from './transcription';

/** Lines that lie further askew than this lie on their side; a finer turn is no more than so many degrees either way. */
export const MOST_LEVEL_DEG = 20;
/** A crop with a side of less than this holds no text. */
const SMALLEST_CROP_PX = 16;

/** The geometry with `change` made; a field of it that is undefined is told no more. Null where nothing is left to tell. */
export function changedGeometry(
  geometry: SheetGeometry | undefined,
  change: Partial<GeometryChange>,
): SheetGeometry | null {
  const all = { ...geometry, ...change };
  const told = Object.entries(all).filter(([, value]) => value !== undefined);
  return told.length === 0 ? null : Object.fromEntries(told);
}

export type GeometryChange = { readonly [Field in keyof SheetGeometry]: SheetGeometry[Field] | undefined };

/** The page, or the sheet of a document, lying so; null leaves it untold. */
export function withGeometry<T extends { readonly id: string; readonly geometry?: SheetGeometry }>(
  of: T,
  geometry: SheetGeometry | null,
): T {
  if (geometry === null || isEmpty(geometry)) return omit(of, 'geometry') as T;
  // A finer turn comes after a quarter turn, so it tells of that, too.
  const { levelDeg, turns = levelDeg === undefined ? undefined : 0 } = geometry;
  return { ...of, geometry: turns === undefined ? geometry : { ...geometry, turns } };
}

function isEmpty({ turns, levelDeg, cropPx }: SheetGeometry): boolean {
  return turns === undefined && levelDeg === undefined && cropPx === undefined;
}

export function hasSameGeometry(a: SheetGeometry = {}, b: SheetGeometry = {}): boolean {
  return a.turns === b.turns && a.levelDeg === b.levelDeg && isSameCrop(a.cropPx, b.cropPx);
}

function isSameCrop(a: BoxPx | undefined, b: BoxPx | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.x0 === b.x0 && a.y0 === b.y0 && a.x1 === b.x1 && a.y1 === b.y1;
}

/** What one side alone has changed is kept, field by field; where both have, mine. */
export function mergedGeometry(
  base: SheetGeometry = {},
  mine: SheetGeometry = {},
  theirs: SheetGeometry = {},
): SheetGeometry | null {
  return changedGeometry(undefined, {
    turns: mine.turns === base.turns ? theirs.turns : mine.turns,
    levelDeg: mine.levelDeg === base.levelDeg ? theirs.levelDeg : mine.levelDeg,
    cropPx: isSameCrop(mine.cropPx, base.cropPx) ? theirs.cropPx : mine.cropPx,
  });
}

/** The part of the scan that the sheet is, inside of it; all of it where nothing else is told, or nothing that makes sense. */
export function cropOn(image: Pick<PageImage, 'widthPx' | 'heightPx'>, geometry?: SheetGeometry): BoxPx {
  const whole = { x0: 0, y0: 0, x1: image.widthPx, y1: image.heightPx };
  return fittingCrop(geometry?.cropPx ?? whole, image) ?? whole;
}

/** In whole px inside the scan; null where that leaves next to nothing, or nothing off. */
export function fittingCrop(
  { x0, y0, x1, y1 }: BoxPx,
  { widthPx, heightPx }: Pick<PageImage, 'widthPx' | 'heightPx'>,
): BoxPx | null {
  const box = {
    x0: Math.max(0, Math.round(x0)),
    y0: Math.max(0, Math.round(y0)),
    x1: Math.min(widthPx, Math.round(x1)),
    y1: Math.min(heightPx, Math.round(y1)),
  };
  const isLarge = box.x1 - box.x0 >= SMALLEST_CROP_PX && box.y1 - box.y0 >= SMALLEST_CROP_PX;
  const isWhole = box.x0 === 0 && box.y0 === 0 && box.x1 === widthPx && box.y1 === heightPx;
  return isLarge && !isWhole ? box : null;
}

/** A finer turn in hundredths of a degree; undefined for none. */
export function levelDegOf(deg: number): number | undefined {
  const rounded = Math.round(Math.min(MOST_LEVEL_DEG, Math.max(-MOST_LEVEL_DEG, deg)) * 100) / 100;
  return rounded === 0 ? undefined : rounded;
}

/** Points nearer to each other than this show no line. */
const SHORTEST_LINE_PX = 20;

/**
 * The finer turn that makes a line level which a person drew along the text, in px of the scan, where the scan is turned by `turns`.
 * Null for a line too short to tell, or one that does not run along the text.
 */
export function levelOfLine(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  turns: QuarterTurns,
): number | null {
  const [x, y] = [to.x - from.x, to.y - from.y];
  if (Math.hypot(x, y) < SHORTEST_LINE_PX) return null;
  const deg = (Math.atan2(y, x) * 180) / Math.PI + 90 * turns;
  // A line has no direction.
  const falling = deg - 180 * Math.round(deg / 180);
  return Math.abs(falling) > MOST_LEVEL_DEG ? null : (levelDegOf(-falling) ?? 0);
}

/** The page as an older program kept it, with nothing but a turn, or as it is. */
export function withOldTurns(page: Page & { readonly turns?: SheetGeometry['turns'] }): Page {
  const { turns, ...rest } = page;
  return turns === undefined || rest.geometry !== undefined ? rest : { ...rest, geometry: { turns } };
}
