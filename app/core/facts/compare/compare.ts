import type { Span } from '../../base/span';
import type { Furniture } from '../../text/furniture';
import { alignUnits } from '../beads/beads';
import type { Bead } from '../beads/beads';
import type { BesideMemory } from './beside-memory';
import type { Fact } from '../grammar/fact';
import { matchBeads } from '../agree/fact-match';
import type { BeadMatch, FactPair } from '../agree/fact-match';
import { findIdentifiers } from '../read/identifiers';
import { nameTable } from '../names/aliases';
import type { BeadNames } from '../names/name-match';
import type { KnownNames, MatchedNames } from '../names/name-memory';
import { forcedPairs } from '../agree/pairings';
import type { Forced, Pairing } from '../agree/pairings';
import type { NamePair } from '../names/project-aliases';
import { translationBody } from './publication';
import { copyNumbers } from './copy-numbers';
import { makeFactReader } from './reader';
import type { FactReader } from './reader';
import { alignable, evened, makeSide } from './side';
import type { Side } from './side';
import { isMatched, letters, spanOf } from './bead-spans';
import { gapsOf } from './gaps';
import type { Gap } from './gaps';
import { alignOverlap } from './overlap';
import { inOrder, movedSheets, sheetOrder } from './sheet-order';
import type { IsWord } from '../names/stray-side';
import { withExchanged } from '../agree/value-order';

/** One pair of corresponding stretches, with what came of their facts and names. */
export type ComparedBead = {
  readonly ru: Span;
  readonly en: Span;
  readonly facts: BeadMatch;
  readonly names: MatchedNames;
};

/** A sheet that the translation has in another place: its text, and what it says there. */
export type MovedSheet = { readonly ru: Span; readonly en: Span };

/** A transcription compared with its translation, fact by fact. */
export type Comparison = {
  readonly isComparable: boolean;
  /** In the order of the translation. */
  readonly beads: readonly ComparedBead[];
  readonly gaps: readonly Gap[];
  readonly moved: readonly MovedSheet[];
  /** The two texts with everything that was read in them. */
  readonly ru: Side;
  readonly en: Side;
  readonly forced: Forced;
};

/** What people taught the program about a document's facts. */
export type FactKnowledge = {
  readonly names: readonly NamePair[];
  readonly pairings: readonly Pairing[];
};

export const NO_KNOWLEDGE: FactKnowledge = { names: [], pairings: [] };

/** A translation that has the typist's marks, too, is compared with them. */
const TYPIST_MARK =
  /(?<!\p{L})(?:(?:typed|printed|made|issued)(?: out)?(?: in)? [\p{L}\d]+ cop(?:y|ies)|cop(?:y|ies) (?:were |was )?(?:typed|printed|made|issued))(?!\p{L})/iu;

/** After the typist's marks a sheet has only clerks' notes; at most this many characters of them. */
const LONGEST_FOOT = 600;

/**
 * Compares a Russian transcription with an English translation: paragraphs are aligned by facts and length,
 * and the facts of aligned paragraphs are matched. `furniture` and `sheets` are the
 * transcription's.
 */
export function compareWithTranslation(
  transcription: string,
  furniture: readonly Furniture[],
  sheets: readonly Span[],
  translation: string,
  { names, pairings }: FactKnowledge = NO_KNOWLEDGE,
  reader: FactReader = makeFactReader(nameTable(names)),
  isWord: IsWord = NO_DICTIONARY,
): Comparison {
  const excluded = TYPIST_MARK.test(translation)
    ? furniture.filter(({ kind }) => kind !== 'typist-mark')
    : [...furniture, ...footNotes(furniture, sheets, transcription.length)];
  const whole = { from: 0, to: transcription.length };
  const memory = reader.beside(translation, isWord);
  const english = memory.english(() =>
    withoutIdentifiers(makeSide(translation, 'en', translationBody(translation), [], reader), []),
  );
  const russian = withoutIdentifiers(makeSide(transcription, 'ru', whole, excluded, reader), furniture);
  const [ru, en] = evened(russian, english, reader);
  const forced = pairings.length === 0 ? NOTHING_FORCED : forcedPairs(allFacts(ru), allFacts(en), pairings);
  const [left, right] = alignable(ru, en);
  const asItLies = { ...sidesCompared(ru, en, memory.align(left, right), forced, memory), moved: [] };
  const order = sheetOrder(ru, sheets, left, right);
  if (order === null) {
    const overlap = asItLies.isComparable ? null : overlapCompared(ru, en, forced, memory);
    return { ...(overlap ?? asItLies), ru, en, forced };
  }
  // Sheets in another order are believed only where they agree better so.
  const arranged = inOrder(ru, order);
  const beads = memory.alignArranged(...alignable(arranged, en));
  const compared = sidesCompared(arranged, en, beads, forced, memory);
  if (!isBetter(compared, asItLies)) return { ...asItLies, ru, en, forced };
  const moved = movedSheets(order).map(({ from, to }) => movedSheet(ru, from, to, compared.beads));
  return { ...compared, moved: moved.filter((one) => one !== null), ru, en, forced };
}

/** So many times more facts of what both have must agree than are left open. */
const MOSTLY_AGREED = 4;

/**
 * Where the texts agree too badly as wholes, one may begin where the other ends. That is believed where nearly nothing in
 * what both have speaks against it.
 */
function overlapCompared(ru: Side, en: Side, forced: Forced, memory: BesideMemory): Compared | null {
  const [left, right] = alignable(ru, en);
  const beads = alignOverlap(left, right, alignUnits);
  if (beads === null) return null;
  const compared = sidesCompared(ru, en, beads, forced, memory);
  const [agreed, open] = [agreedIn(compared.beads), openIn(compared.beads)];
  return agreed > 0 && agreed >= MOSTLY_AGREED * open ? { ...compared, isComparable: true, moved: [] } : null;
}

type Compared = Pick<Comparison, 'isComparable' | 'beads' | 'gaps' | 'moved'>;
type SidesCompared = Pick<Comparison, 'isComparable' | 'beads' | 'gaps'>;

function sidesCompared(
  ru: Side,
  en: Side,
  aligned: readonly Bead[],
  forced: Forced,
  memory: BesideMemory,
): SidesCompared {
  const stretches = mergeGaps(aligned, ru, en);
  const beads = comparedBeads(stretches.filter(isMatched), ru, en, forced, memory);
  return { isComparable: isComparable(beads, stretches, ru, en), beads, gaps: gapsOf(stretches, ru, en) };
}

/** Facts of stretches that were paired with nothing are not counted as open: so many more must agree than are open. */
const AGREED_FOR_OPEN = 2;

function isBetter(a: SidesCompared, b: SidesCompared): boolean {
  const more = agreedIn(a.beads) - agreedIn(b.beads);
  return a.isComparable && more > Math.max(0, AGREED_FOR_OPEN * (openIn(a.beads) - openIn(b.beads)));
}

function agreedIn(beads: readonly ComparedBead[]): number {
  return beads.reduce((sum, bead) => sum + bead.facts.agreed.length, 0);
}

/** Facts that differ count whole, facts of one side half. */
function openIn(beads: readonly ComparedBead[]): number {
  return beads.reduce((sum, { facts }) => {
    return sum + facts.differing.length + (facts.onlyRu.length + facts.onlyEn.length) / 2;
  }, 0);
}

function movedSheet(ru: Side, from: number, to: number, beads: readonly ComparedBead[]): MovedSheet | null {
  const span = spanOf(ru, from, to);
  const inside = beads.filter((bead) => bead.ru.from >= span.from && bead.ru.to <= span.to);
  const [first, last] = [inside[0], inside[inside.length - 1]];
  if (first === undefined || last === undefined) return null;
  return { ru: span, en: { from: first.en.from, to: last.en.to } };
}

const NOTHING_FORCED: Forced = new Map();
const NO_DICTIONARY: IsWord = () => null;

/** Every fact of a side, in paragraphs or not. */
export function allFacts(side: Side): { readonly text: string; readonly facts: readonly Fact[] } {
  return { text: side.text, facts: [...side.facts.flat(), ...side.spare] };
}

/** The pairs of facts that were found to agree, and those that were found to differ. */
export function factPairs(comparison: Comparison): {
  readonly agreed: readonly FactPair[];
  readonly differing: readonly FactPair[];
} {
  return {
    agreed: comparison.beads.flatMap((bead) => bead.facts.agreed),
    differing: comparison.beads.flatMap((bead) => bead.facts.differing),
  };
}

function footNotes(
  furniture: readonly Furniture[],
  sheets: readonly Span[],
  length: number,
): readonly Span[] {
  const all = sheets.length > 0 ? sheets : [{ from: 0, to: length }];
  return all.flatMap((sheet) => {
    const mark = furniture.find(
      (one) => one.kind === 'typist-mark' && one.from >= sheet.from && one.to <= sheet.to,
    );
    return mark === undefined || sheet.to - mark.from > LONGEST_FOOT
      ? []
      : [{ from: mark.from, to: sheet.to }];
  });
}

/** A document's own number is compared over all sheets, by a rule of its own. */
function withoutIdentifiers(side: Side, furniture: readonly Furniture[]): Side {
  const spans = findIdentifiers(side.text, side.language, furniture);
  if (spans.length === 0) return side;
  const own: Fact[] = [];
  let at = 0;
  const facts = side.facts.map((list) => {
    const [first, last] = [list[0], list[list.length - 1]];
    if (first === undefined || last === undefined) return list;
    while (at < spans.length && (spans[at]?.to ?? 0) <= first.from) at += 1;
    if ((spans[at]?.from ?? Infinity) >= last.to) return list;
    const isOwn = (fact: Fact): boolean => spans.some((one) => one.from < fact.to && fact.from < one.to);
    own.push(...list.filter(isOwn));
    return list.filter((fact) => !isOwn(fact));
  });
  return { ...side, facts, own };
}

/** Skipped units of both sides between two beads, if about as long as each other, are one bead after all. */
const LIKE_LENGTHS = 0.6;

/** Joins skipped units in a row to one stretch. */
function mergeGaps(beads: readonly Bead[], ru: Side, en: Side): readonly Bead[] {
  const merged: Bead[] = [];
  for (const bead of beads) {
    const last = merged[merged.length - 1];
    if (last === undefined || isMatched(bead) || isMatched(last)) merged.push(bead);
    else merged[merged.length - 1] = { ...last, leftTo: bead.leftTo, rightTo: bead.rightTo };
  }
  const whole = new Set(beads);
  return merged.flatMap((bead) => (whole.has(bead) ? [bead] : separated(bead, ru, en)));
}

function separated(bead: Bead, ru: Side, en: Side): readonly Bead[] {
  if (!isMatched(bead)) return [bead];
  const left = letters(ru, bead.leftFrom, bead.leftTo);
  const right = letters(en, bead.rightFrom, bead.rightTo);
  if (Math.min(left, right) >= LIKE_LENGTHS * Math.max(left, right)) return [bead];
  return [
    { ...bead, rightTo: bead.rightFrom },
    { ...bead, leftFrom: bead.leftTo },
  ];
}

const NO_FACTS: BeadMatch = { agreed: [], differing: [], onlyRu: [], onlyEn: [], restRu: [], restEn: [] };

function comparedBeads(
  beads: readonly Bead[],
  ru: Side,
  en: Side,
  forced: Forced,
  memory: BesideMemory,
): readonly ComparedBead[] {
  const facts = matchBeads(
    beads.map((bead) => ({
      ru: ru.facts.slice(bead.leftFrom, bead.leftTo).flat(),
      en: en.facts.slice(bead.rightFrom, bead.rightTo).flat(),
    })),
    {
      ru: [
        ...outside(
          ru,
          beads.map((bead) => [bead.leftFrom, bead.leftTo]),
        ),
        ...ru.spare,
      ],
      en: outside(
        en,
        beads.map((bead) => [bead.rightFrom, bead.rightTo]),
      ),
    },
    forced,
  );
  const known = knownNames(ru, en);
  const copy = copyNumbers(ru, en);
  return beads.map((bead, i) => {
    const span = spanOf(ru, bead.leftFrom, bead.leftTo);
    const right = spanOf(en, bead.rightFrom, bead.rightTo);
    return {
      ru: span,
      en: right,
      facts: withCopy(withExchanged(facts[i] ?? NO_FACTS, ru.text, en.text), right, copy),
      names: memory.matchNames(
        ru.text,
        { span, right, ...aroundOf(beads, i, ru, en), names: namesAt(beads, i, ru, en) },
        known,
      ),
    };
  });
}

/** The copy's number is furniture on the sheet and a line of its own in a translation. */
function withCopy(match: BeadMatch, within: Span, copy: FactPair | null): BeadMatch {
  if (copy === null || copy.en.from < within.from || copy.en.from >= within.to) return match;
  const others = match.differing.filter(({ en }) => en !== copy.en);
  const onlyEn = match.onlyEn.filter((fact) => fact !== copy.en);
  return { ...match, differing: [...others, copy], onlyEn };
}

function aroundOf(
  beads: readonly Bead[],
  index: number,
  ru: Side,
  en: Side,
): { readonly around: Span; readonly rightAround: Span } {
  const bead = beads[index];
  const first = beads[index - 1] ?? bead;
  const last = beads[index + 1] ?? bead;
  return {
    around: spanOf(ru, first?.leftFrom ?? 0, last?.leftTo ?? 0),
    rightAround: spanOf(en, first?.rightFrom ?? 0, last?.rightTo ?? 0),
  };
}

/** The names of a bead, and those in it and in the beads beside it. */
function namesAt(beads: readonly Bead[], index: number, ru: Side, en: Side): BeadNames {
  const bead = beads[index];
  const first = beads[index - 1] ?? bead;
  const last = beads[index + 1] ?? bead;
  return {
    ru: ru.names.slice(bead?.leftFrom, bead?.leftTo).flat(),
    en: en.names.slice(bead?.rightFrom, bead?.rightTo).flat(),
    ruNearby: ru.names.slice(first?.leftFrom, last?.leftTo).flat(),
    enNearby: en.names.slice(first?.rightFrom, last?.rightTo).flat(),
  };
}

function knownNames(ru: Side, en: Side): KnownNames {
  const known = { ru: knownOnce(ru), en: knownOnce(en) };
  const key = JSON.stringify([known.ru, known.en].map((names) => names.map(({ values }) => values)));
  return { ...known, key };
}

/** The facts of the units that belong to no interval. */
function outside(side: Side, intervals: readonly (readonly [from: number, to: number])[]): readonly Fact[] {
  const isInside = new Uint8Array(side.units.length);
  for (const [from, to] of intervals) isInside.fill(1, from, to);
  return side.facts.filter((_, i) => isInside[i] === 0).flat();
}

function knownOnce(side: Side): readonly Fact[] {
  const byId = new Map<string, Fact>();
  for (const names of side.names) {
    for (const name of names) {
      const [value] = name.values;
      if (value?.type === 'name' && value.id !== null && !byId.has(value.id)) byId.set(value.id, name);
    }
  }
  return [...byId.values()];
}

/** Below this share of corresponding text, or of agreeing facts, the two texts are not one document. */
const LEAST_SHARE = 0.4;
/** What is less than this of either text is a part of it. */
const LEAST_WHOLE = 0.6;
/** Fewer facts than this say nothing about a whole document. */
const FEW_FACTS = 6;

function isComparable(
  beads: readonly ComparedBead[],
  stretches: readonly Bead[],
  ru: Side,
  en: Side,
): boolean {
  const matched = stretches.filter(isMatched);
  const ruShare = shareOf(ru, matched, (bead) => letters(ru, bead.leftFrom, bead.leftTo));
  const enShare = shareOf(en, matched, (bead) => letters(en, bead.rightFrom, bead.rightTo));
  const [agreed, open] = [agreedIn(beads), openIn(beads)];
  if (Math.max(ruShare, enShare) < LEAST_SHARE) return false;
  // Parts of two texts that were laid beside each other by their lengths alone say less than wholes.
  if (Math.min(ruShare, enShare) < LEAST_WHOLE && agreed < open) return false;
  return agreed + open < FEW_FACTS || agreed >= LEAST_SHARE * (agreed + open);
}

function shareOf(side: Side, beads: readonly Bead[], count: (bead: Bead) => number): number {
  const total = letters(side, 0, side.units.length);
  return total === 0 ? 0 : beads.reduce((sum, bead) => sum + count(bead), 0) / total;
}
