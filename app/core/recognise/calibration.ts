/**
 * How often words of a given confidence are right: `share` of them, over knots of ascending `confidence`, both 0–1
 * and both never falling.
 */
export type Knot = { readonly confidence: number; readonly share: number };

/** A word whose truth is known: what the recogniser said of it, and whether it was right. */
export type Outcome = { readonly confidence: number; readonly isRight: boolean };

/** How many words of a confidence (their mean) are known, and how many of them were right. */
export type Tally = { readonly confidence: number; readonly words: number; readonly right: number };

/**
 * Tesseract's own figure is no probability. Fitted on generated typescript in three degrees of wear, which no other
 * measurement uses; `npm run bench -- confidence` makes this table and says how well it holds.
 */
export const TYPESCRIPT_KNOTS: readonly Knot[] = [
  { confidence: 0.194, share: 0.383 },
  { confidence: 0.521, share: 0.509 },
  { confidence: 0.705, share: 0.514 },
  { confidence: 0.823, share: 0.671 },
  { confidence: 0.886, share: 0.725 },
  { confidence: 0.919, share: 0.838 },
  { confidence: 0.935, share: 0.946 },
  { confidence: 0.95, share: 0.959 },
  { confidence: 0.959, share: 0.986 },
  { confidence: 0.962, share: 0.995 },
  { confidence: 0.965, share: 0.995 },
  { confidence: 0.968, share: 0.995 },
];

export function isSameTable(a: readonly Knot[], b: readonly Knot[]): boolean {
  const isSame = (knot: Knot, other: Knot | undefined) =>
    knot.confidence === other?.confidence && knot.share === other.share;
  return a.length === b.length && a.every((knot, i) => isSame(knot, b[i]));
}

/** The probability that a word of this confidence is right, straight lines between the knots. */
export function calibrated(confidence: number, knots: readonly Knot[] = TYPESCRIPT_KNOTS): number {
  let below: Knot = knots[0] ?? { confidence: 0, share: 0 };
  for (const knot of knots) {
    if (knot.confidence >= confidence) {
      const width = knot.confidence - below.confidence;
      const part = width > 0 ? (confidence - below.confidence) / width : 1;
      return below.share + Math.min(1, Math.max(0, part)) * (knot.share - below.share);
    }
    below = knot;
  }
  return below.share;
}

/** The confidence from which on a word is right with this probability or a greater one; Infinity where none is. */
export function confidenceFor(probability: number, knots: readonly Knot[] = TYPESCRIPT_KNOTS): number {
  let below: Knot | null = null;
  for (const knot of knots) {
    if (knot.share >= probability) {
      if (below === null) return 0;
      const part = (probability - below.share) / (knot.share - below.share);
      return below.confidence + part * (knot.confidence - below.confidence);
    }
    below = knot;
  }
  return Infinity;
}

type Pool = { weight: number; right: number; sum: number };

/**
 * Isotonic regression of outcomes by the pool-adjacent-violators algorithm (Ayer et al. 1955), on `bins` groups of
 * equal size: the never-falling table nearest to what was seen.
 */
export function fitKnots(outcomes: readonly Outcome[], bins = 12): readonly Knot[] {
  const sorted = [...outcomes].sort((a, b) => a.confidence - b.confidence);
  const size = Math.max(1, Math.ceil(sorted.length / bins));
  const pools: Pool[] = [];
  for (let from = 0; from < sorted.length; from += size) {
    const group = sorted.slice(from, from + size);
    const right = group.filter(({ isRight }) => isRight).length;
    const sum = group.reduce((all, { confidence }) => all + confidence, 0);
    pools.push({ weight: group.length, right, sum });
  }
  return monotone(pools);
}

/** How many words' worth of evidence each knot of a given table is, beside what a person has corrected. */
const PRIOR_WORDS = 40;

/** A confidence is kept in whole steps of this size. */
export const TALLY_STEPS = 10_000;

/**
 * Outcomes counted by the knot of the table that ships to which they are nearest, ascending: all that learning needs of
 * a page, in at most a dozen rows.
 */
export function tallied(outcomes: readonly Outcome[]): readonly Tally[] {
  const pools = TYPESCRIPT_KNOTS.map((): Pool => ({ weight: 0, right: 0, sum: 0 }));
  for (const { confidence, isRight } of outcomes) {
    const pool = pools[nearest(TYPESCRIPT_KNOTS, confidence)];
    if (pool === undefined) continue;
    pool.weight += 1;
    pool.right += isRight ? 1 : 0;
    pool.sum += confidence;
  }
  const seen = pools.filter(({ weight }) => weight > 0);
  return joinTallies(
    seen.map(({ weight, right, sum }) => ({ confidence: sum / weight, words: weight, right })),
  );
}

/** Counts of the same confidence added up, ascending: the order in which they came makes no difference. */
export function joinTallies(tallies: readonly Tally[]): readonly Tally[] {
  const steps = new Map<number, { words: number; right: number }>();
  for (const { confidence, words, right } of tallies) {
    const step = Math.round(confidence * TALLY_STEPS);
    const known = steps.get(step) ?? { words: 0, right: 0 };
    steps.set(step, { words: known.words + words, right: known.right + right });
  }
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([step, counts]) => ({ confidence: step / TALLY_STEPS, ...counts }));
}

/**
 * The table after a person has gone through some words of a project: each knot counts as `PRIOR_WORDS` words, and
 * the words nearest to it are added. Without any the table stays what it was.
 */
export function learnedKnots(knots: readonly Knot[], tallies: readonly Tally[]): readonly Knot[] {
  if (tallies.length === 0) return knots;
  const pools = knots.map(({ confidence, share }): Pool => {
    return { weight: PRIOR_WORDS, right: share * PRIOR_WORDS, sum: confidence * PRIOR_WORDS };
  });
  for (const { confidence, words, right } of joinTallies(tallies)) {
    const pool = pools[nearest(knots, confidence)];
    if (pool === undefined) continue;
    pool.weight += words;
    pool.right += right;
    pool.sum += confidence * words;
  }
  return monotone(pools);
}

function nearest(knots: readonly Knot[], confidence: number): number {
  const distance = (at: number) => Math.abs((knots[at]?.confidence ?? Infinity) - confidence);
  return knots.reduce((best, _, at) => (distance(at) < distance(best) ? at : best), 0);
}

/** Neighbours that fall are pooled until none does; they stay knots of their own, of one share. */
function monotone(pools: readonly Pool[]): readonly Knot[] {
  const stack: (Pool & { readonly members: number[] })[] = [];
  for (const pool of [...pools].sort((a, b) => a.sum / a.weight - b.sum / b.weight)) {
    let last = { ...pool, members: [pool.sum / pool.weight] };
    for (
      let top = stack.at(-1);
      top !== undefined && top.right / top.weight > last.right / last.weight;
      top = stack.at(-1)
    ) {
      stack.pop();
      last = {
        weight: top.weight + last.weight,
        right: top.right + last.right,
        sum: top.sum + last.sum,
        members: [...top.members, ...last.members],
      };
    }
    stack.push(last);
  }
  return stack.flatMap(({ weight, right, members }) =>
    members.map((confidence) => ({ confidence, share: right / weight })),
  );
}
