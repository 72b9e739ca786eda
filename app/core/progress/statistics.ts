import { align } from '../align/align';
import { internKeys } from '../align/alignment';
import { differingLines } from '../edit/compare-texts';
import { KINDS, type Kind } from '../discrepancy/model/discrepancy';
import { editDistance } from '../evaluate/edit-distance';
import { likelyLeft, type DocumentLeft, type LeftFacts } from '../left/likely-left';
import { tokenise } from '../text/tokens';
import { PAGE_STATUSES, type PageStatus } from '../page/transcription';

/** What a page's texts and times say; counted where its versions lie. */
export type PageFacts = {
  readonly pageId: string;
  readonly words: number;
  /** Lines and words that people have changed since a machine read the page; null where none did. */
  readonly corrected: { readonly lines: number; readonly words: number } | null;
  /** Characters of the validated text, and how many of them the second person changed; null until then. */
  readonly validated: { readonly chars: number; readonly changed: number } | null;
  /** How long somebody worked on it on this computer. */
  readonly seconds: number;
  /** What says how many errors are likely left. */
  readonly left: LeftFacts;
};

/** What a project is counted from. */
export type StatisticsInput = {
  readonly pages: readonly (PageFacts & { readonly status: PageStatus })[];
  readonly flags: readonly {
    readonly pageId: string | null;
    readonly kind: Kind;
    readonly isDecided: boolean;
  }[];
  /** Flags that a correction has made an end of: decided, and no longer found. */
  readonly settled: number;
};

export type FlagCount = { readonly open: number; readonly decided: number };

export type PageStatistics = PageFacts & { readonly status: PageStatus; readonly flags: FlagCount };

export type Statistics = {
  readonly pages: readonly PageStatistics[];
  readonly byStatus: Readonly<Record<PageStatus, number>>;
  readonly words: number;
  readonly flags: readonly (FlagCount & { readonly kind: Kind })[];
  readonly settled: number;
  readonly corrected: { readonly lines: number; readonly words: number };
  /** The mean over the pages that anybody worked on, or null for none. */
  readonly secondsPerPage: number | null;
  readonly seconds: number;
  /** Share of the characters that validation changed (relative corrections, as FromThePage counts them), or null. */
  readonly changedAtValidation: number | null;
  /** The wrong words that are likely left once the flags are decided, by the order of `pages`. */
  readonly left: DocumentLeft;
};

export function statisticsOf({ pages, flags, settled }: StatisticsInput): Statistics {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const timed = pages.filter(({ seconds }) => seconds > 0);
  const seconds = sum(timed.map((page) => page.seconds));
  const validated = pages.flatMap((page) => page.validated ?? []);
  const chars = sum(validated.map((each) => each.chars));
  return {
    pages: pages.map((page) => ({
      ...page,
      flags: countFlags(flags.filter((flag) => flag.pageId === page.pageId)),
    })),
    byStatus: countStatuses(pages.map(({ status }) => status)),
    words: sum(pages.map(({ words }) => words)),
    flags: KINDS.flatMap((kind) => {
      const own = flags.filter((flag) => flag.kind === kind);
      return own.length === 0 ? [] : [{ kind, ...countFlags(own) }];
    }),
    settled,
    corrected: {
      lines: sum(pages.map(({ corrected }) => corrected?.lines ?? 0)),
      words: sum(pages.map(({ corrected }) => corrected?.words ?? 0)),
    },
    secondsPerPage: timed.length === 0 ? null : seconds / timed.length,
    seconds,
    changedAtValidation: chars === 0 ? null : sum(validated.map(({ changed }) => changed)) / chars,
    left: likelyLeft(pages.map(({ left }) => left)),
  };
}

function countFlags(flags: readonly { readonly isDecided: boolean }[]): FlagCount {
  const decided = flags.filter(({ isDecided }) => isDecided).length;
  return { open: flags.length - decided, decided };
}

function countStatuses(statuses: readonly PageStatus[]): Readonly<Record<PageStatus, number>> {
  const counts = PAGE_STATUSES.map((status): [PageStatus, number] => [
    status,
    statuses.filter((each) => each === status).length,
  ]);
  return Object.fromEntries(counts) as Record<PageStatus, number>;
}

/** Words of a text, numbers included, signs not. */
export function countWords(text: string): number {
  return tokenise(text).filter(({ kind }) => kind !== 'punctuation').length;
}

/** The Lines and words in which a text is no longer what it was, counted on the longer side of each change. */
export function correctionsOf(
  before: readonly string[],
  after: readonly string[],
): { readonly lines: number; readonly words: number } {
  const wordsOf = (lines: readonly string[]) => lines.join(' ').split(/\s+/).filter(Boolean);
  const { blocks } = align(internKeys(wordsOf(before), wordsOf(after)));
  const words = blocks
    .filter(({ kind }) => kind !== 'equal')
    .reduce(
      (sum, { leftFrom, leftTo, rightFrom, rightTo }) =>
        sum + Math.max(leftTo - leftFrom, rightTo - rightFrom),
      0,
    );
  return { lines: differingLines(before, after).length, words };
}

/** How much of a proofread text its validation changed, in characters. */
export function changedAtValidation(
  proofread: string,
  validated: string,
): { readonly chars: number; readonly changed: number } {
  return { chars: Math.max(proofread.length, validated.length), changed: editDistance(proofread, validated) };
}
