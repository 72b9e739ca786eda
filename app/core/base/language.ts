export type Language = 'en' | 'ru';

/** One sentence in every language. `{name}` is filled from the params of a Message. */
export type Template = Readonly<Record<Language, string>>;
