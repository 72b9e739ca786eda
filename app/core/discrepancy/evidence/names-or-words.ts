import type { Dictionary } from './aids';
import { wordAt } from '../align-texts/body';
import type { DifferingPair } from '../align-texts/pairs';

const SHORTEST = 3;
/** Words with a capital and such an ending are surnames, though «чулков» and «горбунов» are words as well. */
const SURNAME = /\p{L}{2}(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е|ой|ых)?$/u;

/**
 * Whether what differs is a name: the dictionary, where there is one, has no such word in small letters. «Комиссии» and
 * «Государственною» have a capital out of courtesy, and «Филиппов» at the head of a line is a name all the same.
 */
export function isOfNames(pair: DifferingPair, dictionary: Dictionary | null): boolean {
  if (pair.class !== 'name' && pair.class !== 'word') return false;
  if (dictionary === null) return pair.class === 'name';
  const there = pair.right.map(({ text }) => text);
  const isCapital = there.length > 0 && there.every((text) => /^\p{Lu}/u.test(text) && !/\d/u.test(text));
  if (!isCapital) return pair.class === 'name';
  if (there.some((text) => dictionary.knows(text.toLowerCase())))
    return pair.class === 'name' && (there.every((text) => SURNAME.test(text)) || isInName(pair, dictionary));
  const isLong = there.every((text) => text.length >= SHORTEST);
  const here = pair.left.every(({ text }) => /^\p{Lu}/u.test(text));
  return pair.class === 'name' || (isLong && here && there.length === 1);
}

/** «Ким Ир Сену»: what stands beside it on the line is a name, and no word. */
function isInName({ comparison, region }: DifferingPair, dictionary: Dictionary): boolean {
  const { right } = comparison;
  const [from, to] = [right.starts[region.rightFrom] ?? 0, right.ends[region.rightTo - 1] ?? 0];
  return [region.rightFrom - 1, region.rightTo].some((index) => {
    const word = wordAt(right, index);
    if (word === undefined || !/^\p{Lu}\p{L}/u.test(word.text)) return false;
    const between = word.to <= from ? right.text.slice(word.to, from) : right.text.slice(to, word.from);
    return /^[ \u00a0]$/u.test(between) && !dictionary.knows(word.text.toLowerCase());
  });
}
