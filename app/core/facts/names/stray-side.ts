import type { Span } from '../../base/span';
import type { CapitalisedWord } from './names';

export type Word = CapitalisedWord & { readonly letters: string };
export type Run = Span & {
  readonly words: readonly number[];
  readonly letters: string;
  readonly id: string | null;
};
export type Side = { readonly words: readonly Word[]; readonly runs: readonly Run[]; readonly text: string };

const SHORTEST_STEM = 4;

/** «Китайской Народной Республики» says China, too. */
export function isSaidByStem({ text }: Side, { from, to }: Span, russian: readonly string[]): boolean {
  const passage = text.slice(from, to).toLowerCase();
  return russian
    .map((name) => name.toLowerCase().replace(/[аеиоуыьэюяй]$/u, ''))
    .some((stem) => stem.length >= SHORTEST_STEM && new RegExp(`(?<!\\p{L})${stem}`, 'u').test(passage));
}
