import { digitDistance, digitSlip } from '../facts/digits';
import { documentGroups, findIdentifiers } from '../facts/identifiers';
import type { Identifier } from '../facts/identifiers';
import type { ReferenceSpan } from './discrepancy';
import type { Evidence } from './evidence';
import { spanIn } from './translations';

/** A document's own number that does not agree: with a translation, or (`reference` null) with its other sheets. */
export type IdentifierConflict = {
  readonly here: Identifier;
  readonly there: string;
  readonly reference: ReferenceSpan | null;
  /** The sheets that bear the other number. */
  readonly agreeing: readonly Identifier[];
};

type Witness = { readonly digits: string; readonly span: ReferenceSpan };

/**
 * All conflicts of the document's own number, each place once: where a translation gives the number it is the
 * witness, and the other sheets are only related. Method: notes 1 row 4.
 */
export function identifierConflicts(evidence: Evidence): readonly IdentifierConflict[] {
  const { text } = evidence.transcription;
  const witnesses = translationWitnesses(evidence);
  return documentGroups(findIdentifiers(text, 'ru', evidence.furniture())).flatMap((group) =>
    witnesses.length > 0 ? againstTranslation(group, witnesses) : againstOtherSheets(group),
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
    .map((here) => ({ here, there: witness.span.text, reference: witness.span, agreeing }));
}

/**
 * Numbers one slip away from what most sheets say (the first of them, when as many say either). Numbers that
 * are further away belong to another document; so does one without a likely misreading that stands twice.
 */
function againstOtherSheets(group: readonly Identifier[]): readonly IdentifierConflict[] {
  const counts = new Map<string, number>();
  for (const one of group) counts.set(one.digits, (counts.get(one.digits) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const right = group.find((one) => counts.get(one.digits) === most);
  if (right === undefined) return [];
  const agreeing = group.filter((one) => one.digits === right.digits);
  return group
    .filter((one) => {
      const slip = digitSlip(one.digits, right.digits);
      return slip === 'confusable' || (slip !== null && counts.get(one.digits) === 1);
    })
    .map((here) => ({ here, there: right.text, reference: null, agreeing }));
}
