/**
 * A selector of a value that is costly to make: it is made again only when one of what it is made of is another
 * value. It remembers the last answer alone, which is enough for one window.
 */
export function selector<S, I extends unknown[], T>(
  inputsOf: (state: S) => readonly [...I],
  make: (...inputs: I) => T,
): (state: S) => T {
  let last: { readonly inputs: readonly [...I]; readonly made: T } | null = null;
  return (state) => {
    const inputs = inputsOf(state);
    if (last === null || !isSameList(last.inputs, inputs)) last = { inputs, made: make(...inputs) };
    return last.made;
  };
}

/** Something made of one object, made once as long as the object is in use. */
export function madeOnce<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly made: T }>();
  return (of) => {
    const entry = known.get(of) ?? { made: make(of) };
    known.set(of, entry);
    return entry.made;
  };
}

/** The list before, where the new one has the same items: nothing is drawn or sent again for it. */
export function keepList<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return isSameList(before, after) ? before : after;
}

export function keepSet<T>(before: ReadonlySet<T>, after: ReadonlySet<T>): ReadonlySet<T> {
  return before.size === after.size && [...after].every((one) => before.has(one)) ? before : after;
}

export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
