/**
 * A value that is computed when first asked for and then kept: `compute` runs at most once. If it throws, it throws the
 * same again whenever it is asked.
 */
export function lazily<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | { readonly error: unknown } | null = null;
  return () => {
    kept ??= attempt(compute);
    if ('error' in kept) throw kept.error;
    return kept.value;
  };
}

function attempt<T>(compute: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: compute() };
  } catch (error) {
    return { error };
  }
}
