import type { PageMarks } from '../page/status-flow';
import { joinTallies, learnedKnots, TYPESCRIPT_KNOTS, type Knot, type Tally } from './calibration';

/** What a finished page says of the words that were read on it. */
export type PageOutcomes = {
  readonly pageId: string;
  /** The Revision that a person vouched for. */
  readonly hash: string;
  /** The words of the text that the machine made of the page. */
  readonly text: readonly Tally[];
  /** The words of all passes, where several voted on that text; else none, for the text is the pass. */
  readonly passes: readonly Tally[];
};

/** How often words of a confidence are right in one project: those of a text, and those that passes vote with. */
export type ProjectKnots = { readonly text: readonly Knot[]; readonly vote: readonly Knot[] };

export const SHIPPED_KNOTS: ProjectKnots = { text: TYPESCRIPT_KNOTS, vote: TYPESCRIPT_KNOTS };

/**
 * The tables of a project, from its records in order and the marks of its pages. A page teaches as long as its
 * proofreading stands: what counts is the last record of the very Revision that was validated, else proofread.
 */
export function projectKnots(
  records: readonly PageOutcomes[],
  marks: Readonly<Record<string, PageMarks>>,
): ProjectKnots {
  const standing = standingOutcomes(records, marks);
  const texts = joinTallies(standing.flatMap(({ text }) => text));
  const votes = joinTallies(standing.flatMap(({ text, passes }) => (passes.length > 0 ? passes : text)));
  return { text: learnedKnots(TYPESCRIPT_KNOTS, texts), vote: learnedKnots(TYPESCRIPT_KNOTS, votes) };
}

function standingOutcomes(
  records: readonly PageOutcomes[],
  marks: Readonly<Record<string, PageMarks>>,
): readonly PageOutcomes[] {
  const byRevision = new Map(records.map((record) => [`${record.pageId} ${record.hash}`, record]));
  return Object.entries(marks).flatMap(([pageId, { proofread, validated }]) => {
    const of = (hash: string | null | undefined) => byRevision.get(`${pageId} ${hash ?? ''}`);
    return of(validated?.hash) ?? of(proofread?.hash) ?? [];
  });
}
