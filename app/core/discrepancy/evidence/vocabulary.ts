import { wordKey } from '../../project/project-words';
import type { Dictionary } from './aids';
import type { Body } from '../align-texts/body';

/** What is said of one word by dictionaries and lists. */
export type Vocabulary = {
  /** Null where nothing can be said: names, numbers, abbreviations, words with signs inside, no dictionary. */
  readonly isKnown: (word: string) => boolean | null;
  /** Whether a reference of the language has a word of this comparison key. */
  readonly isTrusted: (key: string) => boolean;
};

/** Abbreviations of Soviet office typescript, without the stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'тов тт гр ст тыс млн млрд руб коп км см мм кг гр га час мин сек исх вх экз отп исп печ рук нач зам пом зав секр ' +
    'сов обл р-н гор пос дер ул им др пр т д е п н г гг в вв лл ф оп дд подп верно штаб зампред минобороны мид цк кпк ' +
    'ткп кнд кндр кнр ссср сша впс фр нн напр см ср прим ред расш маш'
  ).split(' '),
);

const PLAIN_WORD = /^\p{Ll}{3,}$/u;

/** Whether a word, without its stop, is an abbreviation that such documents are full of. */
export function isAbbreviation(word: string): boolean {
  return ABBREVIATIONS.has(word.toLowerCase());
}

/**
 * Whether words are known: to the dictionary, to the project's own list, or to a reference (`trusted` keys). Names are
 * not judged: a word with a capital letter, or of one or two letters, may be anything.
 */
export function vocabularyOf(
  dictionary: Dictionary | null,
  projectWords: readonly string[],
  trusted: ReadonlySet<string>,
): Vocabulary {
  const own = new Set(projectWords.map(wordKey));
  const known = new Map<string, boolean>();
  return {
    isTrusted: (key) => trusted.has(key),
    isKnown: (word) => {
      if (dictionary === null || !PLAIN_WORD.test(word)) return null;
      if (ABBREVIATIONS.has(word)) return null;
      const before = known.get(word);
      if (before !== undefined) return before;
      const answer = own.has(wordKey(word)) || trusted.has(word.replace(/ё/g, 'е')) || dictionary.knows(word);
      known.set(word, answer);
      return answer;
    },
  };
}

/** The keys of all words of the bodies. */
export function keysOfBodies(bodies: readonly Body[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const body of bodies) for (const id of body.ids) keys.add(body.keys[id] ?? '');
  return keys;
}
