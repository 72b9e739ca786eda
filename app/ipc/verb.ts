import * as v from 'valibot';

/** What a verb answers or an event carries: a type only. At run time there is nothing, main's answers are trusted. */
export type Carries<T> = { readonly of?: T };

/** Something that the window may ask: the shape of its one argument, and what comes back. */
export type Verb<Entries extends v.ObjectEntries, Answer> = {
  readonly args: v.StrictObjectSchema<Entries, undefined>;
  readonly answer: Carries<Answer>;
};

export function carries<T>(): Carries<T> {
  return {};
}

/** A verb with nothing to answer but that it was done is one of `null`. */
export function verb<const Entries extends v.ObjectEntries, Answer>(
  entries: Entries,
  answer: Carries<Answer>,
): Verb<Entries, Answer> {
  return { args: v.strictObject(entries), answer };
}
