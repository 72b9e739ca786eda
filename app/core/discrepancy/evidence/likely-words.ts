import type { Confusions } from '../../align/letter-edits';
import { impossibleTriples } from '../../text/letter-triples';

/** A word of the dictionary that a garbled one may be, and what the ink must have suffered: 1 for any one letter. */
export type LikelyWord = { readonly text: string; readonly cost: number };

/** How a garbled word comes to the dictionary's: by likely confusions, by an ending lost, by any one letter, by two. */
export type Garbling = 'confusion' | 'ending' | 'letter' | 'two-letters' | 'joined';

export type LikelyWords = { readonly how: Garbling; readonly words: readonly LikelyWord[] };

type IsKnown = (word: string) => boolean;

const ALPHABET = [...'абвгдежзийклмнопрстуфхцчшщъыьэюя'];
/** Endings that are lost at an edge of the sheet or in a hole; each by itself makes a word of a whole stem. */
const ENDINGS =
  'а я ы и е у ю о ь й ей ов ев ам ям ах ях ой ом ем ью ами ями ия ие ий ии ию ый ая ое ые ого его ому ему ых их ым им ть т ет ит ут ют ат ят л ла ло ли ся'.split(
    ' ',
  );
/** So many endings make words of a stem that has lost its own. */
const FEWEST_FORMS = 4;
const LOST_ENDING = 0.5;
/** Any letter of a shorter word makes some other word. */
const SHORTEST_LETTER = 5;
const SHORTEST_TWO = 7;
const SHORTEST_STEM = 4;
/** Likelier than this against any letter at all. */
const LIKELY = 0.9;

/**
 * The words of the dictionary that an unknown word in small letters may be; null where none is near. What takes least is
 * looked for first: likely confusions and lost endings, then, where it is to be looked at closely, any one letter more,
 * less or other, then two letters.
 */
export function likelyWords(
  word: string,
  isKnown: IsKnown,
  confusions: Confusions,
  isClose: boolean,
): LikelyWords | null {
  const confused = known(confusedOnce(word, confusions), isKnown);
  const cut = cutEndings(word, isKnown);
  if (confused.length + cut.length > 0)
    return { how: confused.length > 0 ? 'confusion' : 'ending', words: [...confused, ...cut] };
  if (!isClose) return null;
  const joined = joinedWords(word, isKnown);
  if (joined.length > 0) return { how: 'joined', words: joined };
  const other = word.length < SHORTEST_LETTER ? [] : known(anyLetter(word), isKnown);
  if (other.length > 0) return { how: 'letter', words: other };
  const twice = word.length < SHORTEST_TWO ? [] : known(twoLetters(word, confusions), isKnown);
  return twice.length > 0 ? { how: 'two-letters', words: twice } : null;
}

function known(candidates: Iterable<LikelyWord>, isKnown: IsKnown): readonly LikelyWord[] {
  const best = new Map<string, number>();
  for (const { text, cost } of candidates) {
    const before = best.get(text);
    // Asking the dictionary takes long, and most candidates are no words at first sight.
    const isNew = before === undefined && impossibleTriples(text) === 0 && isKnown(text);
    if (isNew || (before !== undefined && cost < before)) best.set(text, cost);
  }
  return [...best].map(([text, cost]) => ({ text, cost }));
}

function* confusedOnce(word: string, { insteadOf, cost }: Confusions): Generator<LikelyWord> {
  for (let i = 0; i < word.length; i += 1) {
    const here = word[i] ?? '';
    for (const there of insteadOf(here)) {
      if (!/\p{Ll}/u.test(there)) continue;
      yield { text: word.slice(0, i) + there + word.slice(i + 1), cost: cost(here, there) };
    }
  }
}

/** What a stem that has lost its ending may be: many endings make words of it, where few do so by accident. */
function cutEndings(word: string, isKnown: IsKnown): readonly LikelyWord[] {
  if (word.length < SHORTEST_STEM) return [];
  const forms = ENDINGS.filter((ending) => isKnown(word + ending));
  return forms.length < FEWEST_FORMS
    ? []
    : forms.map((ending) => ({ text: word + ending, cost: LOST_ENDING + 0.05 * ending.length }));
}

/** A word before another in its own case: «пионер» and «отряд» are one word of two stems rather. */
const INFLECTED = /(?:[аеиоуыэюяйь]|[аяоеы][мхв])$/u;
const PREPOSITIONS = [
  'в',
  'к',
  'с',
  'о',
  'у',
  'и',
  'а',
  'на',
  'по',
  'из',
  'за',
  'до',
  'от',
  'не',
  'ко',
  'во',
  'со',
];
const SHORTEST_JOINED = 4;

/** Two words that were written together: «вгороде», «поставкивооружения». */
function joinedWords(word: string, isKnown: IsKnown): readonly LikelyWord[] {
  const found: LikelyWord[] = [];
  for (let at = 1; at <= word.length - SHORTEST_JOINED; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    const isHead =
      at >= SHORTEST_JOINED ? INFLECTED.test(head) && isKnown(head) : PREPOSITIONS.includes(head);
    if (isHead && isKnown(tail)) found.push({ text: `${head} ${tail}`, cost: 1 });
  }
  return found;
}

/** Ink comes from something: a letter that is another is likelier than one that is lost or too much. */
const LOST = 1.1;
const ADDED = 1.2;

/** Any one letter lost, added, another, or two that changed places. */
function* anyLetter(word: string): Generator<LikelyWord> {
  for (let i = 0; i <= word.length; i += 1) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    if (tail !== '') yield { text: head + tail.slice(1), cost: ADDED };
    if (tail.length > 1)
      yield { text: `${head}${tail[1] ?? ''}${tail[0] ?? ''}${tail.slice(2)}`, cost: LOST };
    for (const letter of ALPHABET) {
      yield { text: head + letter + tail, cost: LOST };
      if (tail !== '' && letter !== tail[0]) yield { text: head + letter + tail.slice(1), cost: 1 };
    }
  }
}

/** Two likely confusions, or one and a letter that is too much. */
function* twoLetters(word: string, confusions: Confusions): Generator<LikelyWord> {
  for (const first of confusedOnce(word, confusions)) {
    if (first.cost >= LIKELY) continue;
    for (const second of confusedOnce(first.text, confusions))
      if (second.cost < LIKELY) yield { text: second.text, cost: first.cost + second.cost };
    for (let i = 0; i < word.length; i += 1)
      yield { text: first.text.slice(0, i) + first.text.slice(i + 1), cost: first.cost + 1 };
  }
}
