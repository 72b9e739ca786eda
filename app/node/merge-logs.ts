/**
 * Where a line came from that another computer wrote into its own copy of a log, and the moment (ms since 1970) that
 * puts it in order there.
 */
export type TakenIn = { readonly from: string; readonly orderMs: number };

/** A record of a log with what puts it in its place among those of all copies. */
export type PlacedRecord<T> = { readonly record: T; readonly identity: string; readonly orderMs: number };

/**
 * The records of several copies of one log, each once, in an order that hangs on what they say alone, never on the
 * names or the order of the files. In one file the order of its lines holds, whatever its clocks said: a line counts as
 * later than all before it. Only lines taken in from another copy keep their moment there.
 */
export function mergeLogs<T>(files: readonly (readonly T[])[]): readonly PlacedRecord<T>[] {
  const merged = new Map<string, PlacedRecord<T>>();
  for (const placed of files.flatMap(placeRecords)) {
    const known = merged.get(placed.identity);
    if (known === undefined || known.orderMs < placed.orderMs) merged.set(placed.identity, placed);
  }
  return [...merged.values()].sort(inOrder);
}

/** Equal moments are settled alike everywhere by what the records say. */
export function inOrder<T>(a: PlacedRecord<T>, b: PlacedRecord<T>): number {
  if (a.orderMs !== b.orderMs) return a.orderMs - b.orderMs;
  return a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : 0;
}

function placeRecords<T>(records: readonly T[]): readonly PlacedRecord<T>[] {
  let newestMs = 0;
  return records.map((entry) => {
    const { takenIn, record } = withoutOrigin(entry);
    const ownMs = takenIn?.orderMs ?? timeOf(entry);
    const orderMs = takenIn !== null || ownMs > newestMs ? ownMs : newestMs + 1;
    newestMs = Math.max(newestMs, orderMs);
    return { record, identity: canonicalJson(record), orderMs };
  });
}

/** The record as another computer wrote it, to be appended to a log that lacks it. */
export function takenInRecord<T extends object>(placed: PlacedRecord<T>, from: string): T {
  return { ...placed.record, takenIn: { from, orderMs: placed.orderMs } satisfies TakenIn };
}

function withoutOrigin<T>(entry: T): { readonly takenIn: TakenIn | null; readonly record: T } {
  if (!isObject(entry) || !isObject(entry['takenIn'])) return { takenIn: null, record: entry };
  const { takenIn, ...record } = entry;
  const { from, orderMs } = takenIn as Partial<TakenIn>;
  if (typeof from !== 'string' || !Number.isFinite(orderMs)) return { takenIn: null, record: record as T };
  return { takenIn: { from, orderMs: Number(orderMs) }, record: record as T };
}

function timeOf(entry: unknown): number {
  const atUtc = isObject(entry) ? entry['atUtc'] : null;
  const ms = typeof atUtc === 'string' ? Date.parse(atUtc) : NaN;
  return Number.isFinite(ms) ? ms : 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON whose members stand in the order of their names, so that equal values give equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
