// Where a typist may break a Russian word.

const VOWELS = 'аеёиоуыэюя';
const CLOSING = 'ьъй';
const isVowel = (letter) => VOWELS.includes(letter);
const hasVowel = (part) => [...part].some(isVowel);

/**
 * The places (indices into `word`) where it may be carried over to the next line: both parts keep a vowel and at
 * least two letters, a soft sign, hard sign or й is never torn from the letter before it, and the part that moves
 * begins with one consonant and a vowel, as in the rules of 1956 (section 117 and after). Marks such as commas and
 * quotes may stand at either end of the word.
 * @param {string} word
 * @returns {number[]}
 */
export function breaksOf(word) {
  const core = /[а-яё]+/i.exec(word);
  if (core === null || core[0].length < 5) return [];
  const letters = core[0].toLowerCase();
  const places = [];
  for (let at = 2; at <= letters.length - 2; at += 1) {
    const [left, right] = [letters.slice(0, at), letters.slice(at)];
    if (!hasVowel(left) || CLOSING.includes(right[0]) || isVowel(right[0])) continue;
    if (isVowel(right[1])) places.push(core.index + at);
  }
  return places;
}
