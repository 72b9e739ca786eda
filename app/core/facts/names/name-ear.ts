import type { Span } from '../../base/span';
import { stemsOf } from './aliases';
import { isTranscribedName } from './name-match';
import { soundDistance } from './name-sound';
import { skeletonOf } from './skeleton';
import type { Side } from './stray-side';

/** Names that sound so alike are one, spelt in another way. */
export const ONE_NAME = 0.5;

/** What is asked about names again and again, remembered. */
export type NameEar = {
  /** Whether a Russian and a Latin name, joined and in small letters, can be one. */
  readonly isOneName: (russian: string, latin: string) => boolean;
  /** Whether the translation has a word in small letters, too: then it is none of a name's. */
  readonly standsSmall: (translation: string, letters: string) => boolean;
  /** The words of a stretch of the translation, which stays what it is. */
  readonly english: (around: Span, make: () => Side) => Side;
};

const MOST_ANSWERS = 200_000;

const FIRST_SOUNDS: readonly (readonly [russian: string, latin: string])[] = [
  ['б', 'bp'],
  ['в', 'vwbu'],
  ['гкх', 'gkhcqxj'],
  ['д', 'dtj'],
  ['жзсцчшщ', 'zsjcgqxhtd'],
  ['лр', 'lr'],
  ['мн', 'mn'],
  ['п', 'pb'],
  ['т', 'td'],
  ['ф', 'fpvt'],
  ['уюйяеёиэаоы', 'aeiouyjwhv'],
];
const LATIN_OF = new Map(
  FIRST_SOUNDS.flatMap(([russian, latin]) => [...russian].map((one) => [one, latin] as const)),
);

/** A quick look that rules most pairs out. */
function mayBeginAlike(russian: string, latin: string): boolean {
  const first = (latin[0] ?? '').normalize('NFD')[0] ?? '';
  return LATIN_OF.get(russian[0] ?? '')?.includes(first) ?? false;
}

/** Sounds of consonants that one name may have more in one spelling than in another. */
const MOST_MORE = 3;

function mayBeOne(russian: string, latin: string): boolean {
  return Math.abs(skeletonOf(russian).length - skeletonOf(latin).length) <= MOST_MORE;
}

export function nameEar(): NameEar {
  const answers = new Map<string, boolean>();
  const sides = new Map<string, Side>();
  let small: { readonly text: string; readonly words: ReadonlySet<string> } | null = null;
  return {
    isOneName: (russian, latin) => {
      if (latin.length * 3 < russian.length || latin.length > russian.length * 3) return false;
      if (!mayBeginAlike(russian, latin)) return false;
      const key = `${russian} ${latin}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer =
        [russian, ...adjectiveStems(russian)].some((stem) => isTranscribedName(stem, latin)) ||
        (mayBeOne(russian, latin) && leastSound(russian, latin) < ONE_NAME);
      if (answers.size > MOST_ANSWERS) answers.clear();
      answers.set(key, answer);
      return answer;
    },
    english: ({ from, to }, make) => {
      const key = `${from}-${to}`;
      const known = sides.get(key) ?? make();
      sides.set(key, known);
      return known;
    },
    standsSmall: (text, letters) => {
      if (small?.text !== text)
        small = { text, words: new Set(text.match(/(?<!\p{L})\p{Ll}{3,}(?!\p{L})/gu) ?? []) };
      return small.words.has(letters);
    },
  };
}

/** Of a name in any case: the nearest of what it may be without its ending. */
export function leastSound(russian: string, latin: string): number {
  if (russian.length < 3 || latin.length < 3) return Infinity;
  return Math.min(
    ...[...stemsOf(russian), ...adjectiveStems(russian), ...nominatives(russian)].map((stem) =>
      soundDistance(stem, latin),
    ),
  );
}

/** What a name in another case may be in the nominative: «Марфы» is Марфа, «Кухарскому» Кухарский, «Негорелом» Негорелое. */
export function nominatives(letters: string): readonly string[] {
  const adjective = letters
    .replace(/(?<=[сц]к)(?:ого|ому|им|ом)$/u, 'ий')
    .replace(/(?<=[сц]к)(?:ой|ую)$/u, 'ая');
  const feminine = letters.replace(/(?:[ыиеу]|ой|ою)$/u, 'а');
  const soft = letters.replace(/(?:[иею]|ей)$/u, 'я');
  const neuter = letters.replace(/(?:ого|ому|ом|ым)$/u, 'ое');
  const hissing = letters.replace(/ьей$/u, 'ья').replace(/(?<=[жшчщ])ей$/u, 'ая');
  const hard = letters.replace(/(?:ой|ую)$/u, 'ая');
  return [adjective, feminine, soft, neuter, hissing, hard].filter((form) => form !== letters);
}

/** So many letters more than the other side has are the rest of a longer name of the same: Сыпингай, Siping. */
const LONGER_BY = 3;
const SHORTEST_PART = 5;

export function isShortened(russian: string, latin: string): boolean {
  if (russian.length < SHORTEST_PART + LONGER_BY || !mayBeginAlike(russian, latin)) return false;
  for (let length = SHORTEST_PART; length <= russian.length - LONGER_BY; length += 1) {
    if (soundDistance(russian.slice(0, length), latin) < ONE_NAME) return true;
  }
  return false;
}

const ADJECTIVE = /^(.{3,}?)(ий|ен|ов)?ск(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)$/u;

/** «Фушуньская» станция is Fushun's, «Сунгарийская» Sungari's. */
function adjectiveStems(letters: string): readonly string[] {
  const match = ADJECTIVE.exec(letters);
  if (match === null) return [];
  const [, stem = '', link = ''] = match;
  return link === '' ? [stem] : [stem, stem + link, stem + (link[0] ?? '')];
}
