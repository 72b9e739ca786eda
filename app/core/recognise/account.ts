import type { BoxPx } from '../base/geometry';
import { PREPARATIONS, type Preparation } from '../image/prepare';
import { type LineRole } from '../layout/page-layout';
import { APART, isApart } from '../page/marks';
import type { Line } from '../page/transcription';

/**
 * Why a word that the recogniser gave does not stand on the sheet: `dirt` is of another size than the type and was read
 * without confidence, or has no ink under it that could be letters; `outvoted` gave way to what more passes read there; `unconfirmed` was seen by one pass where
 * most saw no word; `other-way-up` belongs to a trial of the sheet turned by a half, which read worse.
 */
export const SET_ASIDE_KINDS = ['dirt', 'outvoted', 'unconfirmed', 'other-way-up'] as const;
export type SetAsideKind = (typeof SET_ASIDE_KINDS)[number];

/** A word that was read and is not on the sheet; `boxPx` is px of the scan, `confidence` 0–1. */
export type SetAsideWord = {
  readonly kind: SetAsideKind;
  readonly text: string;
  readonly boxPx: BoxPx;
  readonly confidence: number | null;
};

/** What a pass over a sheet is: the first reader on a picture prepared in some way, or the second reader. */
export type PassKind = Preparation | 'second-reader';
export const PASS_KINDS: readonly PassKind[] = [...PREPARATIONS, 'second-reader'];

/** One pass: the words that the recogniser gave are those taken for the sheet and those set aside. */
export type PassAccount = {
  readonly preparation: PassKind;
  /** Words with visible text in the recogniser's own answer. */
  readonly wordsGiven: number;
  /** Words that stand on the sheet, be it by this pass or by another that read the same. */
  readonly wordsTaken: number;
  readonly setAside: readonly SetAsideWord[];
};

/** What went into the recognition of a sheet and what came out. */
export type RecognitionAccount = {
  /** Words of the text that the passes together made, before it was laid out. */
  readonly wordsMade: number;
  readonly passes: readonly PassAccount[];
  /** Rows of ink that look like type and bear no word, px of the scan. */
  readonly inkLinesWithoutWords: readonly BoxPx[];
  /** The second reader was wanted and could not be started or broke off, so that the sheet was read without it. */
  readonly secondReader?: 'failed';
};

/** How many words of the sheet's own lines stand apart from its text, by what they are. */
export type ApartWords = Readonly<Partial<Record<LineRole, number>>>;

/**
 * How many words an account and the lines it came with cannot explain: 0 where nothing was lost or made up between the
 * recogniser and the sheet.
 */
export function lostWords({ passes, wordsMade }: RecognitionAccount, lines: readonly Line[]): number {
  const unexplained = passes.map(({ wordsGiven, wordsTaken, setAside }) =>
    Math.abs(wordsGiven - wordsTaken - setAside.length),
  );
  const made = passes.length === 1 ? Math.abs((passes[0]?.wordsTaken ?? 0) - wordsMade) : 0;
  return sum(unexplained) + made + Math.abs(wordsMade - wordsOf(lines));
}

export function wordsOf(lines: readonly Line[]): number {
  return sum(lines.map(({ words }) => words.length));
}

/** The words set aside by all passes, by kind; kinds without any are left out. */
export function setAsideCounts({
  passes,
}: RecognitionAccount): Readonly<Partial<Record<SetAsideKind, number>>> {
  const all = passes.flatMap(({ setAside }) => setAside);
  const counts = SET_ASIDE_KINDS.map(
    (kind) => [kind, all.filter((word) => word.kind === kind).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Words on the sheet that stand apart from its text. */
export function apartWords(lines: readonly Line[]): ApartWords {
  const apart = lines.filter(isApart);
  const counts = APART.map(
    (role) =>
      [role, wordsOf(apart.filter(({ marks }) => (marks ?? []).some(({ kind }) => kind === role)))] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** The account with every box put through `move`. */
export function moveAccount(account: RecognitionAccount, move: (box: BoxPx) => BoxPx): RecognitionAccount {
  return {
    ...account,
    passes: account.passes.map((pass) => ({
      ...pass,
      setAside: pass.setAside.map((word) => ({ ...word, boxPx: move(word.boxPx) })),
    })),
    inkLinesWithoutWords: account.inkLinesWithoutWords.map(move),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
