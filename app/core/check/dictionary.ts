import { Hunspell } from 'hunspell-wasm';
import startHunspell from 'hunspell-wasm/wasm/hunspell.js';
import type { Dictionary } from '../discrepancy/evidence/aids';

/** What a dictionary is made of: Hunspell as WebAssembly, and the two files of a language. */
export type DictionaryFiles = {
  readonly wasm: Uint8Array;
  readonly affixes: string;
  readonly words: string;
};

/** A dictionary that can also say what a word may have been meant to be; that takes some tenths of a second. */
export type SpellingDictionary = Dictionary & { readonly suggest: (word: string) => readonly string[] };

/** How the module is started: the bytes come along, so that it looks for no file by itself. */
type StartHunspell = (options: { readonly wasmBinary: Uint8Array }) => Promise<unknown>;

/**
 * Opens a dictionary. Takes about a quarter of a second and 30 MB for Russian; afterwards a word takes some
 * microseconds. Words are asked for as they stand, and once more in small letters.
 */
export async function openDictionary({ wasm, affixes, words }: DictionaryFiles): Promise<SpellingDictionary> {
  const start = startHunspell as StartHunspell;
  const hunspell = new Hunspell(await start({ wasmBinary: wasm }), affixes, words);
  const known = new Map<string, boolean>();
  return {
    knows: (word) => {
      const before = known.get(word);
      if (before !== undefined) return before;
      const answer = hunspell.testSpelling(word) || hunspell.testSpelling(word.toLowerCase());
      known.set(word, answer);
      return answer;
    },
    suggest: (word) => hunspell.getSpellingSuggestions(word),
  };
}
