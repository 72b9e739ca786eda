import type { Discrepancy } from './discrepancy';

/**
 * The others like `one` among `all`: those of its wording on both sides, and where there are none those that come of
 * taking the same letter for the same other («и» for «н»), which is how misreadings come in batches.
 */
export function othersLike(one: Discrepancy, all: readonly Discrepancy[]): readonly Discrepancy[] {
  const others = all.filter(({ id, kind }) => id !== one.id && kind === one.kind);
  const ofWording = others.filter((other) => isOfOneWording(one, other));
  if (ofWording.length > 0) return ofWording;
  const letter = letterTaken(one);
  return letter === null ? [] : others.filter((other) => letterTaken(other) === letter);
}

function isOfOneWording(a: Discrepancy, b: Discrepancy): boolean {
  // Lengths first: most flags of a long document are told apart by them.
  if (a.text.length !== b.text.length) return false;
  return folded(a.text) === folded(b.text) && folded(proposed(a)) === folded(proposed(b));
}

function proposed({ suggestions, reference }: Discrepancy): string {
  return suggestions[0] ?? reference?.text ?? '';
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The one letter that was taken for another, or null. Numbers are each a matter of their own. */
function letterTaken(one: Discrepancy): string | null {
  const { kind, text } = one;
  if (kind !== 'word-differs' && kind !== 'not-in-dictionary' && kind !== 'low-confidence') return null;
  const there = proposed(one);
  if (text.length !== there.length) return null;
  let found: string | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const [a, b] = [text[i]?.toLowerCase(), there[i]?.toLowerCase()];
    if (a === b) continue;
    if (found !== null) return null;
    found = `${a ?? ''}→${b ?? ''}`;
  }
  return found;
}
