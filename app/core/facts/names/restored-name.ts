import { joinedLetters, stemsOf } from './aliases';
import { ONE_NAME } from './name-ear';
import { soundDistance } from './name-sound';

const ALPHABET = [...'абвгдежзийклмнопрстуфхцчшщъыьэюя'];

/** The name with the one letter changed that makes it sound as the translation has it, or null. */
export function restored(written: string, latin: string): string | null {
  const letters = [...written];
  const places = letters.flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []));
  const joined = joinedLetters(written);
  const stem = nearestStem(joined, latin);
  let best: { readonly at: number; readonly letter: string; readonly distance: number } | null = null;
  for (let i = 0; i < stem.length; i += 1) {
    for (const letter of ALPHABET) {
      if (letter === stem[i]) continue;
      const tried = stem.slice(0, i) + letter + stem.slice(i + 1);
      const distance = soundDistance(tried, latin);
      if (distance < ONE_NAME && (best === null || distance < best.distance))
        best = { at: i, letter, distance };
    }
  }
  const at = best === null ? undefined : places[best.at];
  if (best === null || at === undefined) return null;
  const isCapital = letters[at] !== letters[at]?.toLowerCase();
  return [
    ...letters.slice(0, at),
    isCapital ? best.letter.toUpperCase() : best.letter,
    ...letters.slice(at + 1),
  ].join('');
}

function nearestStem(letters: string, latin: string): string {
  const stems = stemsOf(letters).map((stem) => ({ stem, distance: soundDistance(stem, latin) }));
  return stems.reduce((best, one) => (one.distance < best.distance ? one : best)).stem;
}
