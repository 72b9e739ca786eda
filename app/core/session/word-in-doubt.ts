import type { Discrepancy, Kind } from '../discrepancy/discrepancy';
import { projectWord } from '../project-words';

const WORD_KINDS: readonly Kind[] = ['not-in-dictionary', 'low-confidence'];

/** The word of a Discrepancy that doubts whether it is one; null for any other. */
export function wordInDoubt({ kind, message, text }: Discrepancy): string | null {
  const isDoubt = WORD_KINDS.includes(kind) || message.key === 'word.nonWord';
  return isDoubt ? projectWord(text) : null;
}
