import type { ComparedPart } from '../../app/core/compare-texts';

/** A text beside another one: the words in which it differs are marked. */
export function ComparedWords({ parts }: { readonly parts: readonly ComparedPart[] }) {
  return parts.map(({ text, isSame }, i) => (isSame ? text : <mark key={i}>{text}</mark>));
}
