import { hasLookAlike } from '../facts/digits';
import { findIdentifiers, numberMentions } from '../facts/identifiers';
import type { Identifier } from '../facts/identifiers';
import { findFurniture } from '../text/find-furniture';
import { DOUBT_BELOW } from './aids';
import type { Span } from './discrepancy';
import type { Evidence } from './evidence';

/** What speaks for each number that a document goes by: its digits and the sum of its witnesses' weights. */
export type Support = ReadonlyMap<string, number>;

/** A heading is typed with more care than the mark that continues it on the next sheet. */
const HEADING = 1.5;
const CONTINUATION = 1;
/** The text may speak of another document, so all its mentions of a number together count this much. */
const MENTION = 0.5;
/** A reference transcription is a witness of its own. */
const REFERENCE = 2;
/** What a place counts for at least, however unsure the machine was of it. */
const LEAST_SURE = 0.1;
/** A digit that resembles no other is read rightly more often than one that does. */
const UNMISTAKABLE = 1.25;

/**
 * Weighs the numbers of one document's sheets by what bears them: heading, continuation, mention in the text; by how
 * sure the machine was; by what its other passes read there; by a reference; and by the digits that can be mistaken.
 */
export function supportOf(group: readonly Identifier[], evidence: Evidence): Support {
  const support = new Map<string, number>();
  for (const one of group) {
    const role = one.isHeading ? HEADING : CONTINUATION;
    const weight = role * sureness(one, evidence) * agreementOfReadings(one, evidence);
    support.set(one.digits, (support.get(one.digits) ?? 0) + weight);
  }
  const inText = mentioned(group, evidence);
  const referenced = referencedNumbers(evidence);
  for (const [digits, weight] of support) {
    const isVouched =
      referenced.has(digits) || group.some((one) => one.digits === digits && evidence.isConfirmed(one));
    const more = (inText.has(digits) ? MENTION : 0) + (isVouched ? REFERENCE : 0);
    support.set(digits, weight + more);
  }
  return support;
}

/**
 * How much likelier `digits` is the right number than `rival`, by the support of both and by which digit is taken for
 * which: the person's corrections tell one way from the other. 1 where nothing tells them apart.
 */
export function oddsOver(digits: string, rival: string, support: Support, evidence: Evidence): number {
  const [ours, theirs] = [support.get(digits) ?? 0, support.get(rival) ?? 0];
  const { cost } = evidence.confusions();
  let odds = theirs === 0 ? Infinity : ours / theirs;
  if (digits.length !== rival.length) return odds;
  for (const [i, digit] of [...digits].entries()) {
    const other = rival[i] ?? '';
    if (digit === other) continue;
    odds *= (cost(digit, other) / cost(other, digit)) * (safety(digit) / safety(other));
  }
  return odds;
}

function safety(digit: string): number {
  return hasLookAlike(digit) ? 1 : UNMISTAKABLE;
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** How likely the machine is right where it was in doubt, and 1 elsewhere: above that its figures say little. */
function sureness(place: Span, evidence: Evidence): number {
  const doubts = evidence
    .doubts()
    .filter((doubt) => doubt.probability < DOUBT_BELOW && overlaps(doubt, place));
  return Math.max(LEAST_SURE, Math.min(1, ...doubts.map(({ probability }) => probability)));
}

/** The share of the passes over this sheet that read the number so; half counts anyhow, for the text was chosen. */
function agreementOfReadings({ from, to, digits }: Identifier, evidence: Evidence): number {
  const readings = evidence
    .witnessed()
    .filter((one) => overlaps(one, { from, to }))
    .flatMap((one) => one.readings.filter((reading): reading is string => reading !== null));
  if (readings.length === 0) return 1;
  const agreeing = readings.filter((reading) => reading.replace(/\D/g, '').includes(digits)).length;
  return (1 + agreeing / readings.length) / 2;
}

/** Which numbers of the group the text speaks of, too. */
function mentioned(group: readonly Identifier[], evidence: Evidence): ReadonlySet<string> {
  const numbers = new Set(group.map(({ digits }) => digits));
  const taken: readonly Span[] = [...group, ...evidence.furniture()];
  const mentions = numberMentions(evidence.transcription.text).filter(
    (mention) => numbers.has(mention.digits) && !taken.some((span) => overlaps(span, mention)),
  );
  return new Set(mentions.map(({ digits }) => digits));
}

/** The numbers by which the references of the same language go. */
function referencedNumbers({ references }: Evidence): ReadonlySet<string> {
  const own = references.filter(({ role }) => role === 'transcription');
  return new Set(
    own.flatMap(({ text }) =>
      findIdentifiers(text, 'ru', findFurniture(text, [])).map(({ digits }) => digits),
    ),
  );
}
