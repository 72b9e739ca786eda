export type SpellingRequest = { readonly word: string };

/** What the word may have been, in the dictionary's order. */
export type SpellingReply = { readonly suggestions: readonly string[] };
