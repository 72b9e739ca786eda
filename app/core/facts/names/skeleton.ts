import { editsBetween } from '../../base/edits-between';

/**
 * Consonant skeletons, the fallback for names that no alias table knows: spelling systems for
 * Chinese and Korean names disagree on vowels, aspiration and voice, and hardly on anything else.
 */
type Sound = readonly [RegExp, string];

/** Longer spellings first. Vowels, glides and signs have no entry and drop out. */
const RUSSIAN: readonly Sound[] = [
  [/дж|дз|цз|чж|ч|ж|ц|ш|щ|с|з/y, 'S'],
  [/к|г|х/y, 'K'],
  [/т|д/y, 'T'],
  [/п|б|ф/y, 'P'],
  [/в/y, 'W'],
  [/л|р/y, 'L'],
  [/м/y, 'M'],
  [/нг|н/y, 'N'],
];

const ENGLISH: readonly Sound[] = [
  [/tch|zh|ch|sh|ts|tz|dz|j|q|x|s|z|c(?=[eiy])/y, 'S'],
  [/kh|gh(?=[aeiou])|ck|k|g|h|c/y, 'K'],
  [/ph|p|b|f/y, 'P'],
  [/th|t|d/y, 'T'],
  [/v|w/y, 'W'],
  [/l|r/y, 'L'],
  [/m/y, 'M'],
  [/ng|n/y, 'N'],
];

/** The skeleton of a name in Russian or English letters, lower case; runs of one sound count once. */
export function skeletonOf(letters: string): string {
  const sounds = /[а-я]/.test(letters) ? RUSSIAN : ENGLISH;
  let skeleton = '';
  for (let at = 0; at < letters.length;) {
    const [length, sound] = soundAt(sounds, letters, at);
    if (sound !== '' && !skeleton.endsWith(sound)) skeleton += sound;
    at += length;
  }
  return skeleton;
}

function soundAt(sounds: readonly Sound[], letters: string, at: number): readonly [number, string] {
  for (const [pattern, sound] of sounds) {
    pattern.lastIndex = at;
    const match = pattern.exec(letters);
    if (match !== null) return [match[0].length, sound];
  }
  return [1, ''];
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ы: 'e',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ь: '',
  ъ: '',
};

/** Names at least this alike are taken for one name. */
export const ALIKE = 0.6;

/** How alike a Russian and an English name sound with their vowels, 0–1. */
export function likeness(russian: string, english: string): number {
  const latin = [...russian].map((letter) => LATIN[letter] ?? letter).join('');
  const longest = Math.max(latin.length, english.length, 1);
  return 1 - editsBetween(latin, english) / longest;
}
