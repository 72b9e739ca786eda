/** The forms that a counted noun has, by the plural rules of CLDR: «1 лист, 2 листа, 5 листов», “1 sheet, 2 sheets”. */
export type EnglishForms = { readonly one: string; readonly other: string };
export type RussianForms = EnglishForms & { readonly few: string; readonly many: string };

/** The words of another language for the same keys: one text, or the forms that its plural rules ask for. */
export type Translated<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : RussianForms;
};

/** Each form under the name by which i18next looks for it: `pageCount_few`. */
export function flattened(
  words: Readonly<Record<string, string | EnglishForms | RussianForms>>,
): Record<string, string> {
  const entries = Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[key, value] as const]
      : Object.entries(value).map(([form, text]) => [`${key}_${form}`, text] as const),
  );
  return Object.fromEntries(entries);
}
