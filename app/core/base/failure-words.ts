/** What a failure is called in every language, with the places that its params fill: `{name}`, `{count:page|pages}`. */
export type Words<En extends string = string, Ru extends string = string> = {
  readonly en: En;
  readonly ru: Ru;
};

/** The names of the places in a text. */
export type PlacesOf<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? (Place extends `${infer Name}:${string}` ? Name : Place) | PlacesOf<Rest>
  : never;

/** `Ru` where both texts have the same places; else a type that no text has, so that it fails to compile. */
type SamePlaces<En extends string, Ru extends string> = [PlacesOf<En>, PlacesOf<Ru>] extends [
  PlacesOf<Ru>,
  PlacesOf<En>,
]
  ? Ru
  : { readonly theseHaveOtherPlaces: [PlacesOf<En>, PlacesOf<Ru>] };

/** One line of the table of failures. Both texts say what is wrong and what to do next, and fill the same places. */
export function words<const En extends string, const Ru extends string>(
  en: En,
  ru: Ru & SamePlaces<En, Ru>,
): Words<En, Ru> {
  return { en, ru };
}
