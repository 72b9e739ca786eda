/** Words with letters or a hard sign that the reform of 1918 did away with. */
const OLD_WORDS = /(?<!\p{L})(?=[\p{L}]*(?:[ѣіѳѵї]|[бвгджзклмнпрстфхцчшщ]ъ(?!\p{L})))\p{L}+/giu;
/** What rules most texts out at once. */
const OLD_LETTER = /[ѣіѳѵї]|ъ(?![\p{L}])/iu;
/** A text is in the old spelling when this share of its words is. */
const OLD_SHARE = 0.12;

const FEWEST_OLD = 3;
/** A word and what stands around it, on average. */
const CHARS_A_WORD = 7;

/** Of a longer text, stretches of this length at its start, in its middle and at its end tell. */
const SAMPLE_CHARS = 40_000;

/** Whether a text is in the spelling before 1918. */
export function isInOldSpelling(whole: string): boolean {
  const text = sampled(whole);
  if (!OLD_LETTER.test(text)) return false;
  const count = text.match(OLD_WORDS)?.length ?? 0;
  return count >= FEWEST_OLD && count * CHARS_A_WORD >= text.length * OLD_SHARE;
}

function sampled(text: string): string {
  if (text.length <= 3 * SAMPLE_CHARS) return text;
  const middle = (text.length - SAMPLE_CHARS) >> 1;
  const stretches = [
    text.slice(0, SAMPLE_CHARS),
    text.slice(middle, middle + SAMPLE_CHARS),
    text.slice(-SAMPLE_CHARS),
  ];
  return stretches.join('\n');
}

const LETTERS: Readonly<Record<string, string>> = {
  ѣ: 'е',
  і: 'и',
  ї: 'и',
  i: 'и',
  ï: 'и',
  ѳ: 'ф',
  ѵ: 'и',
  ё: 'е',
};
const VOICED: Readonly<Record<string, string>> = { з: 'с', с: 'с' };
const PREFIX = /^(бе|во|вз|во|и|ни|ра|ро|чере|чре)([зс])(?=[кпстфхцчшщ])/u;

/**
 * A word (comparison key) with what the reform of 1918 changed folded away: ѣ, і, ѳ, ѵ, the final ъ, -аго and -яго, -ыя
 * and -ія, ея, онѣ, prefixes in -з before voiceless consonants. Modern words that are spelt alike come out the same.
 */
export function modernised(key: string): string {
  const letters = [...key].map((letter) => LETTERS[letter] ?? letter).join('');
  // A key has no hyphens, so a word before one has its ъ inside: «какихъ-либо».
  const plain = letters.replace(/ъ(?![еюя])/gu, '');
  return plain
    .replace(/^феодор/u, 'федор')
    .replace(PREFIX, (_, head: string, last: string) => head + (VOICED[last] ?? last))
    .replace(/(?<=\p{L}{2})(?:аго|яго|его)$/u, 'ого')
    .replace(/(?<=\p{L}{2})(?:ыя|ия)$/u, 'ие')
    .replace(/(?<=\p{L}{2})ые$/u, 'ие')
    .replace(/^ея$/u, 'ее')
    .replace(/^одне/u, 'одни')
    .replace(/^оне$/u, 'они');
}

const OLD_IN_WORD = /[ѣіїѳѵ]|[бвгджзклмнпрстфхцчшщ]ъ(?:$|-)/iu;

/** Whether a word has letters, or a final ъ, that the reform of 1918 did away with. */
export function hasOldLetters(word: string): boolean {
  return OLD_IN_WORD.test(word);
}

/** A word of the old spelling as a dictionary of today may have it, small; any other word as it is. */
export function inNewLetters(word: string): string {
  if (!hasOldLetters(word)) return word;
  return [...word.toLowerCase()]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .replace(/ъ(?=$|-)/gu, '')
    .replace(/(?<=\p{L}{2})(?:аго|яго)$/u, (ending) => (ending === 'аго' ? 'ого' : 'его'));
}

/**
 * Whether a machine that was taught the new letters alone read a word of the old spelling as it is: ь or е for ѣ, ь for
 * the final ъ or twice, a stroke for і.
 */
export function isOldMisreading(word: string, read: string): boolean {
  if (!hasOldLetters(word)) return false;
  const there = inStrokes(read);
  return ['ь', 'е'].some((yat) => inStrokes(word.replace(/ѣ/giu, yat)) === there);
}

function inStrokes(text: string): string {
  return text
    .toLowerCase()
    .replace(/[!|1iіїl\]]/gu, 'и')
    .replace(/ё/gu, 'е')
    .replace(/[^\p{L}]/gu, '')
    .replace(/ъ/gu, 'ь')
    .replace(/ь+$/u, '');
}
