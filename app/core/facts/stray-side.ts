import type { Span } from '../discrepancy/discrepancy';
import type { CapitalisedWord } from './names';

export type Word = CapitalisedWord & { readonly letters: string };
export type Run = Span & {
  readonly words: readonly number[];
  readonly letters: string;
  readonly id: string | null;
};
export type Side = { readonly words: readonly Word[]; readonly runs: readonly Run[]; readonly text: string };
