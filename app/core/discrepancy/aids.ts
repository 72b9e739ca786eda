import type { NamePair } from '../facts/project-aliases';
import type { FactReader } from '../facts/reader';
import type { Span } from './discrepancy';

/** A dictionary of the language. It answers at once, so whoever makes it loads it before. */
export type Dictionary = {
  /** Whether it has the word, in any of its forms; capital letters at the start of a sentence are its own matter. */
  readonly knows: (word: string) => boolean;
};

/** What a check may lean on beside its texts. */
export type CheckAids = {
  readonly dictionary: Dictionary | null;
  /** Gives a reader that remembers facts it has read before with the same names; without one, all is read anew. */
  readonly readerFor?: (names: readonly NamePair[]) => FactReader;
  /** Hears what threw inside the check, which goes on without it: the id of a rule, or `reference`. */
  readonly onFault?: (where: string, error: unknown) => void;
};

export const NO_AIDS: CheckAids = { dictionary: null };

/** A word that the machine was not sure of: offsets into the transcription, and the probability that it is right. */
export type Doubt = Span & { readonly probability: number };

/** A machine's word less likely to be right than this is in doubt: by the table that ships, one of a confidence under 0.8. */
export const DOUBT_BELOW = 0.64;
