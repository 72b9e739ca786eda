import type { Span } from '../../base/span';
import { commonType, factsAgree, valuesAgree } from '../agree/agreement';
import { agreementIndex } from '../agree/agreement-index';
import type { AgreementIndex } from '../agree/agreement-index';
import { allFacts } from './compare';
import type { ComparedBead, Comparison } from './compare';
import { digitSlip } from '../grammar/digits';
import type { Fact, FactType } from '../grammar/fact';
import { demands, digitsOf } from '../agree/fact-match';
import { namesAgree } from '../names/name-match';
import { factKeys } from '../agree/pairings';

/**
 * `matched`: both sides say the same. `differs`: a pair that does not. `ambiguous`: several readings agree, or the same
 * stands elsewhere and where it belongs cannot be told. `unmatched`: nothing on the other side answers.
 */
export type FactStatus = 'matched' | 'differs' | 'ambiguous' | 'unmatched';

/** A fact in its text. `key` names it for pairing by hand. */
export type FactPlace = Span & { readonly text: string; readonly key: string };

/** One fact of the document with its counterpart. */
export type FactRow = {
  readonly type: FactType;
  readonly status: FactStatus;
  readonly ru: FactPlace | null;
  readonly en: FactPlace | null;
  /** Its counterpart was chosen by a person. */
  readonly isByHand: boolean;
  /** It may answer another fact and asks for none: small numbers in words, marks of the sheet, editors' additions. */
  readonly isSoft: boolean;
};

/** What a part of the document and its translation say, and which stretches of both correspond. */
export type FactSheet = {
  readonly rows: readonly FactRow[];
  /** Facts of the translation that a fact of this part may be paired with, in order. */
  readonly candidates: readonly FactPlace[];
  readonly beads: readonly { readonly ru: Span; readonly en: Span }[];
};

/** The facts of the transcription within `within`, and those of the translation that stand beside them. */
export function factSheet(comparison: Comparison, within: Span): FactSheet {
  const place = placer(comparison);
  const all = {
    ru: agreementIndex(allFacts(comparison.ru).facts),
    en: agreementIndex(allFacts(comparison.en).facts),
  };
  const first = comparison.beads.findIndex(({ ru }) => overlaps(ru, within));
  const shown = comparison.beads.filter(({ ru }) => overlaps(ru, within));
  const beside = first === -1 ? [] : comparison.beads.slice(Math.max(0, first - 1), first + shown.length + 1);
  const rows = [
    ...shown.flatMap((bead) => [
      ...beadRows(comparison, bead, place, all),
      ...nameRows(comparison, bead, place),
    ]),
    ...marginRows(comparison, within, place),
  ];
  return {
    rows: rows.filter((row) => row.ru === null || overlaps(row.ru, within)).sort(inOrder),
    candidates: comparison.en.facts
      .flat()
      .filter((fact) => beside.some(({ en }) => overlaps(en, fact)))
      .map(place.en),
    beads: shown.map(({ ru, en }) => ({ ru, en })),
  };
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function inOrder(a: FactRow, b: FactRow): number {
  return positionOf(a) - positionOf(b);
}

/** Facts of the translation alone come after the others of the document. */
const AFTER_ALL = 1e9;

function positionOf({ ru, en }: FactRow): number {
  return ru?.from ?? AFTER_ALL + (en?.from ?? 0);
}

type Place = (fact: Fact) => FactPlace;
type Placer = { readonly ru: Place; readonly en: Place };

function placer({ ru, en }: Comparison): Placer {
  const keys = {
    ru: factKeys([...allFacts(ru).facts, ...ru.own], ru.text),
    en: factKeys([...allFacts(en).facts, ...en.own], en.text),
  };
  const by =
    (known: ReadonlyMap<Fact, string>): Place =>
    (fact) => ({ from: fact.from, to: fact.to, text: fact.text, key: known.get(fact) ?? '' });
  return { ru: by(keys.ru), en: by(keys.en) };
}

type Indexes = { readonly ru: AgreementIndex; readonly en: AgreementIndex };

function beadRows(
  comparison: Comparison,
  bead: ComparedBead,
  place: Placer,
  all: Indexes,
): readonly FactRow[] {
  const { agreed, differing, onlyRu, onlyEn, restRu, restEn } = bead.facts;
  const row = rowMaker(comparison, place);
  const rest = (fact: Fact, others: AgreementIndex): FactStatus =>
    others.agrees(fact) ? 'ambiguous' : 'unmatched';
  return [
    ...agreed.map(({ ru, en }) => row(isSettled(ru, en) ? 'matched' : 'ambiguous', ru, en)),
    ...differing.map(({ ru, en }) => row('differs', ru, en)),
    ...onlyRu.map((ru) => row('unmatched', ru, null)),
    ...onlyEn.map((en) => row('unmatched', null, en)),
    ...restRu.map((ru) => row(rest(ru, all.en), ru, null)),
    ...restEn.map((en) => row(rest(en, all.ru), null, en)),
  ];
}

type RowMaker = (status: FactStatus, ru: Fact | null, en: Fact | null) => FactRow;

function rowMaker({ forced }: Comparison, place: Placer): RowMaker {
  return (status, ru, en) => ({
    type: typeOf(ru, en),
    status,
    ru: ru === null ? null : place.ru(ru),
    en: en === null ? null : place.en(en),
    isByHand: ru !== null && forced.has(ru),
    isSoft: ![ru, en].some((fact) => fact !== null && demands(fact)),
  });
}

function typeOf(ru: Fact | null, en: Fact | null): FactType {
  const common = ru !== null && en !== null ? commonType(ru, en) : null;
  return common ?? (ru ?? en)?.values[0]?.type ?? 'quantity';
}

/** Whether the two sides leave one reading: of `3/4/51` against `3/4/51` two agree. */
function isSettled(ru: Fact, en: Fact): boolean {
  if (commonType(ru, en) !== 'date') return true;
  const readings = ru.values.filter((value) => value.type === 'date');
  return readings.filter((value) => en.values.some((other) => valuesAgree(value, other))).length <= 1;
}

/** Names, each with the first one beside it that can be the same; adjectives (корейский) are left out. */
function nameRows(
  { ru, en, ...comparison }: Comparison,
  bead: ComparedBead,
  place: Placer,
): readonly FactRow[] {
  const inside = (names: readonly (readonly Fact[])[], span: Span): readonly Fact[] =>
    names.flat().filter((name) => overlaps(name, span));
  const here = inside(ru.names, bead.ru).filter(({ text }) => /^\p{Lu}/u.test(text));
  const there = inside(en.names, bead.en);
  const row = rowMaker({ ru, en, ...comparison }, place);
  const answered = new Set<Fact>();
  const rows = here.map((name) => {
    const alike = there.filter((other) => namesAgree(name, other));
    const counterpart = alike.find((other) => !answered.has(other)) ?? alike[0] ?? null;
    if (counterpart !== null) answered.add(counterpart);
    return row(counterpart === null ? 'unmatched' : 'matched', name, counterpart);
  });
  const alone = there.filter(
    (name) => !isPeople(name) && !answered.has(name) && !here.some((other) => namesAgree(other, name)),
  );
  return [...rows, ...alone.map((name) => row('unmatched', null, name))];
}

/** A country or people that the table knows: «Korean» answers to an adjective, which is no row. */
function isPeople(name: Fact): boolean {
  return !demands(name) && name.values.some((value) => value.type === 'name' && value.id !== null);
}

/** Facts outside the paragraphs (the document's own number, dates of receipt, marks) answer any equal one. */
function marginRows(comparison: Comparison, within: Span, place: Placer): readonly FactRow[] {
  const { ru, en } = comparison;
  const row = rowMaker(comparison, place);
  const others = [...allFacts(en).facts, ...en.own];
  return [...ru.spare, ...ru.own]
    .filter((fact) => overlaps(fact, within))
    .map((fact) => {
      const equal = others.find((other) => isSameKind(fact, other) && factsAgree(fact, other));
      if (equal !== undefined) return { ...row('matched', fact, equal), isSoft: true };
      const slip = others.find((other) => isSlip(fact, other));
      return slip === undefined
        ? { ...row('unmatched', fact, null), isSoft: true }
        : row('differs', fact, slip);
    });
}

/** A stamp's «16.00» or «экз. № 2» answers only to a time and a number of a document. */
function isSameKind(ru: Fact, en: Fact): boolean {
  const type = commonType(ru, en);
  return type === 'date' || type === 'time' || type === 'document-number';
}

/** One digit apart, as document numbers are misread; shorter numbers are so by chance. */
const LEAST_DIGITS = 4;

function isSlip(ru: Fact, en: Fact): boolean {
  const [here, there] = [digitsOf(ru, 'document-number'), digitsOf(en, 'document-number')];
  return here.length >= LEAST_DIGITS && digitSlip(here, there) === 'confusable';
}
