/** Abbreviations that are no beginning of their word, by comparison key. Stems take any ending. */
const OWN_FORMS: Readonly<Record<string, string>> = {
  ...{ км: 'километр', кг: 'килограмм', см: 'сантиметр', мм: 'миллиметр', тн: 'тонн', млн: 'миллион' },
  ...{ млрд: 'миллиард', гг: 'год', тт: 'товарищ', кв: 'квартал', стр: 'страниц', пп: 'пункт', лл: 'лист' },
  ...{ гн: 'господин', жд: 'железнодорожн', вв: 'век', др: 'доктор', ст: 'стать', рн: 'район', чл: 'член' },
};
/** An abbreviation without a stop is at most this long. */
const MOST_BARE = 3;

/** Whether `short` is an abbreviation of `long`, both comparison keys: its beginning, or its beginning and its end. */
export function isShortFor(short: string, long: string): boolean {
  if (short.length >= long.length || short.length === 0 || !/^\p{L}+$/u.test(short + long)) return false;
  const own = OWN_FORMS[short];
  if (own !== undefined && long.startsWith(own)) return true;
  if (!long.startsWith(short) || /^[аеиоуыэюяйьъ]/u.test(short)) return false;
  const saved = long.slice(short.length);
  // A vowel is an ending, and a letter written twice stands for several: «г.» and «гг.».
  if (saved.length < FEWEST_SAVED)
    return isBareAbbreviation(short) && (saved === short || /^[аеиоуыэюяь]$/u.test(saved));
  return isBareAbbreviation(short) || CUT_BEFORE_VOWEL.test(short);
}

/** Russian cuts a word behind a consonant; «ноя.» is the month. */
const CUT_BEFORE_VOWEL = /(?:[бвгджзклмнпрстфхцчшщ]|^ноя)$/u;
/** A word that lacks its last letter at the end of a sentence is a slip, and no abbreviation: but «час.» is «часа». */
const FEWEST_SAVED = 2;
/** «м-ва», «р-н» and «к-рый» leave out three letters or more; «Энь-ай» is «Энь-лай» misread. */
const FEWEST_CONTRACTED = 3;
/** «куб. м» is «кубометр»; three letters are no word that anybody writes as a row of abbreviations. */
const SHORTEST_FOR_ROW = 6;

/** «м-ва» is «министерства»: what stands before the hyphen begins the word, and what stands behind it ends it. */
export function isContracted(written: string, long: string): boolean {
  const match = /^(\p{L}{1,4})-(\p{L}{1,4})$/u.exec(written.toLowerCase().replace(/ё/gu, 'е'));
  if (match === null) return false;
  const [, head = '', tail = ''] = match;
  const saved = long.replace(/-/gu, '').length - head.length - tail.length;
  return saved >= FEWEST_CONTRACTED && long.startsWith(head) && long.endsWith(tail);
}

export function isBareAbbreviation(key: string): boolean {
  return (
    key.length <= MOST_BARE &&
    (key in OWN_FORMS || /^(?:тыс|мин|сек|руб|коп|час|чел|экз|тов|ч|м|л|г|т|р|с)$/u.test(key))
  );
}

/** «куб. м», «ж. д.»: several abbreviations for one long word, of whose letters they are some in their order. */
export function isShortRowFor(short: readonly string[], long: readonly string[]): boolean {
  const [word = ''] = long;
  if (long.length !== 1 || short.length < 2 || short.length > 3 || word.length < SHORTEST_FOR_ROW)
    return false;
  if (!word.startsWith(short[0] ?? '') || short.join('').length * 3 > word.length * 2) return false;
  let at = 0;
  for (const letter of short.join('')) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** «т.к» is «так как» and «и.о» «исполняющего обязанности»: each letter begins a word. `words` are comparison keys. */
export function isInitialsOf(written: string, words: readonly string[]): boolean {
  if (words.length < 2 || !/^\p{L}(?:\.\s?\p{L}){1,3}$/u.test(written)) return false;
  const letters = written.toLowerCase().replace(/ё/gu, 'е').replace(/\P{L}/gu, '');
  return (
    letters.length === words.length && words.every((word, i) => word.length > 1 && word[0] === letters[i])
  );
}
