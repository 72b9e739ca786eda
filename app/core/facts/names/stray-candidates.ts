import type { Span } from '../../base/span';
import { romanNumber } from '../grammar/calendar';
import { EN_LEXICON } from '../grammar/lexicon-en';
import { editorialSpans } from '../read/extract';
import { ENGLISH_WORDS } from './english-words';
import { isTitle } from './names';
import type { Matched } from './stray-matched';
import { BETWEEN, SHORTEST, isShouted } from './stray-side';
import type { NameKnowledge, Passage, Side, Word } from './stray-side';

/**
 * Whether a word of the passage is likely a name: no ordinary word in small letters, or beside a name that is matched.
 * Without a dictionary a capital within a sentence must do.
 */
export function isCandidate(
  word: Word,
  index: number,
  { words, text }: Side,
  matched: Matched,
  { isWord }: NameKnowledge,
): boolean {
  if (isTitle(word.text, 'ru') || romanNumber(word.text) !== null) return false;
  if (word.text.length < SHORTEST && isLineStart(text, word)) return false;
  // ССР, КНДР: abbreviations are no names of persons or places.
  if (isShouted(word.text) && word.text.length <= LONGEST_ABBREVIATION) return false;
  const isOrdinary = isWord(word.text.toLowerCase());
  const besides = [index - 1, index + 1].some((other) => {
    const beside = words[other];
    const [left, right] = other < index ? [beside, word] : [word, beside];
    return (
      matched.ru.has(other) &&
      left !== undefined &&
      right !== undefined &&
      BETWEEN.test(text.slice(left.to, right.from))
    );
  });
  if (isOrdinary === null)
    return !word.isNew && !isShouted(word.text) && (besides || word.letters.length >= SHORTEST);
  if (word.letters.length < SHORTEST)
    return (
      !word.isNew &&
      (besides || (word.letters.length === SHORTEST - 1 && (!isOrdinary || isAnnounced(text, word))))
    );
  // «тт. Органов», «Н. Орланов»: what stands behind a title or an initial is a name, whatever else the word means.
  if (!isOrdinary || isAnnounced(text, word)) return true;
  // Among small letters, capitals tell a name whatever the word has become: «передайте ПУШНИНУ».
  return !word.isNew && isShouted(word.text) && !isShoutedLine(text, word);
}

const ANNOUNCED =
  /(?:(?<!\p{L})\p{Lu}\.|(?<!\p{L})(?:тов|тт|гр|гр-н|г-н|ген|полк|проф|акад|инж)\.|(?<!\p{L})(?:товарищ|господин|гражданин|генерал|полковник|майор|капитан|советник|консул|посол|министр)\p{Ll}{0,3})[ \u00a0]{1,2}$/u;
const LONGEST_ANNOUNCEMENT = 24;

/** Whether an initial, a title or an office announces a name: «тов. Мороз», «советника Дой». */
function isAnnounced(text: string, { from }: Span): boolean {
  return ANNOUNCED.test(text.slice(Math.max(0, from - LONGEST_ANNOUNCEMENT), from));
}

const LONGEST_ABBREVIATION = 4;

/**
 * Whether an ordinary word or abbreviation may be a garbled name all the same, if it sounds nearly like one that is left:
 * beside a matched name or behind one in a list, «тт. Мельник, Орланов», or where all words have capitals.
 */
export function isFaint(word: Word, index: number, { words, text }: Side, matched: Matched): boolean {
  if (word.letters.length < SHORTEST || isTitle(word.text, 'ru') || romanNumber(word.text) !== null)
    return false;
  if (isShouted(word.text)) return isShoutedLine(text, word);
  const before = words[index - 1];
  return (
    !word.isNew &&
    before !== undefined &&
    matched.ru.has(index - 1) &&
    /^(?:[ \u00a0]{1,2}|-|,\s|\sи\s)$/u.test(text.slice(before.to, word.from))
  );
}

/** «Из», «По»: at the start of a line a short word has its capital from there. */
function isLineStart(text: string, { from }: Span): boolean {
  return /(?:^|\n)[^\p{L}\p{N}\n]*$/u.test(text.slice(Math.max(0, from - 8), from));
}

/** Lines in capitals are headings, where any word has them. */
function isShoutedLine(text: string, { from, to }: Span): boolean {
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  const rest = text.slice(start, from) + text.slice(to, end === -1 ? text.length : end);
  const small = rest.match(/\p{Ll}/gu)?.length ?? 0;
  return small * 3 < (rest.match(/\p{Lu}/gu)?.length ?? 0);
}

/** What of the passage's translation no name answers to, and may be a name. */
export function leftInEnglish(
  ruAround: () => Side,
  en: Side,
  passage: Passage,
  matched: Matched,
  { known, ear }: NameKnowledge,
): { readonly alone: readonly number[]; readonly spare: readonly number[] } {
  const editorial = editorialSpans(en.text.slice(passage.en.from, passage.en.to)).map(({ from, to }) => ({
    from: from + passage.en.from,
    to: to + passage.en.from,
  }));
  const left = en.words.flatMap((word, i) => {
    if (word.from < passage.en.from || word.to > passage.en.to || matched.en.has(i)) return [];
    if (word.letters.length < 2 || isTitle(word.text, 'en') || ENGLISH_WORDS.has(word.letters)) return [];
    if (EN_LEXICON.months.has(word.letters) || EN_LEXICON.numberedNoun(word.letters) !== null) return [];
    if (editorial.some((span) => span.from <= word.from && word.to <= span.to)) return [];
    return /^[IVXLC]+$/u.test(word.text) || ear.standsSmall(en.text, word.letters) ? [] : [i];
  });
  const isSaid = (index: number): boolean => {
    const id = en.runs.find((run) => run.id !== null && run.words.includes(index))?.id ?? null;
    const letters = en.words[index]?.letters ?? '';
    return (
      (id !== null && known.ru.has(id)) || ruAround().runs.some((run) => ear.isOneName(run.letters, letters))
    );
  };
  // A name that stands near by once more may still be what a garbled one was.
  return { alone: left.filter((index) => !isSaid(index)), spare: left.filter(isSaid) };
}
