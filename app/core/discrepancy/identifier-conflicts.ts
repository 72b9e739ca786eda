import { digitDistance, digitSlip } from '../facts/digits';
import { documentGroups, findIdentifiers } from '../facts/identifiers';
import type { Identifier } from '../facts/identifiers';
import type { ReferenceSpan } from './discrepancy';
import type { Evidence } from './evidence';
import { oddsOver, supportOf } from './identifier-vote';
import { spanIn } from './translations';

/** A document's own number that does not agree: with a translation, or (`reference` null) with its other sheets. */
export type IdentifierConflict = {
  readonly here: Identifier;
  readonly there: string;
  readonly reference: ReferenceSpan | null;
  /** The sheets that bear the other number. */
  readonly agreeing: readonly Identifier[];
  /** Neither number outweighs the other, so the sheets of both are in question. */
  readonly isTie: boolean;
};

type Witness = { readonly digits: string; readonly span: ReferenceSpan };

/**
 * All conflicts of the document's own number, each place once: where a translation gives the number it is the
 * witness, and the other sheets are only related.
 */
export function identifierConflicts(evidence: Evidence): readonly IdentifierConflict[] {
  const { text } = evidence.transcription;
  const witnesses = translationWitnesses(evidence);
  return documentGroups(findIdentifiers(text, 'ru', evidence.furniture())).flatMap((group) =>
    witnesses.length > 0 ? againstTranslation(group, witnesses) : againstOtherSheets(group, evidence),
  );
}

function translationWitnesses(evidence: Evidence): readonly Witness[] {
  return evidence.references
    .filter((reference) => reference.role === 'translation')
    .flatMap((reference) =>
      findIdentifiers(reference.text, 'en', []).map((one) => ({
        digits: one.digits,
        span: spanIn(reference, one),
      })),
    );
}

/** The witness nearest to the group speaks for it, so that a file may hold several documents. */
function againstTranslation(
  group: readonly Identifier[],
  witnesses: readonly Witness[],
): readonly IdentifierConflict[] {
  const distance = (witness: Witness): number =>
    Math.min(...group.map((one) => digitDistance(one.digits, witness.digits)));
  const [witness] = [...witnesses].sort((a, b) => distance(a) - distance(b));
  if (witness === undefined) return [];
  const agreeing = group.filter((one) => one.digits === witness.digits);
  return group
    .filter((one) => one.digits !== witness.digits)
    .map((here) => ({ here, there: witness.span.text, reference: witness.span, agreeing, isTie: false }));
}

/** A number is the right one when it is so many times as likely as its rival; below that both are in question. */
const LEAST_ODDS = 1.2;

/**
 * Numbers one slip away from the one that most speaks for (`supportOf`). Numbers that are further away belong to
 * another document; so do two without a likely misreading that stand twice each. Where neither outweighs the other,
 * all places of both are in question.
 */
function againstOtherSheets(group: readonly Identifier[], evidence: Evidence): readonly IdentifierConflict[] {
  const numbers = [...new Set(group.map(({ digits }) => digits))];
  if (numbers.length < 2) return [];
  const support = supportOf(group, evidence);
  const right = numbers.reduce((best, one) =>
    (support.get(one) ?? 0) > (support.get(best) ?? 0) ? one : best,
  );
  const found = numbers
    .filter((one) => one !== right && mayBeSlip(one, right, group))
    .flatMap((one) => {
      const odds = oddsOver(right, one, support, evidence);
      if (odds >= LEAST_ODDS) return inQuestion(group, one, right, false);
      if (odds <= 1 / LEAST_ODDS) return inQuestion(group, right, one, false);
      return [...inQuestion(group, one, right, true), ...inQuestion(group, right, one, true)];
    });
  return found.filter(({ here }, i) => found.findIndex((other) => other.here === here) === i);
}

function mayBeSlip(digits: string, right: string, group: readonly Identifier[]): boolean {
  const slip = digitSlip(digits, right);
  const count = (number: string): number => group.filter((one) => one.digits === number).length;
  return slip === 'confusable' || (slip !== null && (count(digits) === 1 || count(right) === 1));
}

/** The places that bear `digits`, against those that bear `rival`. */
function inQuestion(
  group: readonly Identifier[],
  digits: string,
  rival: string,
  isTie: boolean,
): readonly IdentifierConflict[] {
  const agreeing = group.filter((one) => one.digits === rival);
  const there = agreeing[0]?.text ?? rival;
  return group
    .filter((one) => one.digits === digits)
    .map((here) => ({ here, there, reference: null, agreeing, isTie }));
}
