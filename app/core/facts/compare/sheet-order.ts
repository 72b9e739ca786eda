import type { Span } from '../../base/span';
import type { Unit } from '../beads/beads';
import type { Side } from './side';

/** Units of one sheet of the transcription, half-open. */
type Sheet = { readonly from: number; readonly to: number; readonly letters: number };

/** Fewer facts that stand only on one sheet and only in one place of the translation do not tell where it belongs. */
const FEWEST_FACTS = 2;
/** So many of a sheet's facts must stand near each other in the translation, near being its own length times so much. */
const NEAR_SHARE = 0.6;
const NEAR_LENGTHS = 1.5;

/**
 * The sheets of the transcription in the order in which the translation has them, where that is another order: each
 * stands where the facts and names stand that only it has. A sheet without such facts stays behind the one before it.
 * Null where the sheets are in order, or nothing tells.
 */
export function sheetOrder(
  ru: Side,
  sheets: readonly Span[],
  left: readonly Unit[],
  right: readonly Unit[],
): readonly Sheet[] | null {
  const parted = sheetsOf(ru, sheets);
  if (parted.length < 2) return null;
  const places = placesOf(parted, left, right);
  let last = -1;
  const placed = parted.map((sheet, i) => ({ sheet, place: (last = places[i] ?? last) }));
  const ordered = [...placed].sort((a, b) => a.place - b.place).map(({ sheet }) => sheet);
  return ordered.every((sheet, i) => sheet === parted[i]) ? null : ordered;
}

function sheetsOf({ units }: Side, sheets: readonly Span[]): readonly Sheet[] {
  const found: Sheet[] = [];
  let at = 0;
  for (const { to } of sheets) {
    const from = at;
    while (at < units.length && (units[at]?.from ?? 0) < to) at += 1;
    const letters = units.slice(from, at).reduce((sum, unit) => sum + unit.letters, 0);
    if (at > from) found.push({ from, to: at, letters });
  }
  return found;
}

/** Where each sheet stands in the translation, in letters from its start; null where too little tells. */
function placesOf(
  sheets: readonly Sheet[],
  left: readonly Unit[],
  right: readonly Unit[],
): readonly (number | null)[] {
  const there = onlyIn(right.map(({ keys }) => keys));
  const here = onlyIn(sheets.map(({ from, to }) => left.slice(from, to).flatMap(({ keys }) => keys)));
  const middles = middlesOf(right);
  const found = sheets.map((): number[] => []);
  for (const [key, sheet] of here) {
    const place = middles[there.get(key) ?? -1];
    if (place !== undefined) found[sheet]?.push(place);
  }
  return sheets.map(({ letters }, sheet) => placeOf(found[sheet] ?? [], letters * NEAR_LENGTHS));
}

/** The median, where most of the places are within `reach` of it. */
function placeOf(places: readonly number[], reach: number): number | null {
  const sorted = [...places].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  if (median === undefined || sorted.length < FEWEST_FACTS) return null;
  const near = sorted.filter((place) => Math.abs(place - median) <= reach);
  return near.length >= NEAR_SHARE * sorted.length ? median : null;
}

/** The keys that only one of the lists holds, and the index of that list. */
function onlyIn(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  lists.forEach((keys, i) => {
    for (const key of new Set(keys)) found.set(key, found.has(key) ? -1 : i);
  });
  for (const [key, at] of found) if (at === -1) found.delete(key);
  return found;
}

function middlesOf(units: readonly Unit[]): readonly number[] {
  let before = 0;
  return units.map(({ letters }) => {
    before += letters;
    return before - letters / 2;
  });
}

/** The side with its units in the order of the sheets. */
export function inOrder(side: Side, order: readonly Sheet[]): Side {
  const arranged = <T>(list: readonly T[]): readonly T[] =>
    order.flatMap(({ from, to }) => list.slice(from, to));
  return {
    ...side,
    units: arranged(side.units),
    facts: arranged(side.facts),
    names: arranged(side.names),
  };
}

/** The sheets that must move to bring the others in order: as few letters of them as may be. */
export function movedSheets(order: readonly Sheet[]): readonly Sheet[] {
  const best = order.map(({ letters }) => letters);
  const before = order.map(() => -1);
  order.forEach(({ from, letters }, i) => {
    for (let j = 0; j < i; j += 1) {
      const weight = (best[j] ?? 0) + letters;
      if ((order[j]?.from ?? 0) > from || weight <= (best[i] ?? 0)) continue;
      best[i] = weight;
      before[i] = j;
    }
  });
  const staying = new Set<number>();
  for (let at = best.indexOf(Math.max(...best)); at >= 0; at = before[at] ?? -1) staying.add(at);
  return order.filter((_, i) => !staying.has(i));
}
