import { align } from '../align/align';
import { internKeys, type Block } from '../align/alignment';
import type { BoxPx } from '../geometry';
import { wordText, type Line } from '../transcription';
import { calibrated, TYPESCRIPT_KNOTS, type Knot } from './calibration';
import { lineOfWords, type ReadWord } from './lines';

/** A word of one reading, and which of its lines it stands in. */
type Placed = ReadWord & { readonly line: number };

/** What the readings have at one place: a span of words each, the first reading's first. */
type Slot = readonly (readonly Placed[])[];

/** What became of one reading's words in a vote: those that the text has, too, and the others. */
export type Ballot = {
  readonly agreed: number;
  /** Other wording stands there. */
  readonly outvoted: readonly ReadWord[];
  /** No word stands there. */
  readonly unconfirmed: readonly ReadWord[];
};

export type Vote = { readonly lines: Line[]; readonly ballots: readonly Ballot[] };

/**
 * One text out of several readings of a page, the best first: their words are laid side by side, and at each place
 * the wording wins that most readings have, weighed by their confidence (the method of ROVER, Fiscus 1997, by words).
 * Every word is one that some reading has, with that reading's box and confidence; none is put together. `knots` say
 * what a confidence is worth. Each reading's words are accounted for, one ballot a reading.
 */
export function voteOn(
  readings: readonly (readonly Line[])[],
  knots: readonly Knot[] = TYPESCRIPT_KNOTS,
): Vote {
  const [base, ...others] = readings.map(placedWords);
  if (base === undefined) return { lines: [], ballots: [] };
  if (others.length === 0) {
    const ballot = { agreed: base.length, outvoted: [], unconfirmed: [] };
    return { lines: [...(readings[0] ?? [])], ballots: [ballot] };
  }
  const lineBoxes = (readings[0] ?? []).map(({ boxPx }) => boxPx);
  const slots = slotsOf(base, others).map((slot) => ({ slot, winner: winnerOf(slot, knots) }));
  return {
    lines: toLines(slots.flatMap(({ slot, winner }) => placeIn(slot, winner, lineBoxes))),
    ballots: readings.map((_, reading) => ballotOf(slots, reading)),
  };
}

/** The text that the vote makes. */
export function consensusOf(
  readings: readonly (readonly Line[])[],
  knots: readonly Knot[] = TYPESCRIPT_KNOTS,
): Line[] {
  return voteOn(readings, knots).lines;
}

type Settled = { readonly slot: Slot; readonly winner: readonly Placed[] };

function ballotOf(slots: readonly Settled[], reading: number): Ballot {
  const own = slots.map(({ slot, winner }) => ({ words: slot[reading] ?? [], winner }));
  const agreed = own.filter(({ words, winner }) => wordingOf(words) === wordingOf(winner));
  const lost = own.filter(({ words, winner }) => wordingOf(words) !== wordingOf(winner));
  return {
    agreed: agreed.reduce((all, { words }) => all + words.length, 0),
    outvoted: lost.flatMap(({ words, winner }) => (winner.length > 0 ? words : [])),
    unconfirmed: lost.flatMap(({ words, winner }) => (winner.length > 0 ? [] : words)),
  };
}

function wordingOf(words: readonly Placed[]): string {
  return words.map(({ text }) => text).join(' ');
}

function placedWords(lines: readonly Line[]): Placed[] {
  return lines.flatMap((line, index) =>
    line.words.map((word) => ({
      text: wordText(line, word),
      boxPx: word.boxPx,
      confidence: word.confidence,
      line: index,
    })),
  );
}

/** For each boundary between words of the base: where the other reading stands before and after what it adds there. */
type Boundaries = { readonly before: Int32Array; readonly after: Int32Array };

/** Inside a block of unlike words nothing ties the two readings together. */
const UNTIED = -1;

function boundariesOf(base: readonly Placed[], other: readonly Placed[]): Boundaries {
  const interned = internKeys(
    base.map(({ text }) => text),
    other.map(({ text }) => text),
  );
  const before = new Int32Array(base.length + 1).fill(UNTIED);
  const after = new Int32Array(base.length + 1).fill(UNTIED);
  before[0] = 0;
  for (const block of align(interned).blocks) tie(block, before, after);
  after[base.length] = other.length;
  return { before, after };
}

function tie(block: Block, before: Int32Array, after: Int32Array): void {
  const { leftFrom, leftTo, rightFrom, rightTo } = block;
  if (before[leftFrom] === UNTIED) before[leftFrom] = rightFrom;
  after[leftFrom] = leftFrom === leftTo ? rightTo : rightFrom;
  if (block.kind === 'equal') {
    for (let i = 1; i < leftTo - leftFrom; i += 1) before[leftFrom + i] = after[leftFrom + i] = rightFrom + i;
  }
  if (leftTo > leftFrom) before[leftTo] = after[leftTo] = rightTo;
}

/** Splits the base at every boundary that ties all readings; what only others have becomes a slot of its own. */
function slotsOf(base: readonly Placed[], others: readonly (readonly Placed[])[]): readonly Slot[] {
  const boundaries = others.map((other) => boundariesOf(base, other));
  const slots: Slot[] = [];
  let from = 0;
  for (let at = 0; at <= base.length; at += 1) {
    if (boundaries.some(({ before }) => before[at] === UNTIED)) continue;
    if (at > from)
      slots.push(
        slot(base.slice(from, at), others, boundaries, ({ before, after }) => [after[from], before[at]]),
      );
    const added = slot([], others, boundaries, ({ before, after }) => [before[at], after[at]]);
    if (added.some((words) => words.length > 0)) slots.push(added);
    from = at;
  }
  return slots;
}

function slot(
  own: readonly Placed[],
  others: readonly (readonly Placed[])[],
  boundaries: readonly Boundaries[],
  spanOf: (one: Boundaries) => readonly [number | undefined, number | undefined],
): Slot {
  return [own, ...others.map((other, i) => other.slice(...spanOf(boundaries[i] as Boundaries)))];
}

/** A reading's vote counts at least so much, however little it trusts its own words. */
const LEAST_VOTE = 0.5;
/** A vote for no word at all; two of them outweigh one doubtful word, but not one that is read well. */
const EMPTY_VOTE = 0.6;
/** The first reading is the best one by itself, so it decides a tie. */
const FIRST_VOTE = 0.02;

function winnerOf(slot: Slot, knots: readonly Knot[]): readonly Placed[] {
  const votes = new Map<string, { words: readonly Placed[]; vote: number; confidence: number }>();
  slot.forEach((words, index) => {
    const text = wordingOf(words);
    const confidence = words.length === 0 ? 0 : meanProbability(words, knots);
    const vote = (words.length === 0 ? EMPTY_VOTE : LEAST_VOTE + confidence) + (index === 0 ? FIRST_VOTE : 0);
    const known = votes.get(text);
    const isBetter = known === undefined || confidence > known.confidence;
    votes.set(text, {
      words: isBetter ? words : known.words,
      confidence: isBetter ? confidence : known.confidence,
      vote: (known?.vote ?? 0) + vote,
    });
  });
  return [...votes.values()].reduce((best, one) => (one.vote > best.vote ? one : best)).words;
}

function meanProbability(words: readonly Placed[], knots: readonly Knot[]): number {
  return words.reduce((sum, { confidence }) => sum + calibrated(confidence ?? 1, knots), 0) / words.length;
}

/** The winner's words in lines of the first reading where they lie in one, else in lines of their own. */
function placeIn(
  slot: Slot,
  winner: readonly Placed[],
  lineBoxes: readonly (BoxPx | null)[],
): readonly Placed[] {
  const own = slot[0] ?? [];
  if (winner === own) return winner;
  const first = own[0]?.line;
  const last = own[own.length - 1]?.line;
  if (first !== undefined && first === last) return winner.map((word) => ({ ...word, line: first }));
  return winner.map((word) => ({ ...word, line: lineUnder(word, lineBoxes) ?? OWN_LINES + word.line }));
}

/** Lines that the first reading lacks are told from its own by this much. */
const OWN_LINES = 1_000_000;
const LEAST_OVERLAP = 0.5;

function lineUnder({ boxPx }: Placed, lineBoxes: readonly (BoxPx | null)[]): number | null {
  let best: number | null = null;
  let most = LEAST_OVERLAP * (boxPx.y1 - boxPx.y0);
  lineBoxes.forEach((line, index) => {
    if (line === null) return;
    const overlap = Math.min(line.y1, boxPx.y1) - Math.max(line.y0, boxPx.y0);
    if (overlap > most) [best, most] = [index, overlap];
  });
  return best;
}

function toLines(words: readonly Placed[]): Line[] {
  const rows: Placed[][] = [];
  for (const word of words) {
    const row = rows[rows.length - 1];
    if (row !== undefined && row[0]?.line === word.line) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row, i) => lineOfWords(row, `l${String(i + 1).padStart(3, '0')}`));
}
