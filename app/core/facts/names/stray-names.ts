import { lazily } from '../../base/lazily';
import type { Span } from '../../base/span';
import { initialsBeside, initialsDiffer } from './initials';
import { restored } from './restored-name';
import { isCandidate, isFaint, leftInEnglish } from './stray-candidates';
import { matchedWords } from './stray-matched';
import type { Matched } from './stray-matched';
import { besideMatched, byFaintSound, bySlot, bySound, distinct } from './stray-pairs';
import type { Pair } from './stray-pairs';
import { isSaidByStem, isShouted, sideOf } from './stray-side';
import type { NameKnowledge, Passage, Run, Side, Word } from './stray-side';

/**
 * A name that the two sides have otherwise. `misread`: it sounds nearly like the translation's; `other`: another name
 * stands in its place; `lost`: nothing stands there (an empty span); `initials`: the same name, other initials.
 */
export type StrayName = Span & {
  readonly how: 'misread' | 'other' | 'lost' | 'initials';
  readonly text: string;
  readonly en: Span & { readonly text: string };
  readonly suggestion: string | null;
};

/** A word broken at a line end is one word. */
const BROKEN_WORD = /[-\u2010\u00ac\u00ad=]\s*\n\s*/gu;

/**
 * Finds the names of a passage that the other side has otherwise: whatever no name around it answers to is paired with
 * what is left on the other side, by sound and by place.
 */
export function strayNames(
  ruText: string,
  enText: string,
  passage: Passage,
  given: NameKnowledge,
): readonly StrayName[] {
  const knowledge = { ...given, isWord: (word: string) => given.isWord(word.replace(BROKEN_WORD, '')) };
  const ru = sideOf(ruText, passage.ru, 'ru', knowledge.table);
  const ruAround = lazily(() => sideOf(ruText, passage.ruAround, 'ru', knowledge.table));
  const en = knowledge.ear.english(passage.enAround, () =>
    sideOf(enText, passage.enAround, 'en', knowledge.table),
  );
  const matched = matchedWords(ru, en, passage.ru, knowledge.ear);
  const isHere = (word: Span, span: Span): boolean => word.from >= span.from && word.to <= span.to;
  const here = ru.words.flatMap((word, i) =>
    isHere(word, passage.ru) && !matched.ru.has(i) && isCandidate(word, i, ru, matched, knowledge) ? [i] : [],
  );
  const { alone: there, spare } = leftInEnglish(ruAround, en, passage, matched, knowledge);
  const faint = ru.words.flatMap((word, i) =>
    isHere(word, passage.ru) && !matched.ru.has(i) && !here.includes(i) && isFaint(word, i, ru, matched)
      ? [i]
      : [],
  );
  const paired = [
    ...besideMatched(ru, en, here, there, matched),
    ...bySound(ru, en, here, [...there, ...spare]),
    ...byFaintSound(ru, en, faint, there),
    ...bySlot(ru, en, here, there, matched),
  ].filter(({ isClose, ru: index }) => isClose || !isShoutedWord(ru.words[index], knowledge));
  const strays = distinct(paired, ru, en);
  return [
    ...strays.map((pair) => strayOf(ru, en, pair)),
    ...initialsOf(ru, en, matched, passage.ru),
    ...lostNames(ru, en, there, strays, matched, passage, knowledge),
  ].sort((a, b) => a.from - b.from);
}

/** A word of a heading that happens to stand where a name does. */
function isShoutedWord(word: Word | undefined, { isWord }: NameKnowledge): boolean {
  return (
    word !== undefined && (word.isNew || isShouted(word.text)) && isWord(word.text.toLowerCase()) === true
  );
}

function strayOf(ru: Side, en: Side, pair: Pair): StrayName {
  const [here, there] = [ru.words[pair.ru] as Word, en.words[pair.en] as Word];
  return {
    how: pair.isClose ? 'misread' : 'other',
    ...{ from: here.from, to: here.to, text: here.text },
    en: { from: there.from, to: there.to, text: there.text },
    suggestion: pair.isClose ? restored(here.text, there.letters) : null,
  };
}

/** Initials of matched names that are not the translation's. */
function initialsOf(ru: Side, en: Side, matched: Matched, within: Span): readonly StrayName[] {
  const found: StrayName[] = [];
  for (const [answer, words] of runsAnswered(matched)) {
    const [first, last] = [ru.words[words[0] ?? -1], ru.words[words[words.length - 1] ?? -1]];
    if (first === undefined || last === undefined || first.from < within.from || last.to > within.to)
      continue;
    // Of several words that answer as one, the initials stand before the first or behind the last.
    const here = initialsBeside(ru.text, { from: first.from, to: last.to });
    const there = initialsBeside(en.text, answer);
    if (here === null || there === null || !initialsDiffer(here.text, there.text)) continue;
    found.push({ how: 'initials', ...here, en: there, suggestion: null });
  }
  return found.filter(({ from }, i) => found.findIndex((one) => one.from === from) === i);
}

/** Words side by side that answer to one name; the same name may stand here several times, each with its initials. */
function runsAnswered({ answers }: Matched): readonly (readonly [Run, readonly number[]])[] {
  const runs: [Run, number[]][] = [];
  for (const [index, answer] of [...answers].sort(([a], [b]) => a - b)) {
    const last = runs[runs.length - 1];
    if (last?.[0] === answer && last[1][last[1].length - 1] === index - 1) last[1].push(index);
    else runs.push([answer, [index]]);
  }
  return runs;
}

/** Names that stand nowhere in the transcription, at the place where they are missed. */
function lostNames(
  ru: Side,
  en: Side,
  there: readonly number[],
  strays: readonly Pair[],
  matched: Matched,
  passage: Passage,
  { table, known }: NameKnowledge,
): readonly StrayName[] {
  return there.flatMap((index) => {
    const word = en.words[index] as Word;
    const id = table.find(word.text, 'en')?.alias.id ?? null;
    const isTitled = TITLE_BEFORE.test(en.text.slice(Math.max(0, word.from - 24), word.from));
    if (
      strays.some((pair) => pair.en === index) ||
      (id === null && !isTitled) ||
      (id !== null &&
        (known.ru.has(id) || isSaidByStem(ru, passage.ru, table.find(word.text, 'en')?.alias.ru ?? [])))
    )
      return [];
    // A title and a name that the transcription has otherwise, such as by its office.
    const at = placeInRussian(ru, index, matched, passage);
    return at === null
      ? []
      : [{ how: 'lost', from: at, to: at, text: '', en: word, suggestion: null } as const];
  });
}

const TITLE_BEFORE =
  /(?:Comrades?|Cde\.|Com\.|General|Colonel|Marshal|Admiral|Major|Captain|Lieutenant|Mr\.|Mrs\.|Dr\.|Ambassador|Minister|Academician)\s+$/u;

/** After the last name before it that both sides have; null where nothing tells. */
function placeInRussian(_ru: Side, index: number, matched: Matched, { ru }: Passage): number | null {
  let best: { readonly at: number; readonly index: number } | null = null;
  for (const [here, answer] of matched.answers) {
    const last = answer.words[answer.words.length - 1] ?? 0;
    const word = _ru.words[here];
    if (word === undefined || word.from < ru.from || word.to > ru.to || last >= index) continue;
    if (best === null || last > best.index) best = { at: word.to, index: last };
  }
  return best?.at ?? null;
}
