import type { Span } from '../../base/span';
import { isShortened, nominatives } from './name-ear';
import type { NameEar } from './name-ear';
import { isTranscribedName } from './name-match';
import type { Run, Side } from './stray-side';

export type Matched = {
  readonly ru: Set<number>;
  readonly en: Set<number>;
  /** Which word of the translation a word of the passage answers to: of runs the first and the last. */
  readonly answers: Map<number, Run>;
};

/** The words of both sides that are part of a name that the other side has, too; longer names first. */
export function matchedWords(ru: Side, en: Side, within: Span, ear: NameEar): Matched {
  const matched: Matched = { ru: new Set(), en: new Set(), answers: new Map() };
  const ids = new Map<string, Run>();
  for (const run of en.runs) if (run.id !== null && !ids.has(run.id)) ids.set(run.id, run);
  const longestFirst = [...ru.runs].sort((a, b) => b.words.length - a.words.length);
  for (const run of longestFirst) {
    if (run.words.every((index) => matched.ru.has(index))) continue;
    const known = run.id === null ? undefined : ids.get(run.id);
    const other =
      known ?? (run.from >= within.from && run.to <= within.to ? sameName(run, en, ear) : undefined);
    if (other === undefined) continue;
    for (const index of run.words) {
      matched.ru.add(index);
      matched.answers.set(index, other);
    }
    for (const index of other.words) matched.en.add(index);
  }
  return matched;
}

/** Patronymics, surnames and adjectives: names that are Russian by how they end. */
const RUSSIAN_FORM =
  /(?:(?:ов|ев)(?:ич|н|ск)|ин(?:ич|ишн)|[иь]ч)[а-я]{0,4}$|.{3}(?:ов|ев|ин)(?:а|у|ым|ом|е|ой)?$|.{4}(?:[оеь]й|[ая]я|ого|ому|ый|ое|ых|ыми)$/u;

const VOWELS = [...'аеиоуыюя'];

/**
 * Whether a name of a Russian form has one vowel that its translation does not: Russian names are transcribed letter by letter, so
 * that one which is so written with another vowel, and not with its own, is misspelt.
 */
function isMisspelt(russian: string, latin: string): boolean {
  if (!RUSSIAN_FORM.test(russian) || isTranscribed(russian, latin)) return false;
  return [...russian].some(
    (letter, at) =>
      VOWELS.includes(letter) &&
      VOWELS.some(
        (other) =>
          other !== letter && isTranscribed(russian.slice(0, at) + other + russian.slice(at + 1), latin),
      ),
  );
}

/** Letter by letter, in the nominative or from another case. */
function isTranscribed(russian: string, latin: string): boolean {
  return [russian, ...nominatives(russian)].some((form) => isTranscribedName(form, latin));
}

function sameName(run: Run, en: Side, { isOneName }: NameEar): Run | undefined {
  if (run.letters.length < 2) return undefined;
  return en.runs.find(
    (other) =>
      (isOneName(run.letters, other.letters) && !isMisspelt(run.letters, other.letters)) ||
      (run.words.length === 1 && other.words.length === 1 && isShortened(run.letters, other.letters)),
  );
}
