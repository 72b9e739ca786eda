import type { Span } from '../../base/span';
import { joinedLetters } from './aliases';
import type { NameTable } from './aliases';
import type { NameEar } from './name-ear';
import { capitalisedWords } from './names';
import type { CapitalisedWord } from './names';

export type Word = CapitalisedWord & { readonly letters: string };
export type Run = Span & {
  readonly words: readonly number[];
  readonly letters: string;
  readonly id: string | null;
};
export type Side = { readonly words: readonly Word[]; readonly runs: readonly Run[]; readonly text: string };

/** Whether a word in small letters is an ordinary word of Russian; null where no dictionary can say. */
export type IsWord = (word: string) => boolean | null;

/** A passage with its translation, each within what stands around it, where names may also stand. */
export type Passage = {
  readonly ru: Span;
  readonly en: Span;
  readonly ruAround: Span;
  readonly enAround: Span;
};

export type NameKnowledge = {
  readonly table: NameTable;
  readonly isWord: IsWord;
  readonly ear: NameEar;
  /** The ids of every name that each text has and the table knows. */
  readonly known: { readonly ru: ReadonlySet<string>; readonly en: ReadonlySet<string> };
};

/** A name has at most this many words. */
const LONGEST_RUN = 4;

/** What an editor put in between parts no name: `Zhongshan [sic] Lu`. */
export const BETWEEN = /^(?:[ \u00a0]{1,2}(?:\[[^[\]\n]{1,60}\][ \u00a0])?|[ \u00a0]*\r?\n[ \u00a0]*|-)$/u;

export const SHORTEST = 4;

export function sideOf(text: string, around: Span, language: 'ru' | 'en', table: NameTable): Side {
  const slice = text.slice(around.from, around.to);
  const words = capitalisedWords(slice, language, table)
    .flatMap((word) =>
      language === 'en' || /-\p{Lu}\p{L}+ск/u.test(word.text) ? withoutHyphens(word) : [word],
    )
    .map((word) => ({
      ...word,
      from: word.from + around.from,
      to: word.to + around.from,
      letters: joinedLetters(word.text),
    }))
    .filter(({ letters }) => letters.length > 1);
  const runs = words.flatMap((_, i) => runsFrom(text, words, i, language, table));
  return { words, runs, text };
}

/** `Pak Il-sik`: each part is compared by itself and together. */
function withoutHyphens(word: CapitalisedWord): readonly CapitalisedWord[] {
  const parts: CapitalisedWord[] = [];
  for (const match of word.text.matchAll(/[^-\u2010\u2011]+/gu)) {
    const from = word.from + match.index;
    parts.push({ from, to: from + match[0].length, text: match[0], isNew: word.isNew && parts.length === 0 });
  }
  return parts;
}

function runsFrom(
  text: string,
  words: readonly Word[],
  index: number,
  language: 'ru' | 'en',
  table: NameTable,
): readonly Run[] {
  const runs: Run[] = [];
  const first = words[index];
  for (let end = index; first !== undefined && end < words.length && end - index < LONGEST_RUN; end += 1) {
    const [before, last] = [words[end - 1], words[end]];
    if (last === undefined) break;
    if (end > index && !BETWEEN.test(text.slice(before?.to ?? 0, last.from))) break;
    const letters = words
      .slice(index, end + 1)
      .map((word) => word.letters)
      .join('');
    const id = table.find(text.slice(first.from, last.to), language)?.alias.id ?? null;
    const indexes = Array.from({ length: end - index + 1 }, (_, i) => index + i);
    runs.push({ from: first.from, to: last.to, words: indexes, letters, id });
  }
  return runs;
}

export function isShouted(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase();
}

const SHORTEST_STEM = 4;

/** «Китайской Народной Республики» says China, too. */
export function isSaidByStem({ text }: Side, { from, to }: Span, russian: readonly string[]): boolean {
  const passage = text.slice(from, to).toLowerCase();
  return russian
    .map((name) => name.toLowerCase().replace(/[аеиоуыьэюяй]$/u, ''))
    .some((stem) => stem.length >= SHORTEST_STEM && new RegExp(`(?<!\\p{L})${stem}`, 'u').test(passage));
}
