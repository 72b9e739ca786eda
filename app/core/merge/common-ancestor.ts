/** A Revision as far as descent needs it. */
export type Descent = {
  readonly hash: string;
  readonly parentHash: string | null;
  readonly mergedHash?: string | undefined;
  /** Greater than that of every ancestor. */
  readonly sequence: number;
};

/**
 * The Revisions that both `a` and `b` were made from, the newest first; each counts as made from itself. A Revision
 * that is not among `known` ends its line.
 */
export function commonAncestors(known: readonly Descent[], a: string, b: string): readonly string[] {
  const byHash = new Map(known.map((each) => [each.hash, each]));
  const ofA = ancestorsOf(byHash, a);
  const shared = [...ancestorsOf(byHash, b)].filter((hash) => ofA.has(hash));
  const sequenceOf = (hash: string) => byHash.get(hash)?.sequence ?? 0;
  return shared.sort((x, y) => sequenceOf(y) - sequenceOf(x));
}

function ancestorsOf(byHash: ReadonlyMap<string, Descent>, start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    if (found.has(hash)) continue;
    found.add(hash);
    const { parentHash = null, mergedHash } = byHash.get(hash) ?? {};
    if (parentHash !== null) open.push(parentHash);
    if (mergedHash !== undefined) open.push(mergedHash);
  }
  return found;
}
