import type { Confusions } from '../../align/letter-edits';
import { impossibleTriples } from '../../text/letter-triples';
import { fitsBehind } from '../../text/russian-endings';
import type { Dictionary } from './aids';
import { likelyWords } from './likely-words';
import type { Garbling, LikelyWord } from './likely-words';
import type { Vocabulary } from './vocabulary';

/**
 * How a word is written: in small letters, with the capital of a sentence, all in capitals, with capitals inside, or
 * with the capital of a name.
 */
export type Shape = 'small' | 'head' | 'shouted' | 'mixed' | 'name';

/**
 * What speaks against an unknown word, beside that it is unknown: words that it may be, letters that no word has, or
 * unknown words around.
 */
export type Garbled = {
  readonly how: Garbling | 'impossible' | 'among-unknown';
  readonly words: readonly LikelyWord[];
};

/** Fewer capitals are an abbreviation more often than a word. */
const SHORTEST_SHOUTED = 6;
/** Shorter names come near to words by accident: Ким, Фан. */
const SHORTEST_NAME = 5;

/** Null for what is no word, or may be anything. */
export function shapeOf(text: string, isSentenceStart: boolean): Shape | null {
  if (!/^[\p{Script=Cyrillic}]{3,}$/u.test(text)) return null;
  if (/^\p{Ll}+$/u.test(text)) return 'small';
  if (/^\p{Lu}\p{Ll}+$/u.test(text)) return isSentenceStart ? 'head' : 'name';
  if (/^\p{Lu}+$/u.test(text)) return text.length >= SHORTEST_SHOUTED ? 'shouted' : null;
  return text.length > 3 ? 'mixed' : null;
}

/** Says what an unknown word may be; remembers what it was asked. A close look tries all that ink may do, and takes time. */
export type Garbler = (text: string, shape: Shape, isClose: boolean) => Garbled | null;

export function garbler(vocabulary: Vocabulary, dictionary: Dictionary, confusions: Confusions): Garbler {
  const answers = new Map<string, Garbled | null>();
  const isKnown = (word: string): boolean => vocabulary.isKnown(word) === true;
  const isName = (word: string): boolean => !dictionary.knows(word) && dictionary.knows(capitalised(word));
  return (text, shape, isClose) => {
    const word = text.toLowerCase();
    const key = `${shape === 'name' ? 'name' : ''}${isClose ? 'close' : ''} ${word}`;
    const before = answers.get(key);
    if (before !== undefined) return before;
    if (hasWrongSign(word)) {
      const signs = withoutWrongSign(word).filter((one) => isKnown(one) || isName(one));
      const said: Garbled = { how: 'impossible', words: signs.map((one) => ({ text: one, cost: 0 })) };
      answers.set(key, said);
      return said;
    }
    // A name comes near to words by accident, unless it is long.
    const isAny = (one: string): boolean => isName(one) || (word.length >= LONG_CAPITAL && isKnown(one));
    const found = likelyWords(word, shape === 'name' ? isAny : isKnown, confusions, isClose);
    const answer = found !== null && isLikely(word, shape, found.how) ? found : null;
    const said = answer ?? (shape === 'name' ? null : impossible(word));
    answers.set(key, said);
    return said;
  };
}

/** A hard sign stands before е, ё, ю, я alone, and no word begins with it or a soft one: «Далънем» is no name either. */
const WRONG_SIGN = /ъ(?=[^еёюяи])|^[ъь]|[аеёиоуыэюяй][ъь]/u;

export function hasWrongSign(word: string): boolean {
  return WRONG_SIGN.test(word);
}

function withoutWrongSign(word: string): readonly string[] {
  return [word.replace(/ъ(?=[^еёюяи])/gu, 'ь'), word.replace(/ъ(?=[^еёюяи])/gu, 'ы')];
}

/** Names are many, and any letter makes another of most: a word with a capital must be near, or long. */
function isLikely(word: string, shape: Shape, how: Garbling): boolean {
  if (shape === 'small') return true;
  if (how === 'confusion') return shape !== 'name' || word.length >= SHORTEST_NAME;
  return how !== 'joined' && mayBeWord(word, shape);
}

const LONG_CAPITAL = 8;
const SURNAME =
  /(?:[оеё]в|[иы]н)(?:[аую]|ым|е|ой|ых)?$|[сцз]к(?:[иао][йяе]|ого|ому|им|ом|ой|ую|их|ими)$|(?:ко|[ую]к|[ая]н|дзе|ли|[оеу]ль|ер|ич)(?:[аую]|ом|ем|у|е)?$/u;

/** Whether a word with a capital, where a sentence begins or in a heading, is too long and too plain for a name. */
export function mayBeWord(word: string, shape: Shape): boolean {
  return shape !== 'name' && word.length >= LONG_CAPITAL && !SURNAME.test(word.toLowerCase());
}

const PREFIXES =
  /^(?:спец|гос|рай|обл|край|парт|проф|полит|воен|агит|развед|лес|хлеб|сель|ком|сов|нар|глав|пром|тех|хоз|культ|сан|мед|зав|зам|пред|авиа|авто|мото|гидро|электро|тепло|кино|фото|радио|теле|меж|сверх|контр|обер|унтер|вице|экс|лже|полу|не|пере)(?=.{4})/u;

/** «полвагона»: half of what stands in the genitive. */
const HALF = /^пол(?=\p{L}{3,}[аяиы]$)/u;

/** A word of an institution, or half of a thing, without the short first half that such words are made with: «разведуправление». */
export function withoutPrefix(word: string): string {
  return word.replace(HALF.test(word) ? HALF : PREFIXES, '');
}

/** One alone may stand where a word was put together of two. */
const FEWEST_IMPOSSIBLE = 2;

function impossible(word: string): Garbled | null {
  return impossibleTriples(word) >= FEWEST_IMPOSSIBLE ? { how: 'impossible', words: [] } : null;
}

export function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

const BESIDE_DOCUMENT = 0.3;
const BY_ENDING = 0.3;

/**
 * The words in the order of what they take, words that stand elsewhere in the document and endings that the word before
 * asks for first. `before`: in small letters.
 */
export function ranked(
  words: readonly LikelyWord[],
  before: string,
  stands: (word: string) => boolean,
): readonly string[] {
  const cost = ({ text, cost: ink }: LikelyWord): number => {
    const fits = fitsBehind(text, before);
    return ink - (stands(text) ? BESIDE_DOCUMENT : 0) - (fits === null ? 0 : fits ? BY_ENDING : -BY_ENDING);
  };
  return words
    .map((word) => ({ text: word.text, cost: cost(word) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ text }) => text);
}
