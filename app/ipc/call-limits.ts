import type { ReviewVerb } from '../ipc';

/**
 * How much one call may carry, in characters of its texts and keys plus one a value: a call over it is refused before
 * its shape is looked at, which would cost as much as it is large. The largest that a person can make is a copy of
 * everything that is open.
 */
export function largestCall(verb: ReviewVerb): number {
  switch (verb) {
    case 'project.saveCopy':
      return 200_000_000;
    case 'sheets.arrange':
    case 'sheets.split':
    case 'references.paste':
    case 'page.save':
    case 'page.journal':
    case 'text.plan':
    case 'text.take':
    case 'statistics.export':
    case 'history.restoreAll':
    case 'recognition.start':
    case 'activity.add':
      return 50_000_000;
    default:
      return 1_000_000;
  }
}

/** Calls that may wait for an answer at once; the window never has a hundredth of them under way. */
const MOST_CALLS_AT_ONCE = 2_000;

/** Verbs that ask the person by a dialog of the system: another press of a key may overlap, a hundred dialogs may not. */
const ASKING: ReadonlySet<ReviewVerb> = new Set([
  ...(['files.pick', 'project.pick', 'archive.pick', 'project.saveCopy', 'page.import'] as const),
  ...(['page.importFolder', 'export.start', 'statistics.export', 'diagnostics.save', 'print.start'] as const),
]);
const MOST_ASKING = 8;

/** Whether another call of `verb` may begin while those in `underWay` wait for their answers. */
export function mayBegin(verb: ReviewVerb, underWay: Iterable<ReviewVerb>): boolean {
  const all = [...underWay];
  if (all.length >= MOST_CALLS_AT_ONCE) return false;
  return !ASKING.has(verb) || all.filter((one) => ASKING.has(one)).length < MOST_ASKING;
}

/** True if `args` may be looked at as the argument of `verb`: an object of its fields, and not too large. */
export function isCallOf(verb: ReviewVerb, args: unknown): boolean {
  return typeof args === 'object' && !Array.isArray(args) && isWithin(args, largestCall(verb));
}

/** True if `value` carries no more than `most`; stops counting as soon as it does. Values nested too deep do, too. */
export function isWithin(value: unknown, most: number): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let counted = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    counted += 1 + (typeof next.value === 'string' ? next.value.length : 0);
    if (typeof next.value === 'object' && next.value !== null) {
      if (next.depth >= DEEPEST) return false;
      // Without this a list of a hundred million holes would be spread out before it is counted.
      if (Array.isArray(next.value) && counted + next.value.length > most) return false;
      const entries = Object.entries(next.value);
      counted += entries.reduce((sum, [key]) => sum + key.length, 0);
      for (const [, inner] of entries) waiting.push({ value: inner, depth: next.depth + 1 });
    }
    if (counted > most) return false;
  }
  return true;
}

/** A Page in a list of what is held is seven deep. */
const DEEPEST = 16;
