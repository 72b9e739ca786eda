import type { ReviewVerb } from '../ipc';
import { largestCall } from './call-limits';

/**
 * A call and its answer may travel as JSON text, and the window's own do:
 *
 *     window: stringify → context bridge: one string → main: parse, check against the schema
 *     window: parse     ← context bridge: one string ← main: stringify
 *
 * The bridge copies an object member by member on the window's thread: 11 ms for a sheet of 40 lines, where a letter waits for the
 * sheet to be journaled, and 31 ms for a document of 2,000 sheets. As text they take 1 and 9 ms.
 */

/** The value of a text, undefined for one that is no JSON or is larger than a call of `verb` may be. */
export function argsIn(verb: ReviewVerb, text: string): unknown {
  // Each letter may be escaped, and each number has its digits and its comma.
  if (text.length > largestCall(verb) * MOST_SIGNS) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const MOST_SIGNS = 6;

/** An answer as text; as it is where it carries the bytes of a picture. */
export function answerText<T extends { readonly value?: unknown } | { readonly error: unknown }>(
  answer: T,
): T | string {
  const hasBytes = 'value' in answer && answer.value instanceof Uint8Array;
  return hasBytes ? answer : JSON.stringify(answer);
}
