import { longestChain } from '../../align/anchors';

/** Of `kept`, some of `old` in a new order, the most that stand as they stood: those need not be moved. */
export function inOldOrder<T>(old: readonly T[], kept: readonly T[]): ReadonlySet<T> {
  const order = new Map(old.map((one, i) => [one, i]));
  const right = Int32Array.from(kept, (one) => order.get(one) ?? 0);
  const chain = longestChain({ left: Int32Array.from(kept, (_, i) => i), right });
  return new Set([...chain].flatMap((i) => kept[i] ?? []));
}
