import { commonType, factsAgree } from '../../facts/agree/agreement';
import { otherSides } from '../../facts/compare/directions';
import { otherPolarities } from '../../facts/compare/negations';
import type { ComparedBead } from '../../facts/compare/compare';
import { digitSlip } from '../../facts/grammar/digits';
import type { Fact, FactType } from '../../facts/grammar/fact';
import { demands, digitsOf, isOfOneThing } from '../../facts/agree/fact-match';
import type { FactPair } from '../../facts/agree/fact-match';
import type { StrayName } from '../../facts/names/stray-names';
import { suggestionFor } from '../../facts/agree/suggest';
import { oneLine } from '../evidence/describe';
import type { Finding, Kind, ReferenceSpan, Severity } from '../model/discrepancy';
import type { Span } from '../../base/span';
import { identifierConflicts } from '../evidence/identifier-conflicts';
import type { IdentifierConflict } from '../evidence/identifier-conflicts';
import type { MessageKey } from '../model/messages';
import type { Rule } from '../evidence/rule';
import { spanIn } from '../evidence/translations';
import type { TranslationComparison } from '../evidence/translations';

/** A passage with at least this many open facts, more than half of all, is itself in doubt. */
const MANY_OPEN = 4;

/** Numbers, dates, times, document numbers and names that a translation gives otherwise. */
export const factDiffers: Rule = {
  id: 'fact-differs',
  find: (evidence) => [
    ...identifierConflicts(evidence).flatMap(identifierFinding),
    ...evidence.translations().flatMap((comparison) => {
      const beads = comparison.isComparable ? comparison.beads : [];
      return beads.flatMap((bead, i) => beadFindings(comparison, bead, edgesOf(i, beads.length)));
    }),
  ],
};

function identifierFinding({ here, there, reference, agreeing }: IdentifierConflict): readonly Finding[] {
  if (reference === null) return [];
  const key =
    digitSlip(here.digits, there.replace(/\D/g, '')) === 'confusable' ? 'fact.oneDigit' : 'fact.differs';
  return [
    {
      kind: 'document-number-differs',
      severity: 'high',
      from: here.from,
      to: here.to,
      reference,
      related: agreeing.map(({ from, to }) => ({ from, to })),
      message: { key, params: { here: here.text, there } },
      suggestions: [there],
    },
  ];
}

type Edges = { readonly isFirst: boolean; readonly isLast: boolean };

function edgesOf(index: number, count: number): Edges {
  return { isFirst: index === 0, isLast: index === count - 1 };
}

/**
 * Whether a fact stands in paragraphs at an edge of the document that the translation leaves out: before the first or
 * after the last paragraph in which anything of the passage has its counterpart, where the translation has nothing open.
 */
function isBeyond(fact: Fact, bead: ComparedBead, edges: Edges, text: string): boolean {
  const { agreed, differing, onlyEn } = bead.facts;
  if (onlyEn.length > 0) return false;
  if (edges.isLast && isSignature(fact, bead, text)) return true;
  const paired = [...agreed, ...differing].map(({ ru }) => ru);
  const inner = paired.length > 0 ? paired : onlyParagraph(bead, edges, text);
  if (inner.length === 0) return false;
  const first = Math.min(...inner.map(({ from }) => from));
  const last = Math.max(...inner.map(({ to }) => to));
  const isParted = (from: number, to: number): boolean => /\n[ \t\r]*\n/u.test(text.slice(from, to));
  const isBefore = edges.isFirst && fact.to <= first && isParted(fact.to, first);
  return isBefore || (edges.isLast && fact.from >= last && isParted(last, fact.from));
}

/** Longer lines tell something. */
const MOST_SIGNATURE_WORDS = 7;

/**
 * A short last line with date and number beside a passage that has no fact at all: a signature that the translation
 * leaves out.
 */
function isSignature(fact: Fact, { ru, facts }: ComparedBead, text: string): boolean {
  const { agreed, differing, restEn } = facts;
  if (agreed.length + differing.length + restEn.length > 0) return false;
  const line = text.slice(text.lastIndexOf('\n', fact.from) + 1, ru.to).trim();
  return !line.includes('\n') && (line.match(/\p{L}{2,}|\p{N}+/gu)?.length ?? 0) <= MOST_SIGNATURE_WORDS;
}

/** Where nothing is paired: the one paragraph of several that can be what the translation's passage stands for. */
function onlyParagraph({ ru }: ComparedBead, { isFirst }: Edges, text: string): readonly Span[] {
  const ends = [...text.slice(ru.from, ru.to).matchAll(/\n[ \t\r]*\n/gu)].map(({ index }) => index + ru.from);
  const [first, last] = [ends[0], ends[ends.length - 1]];
  if (first === undefined || last === undefined) return [];
  return isFirst ? [{ from: last + 2, to: ru.to }] : [{ from: ru.from, to: first }];
}

function beadFindings(
  comparison: TranslationComparison,
  bead: ComparedBead,
  edges: Edges,
): readonly Finding[] {
  const { agreed, differing, onlyRu, onlyEn } = bead.facts;
  const strange = differing.filter((pair) => !isSlip(pair) && !isExchanged(pair, differing));
  const open = 2 * strange.length + onlyRu.length + onlyEn.length;
  const names = nameFindings(comparison, bead);
  if (open >= MANY_OPEN && open > 2 * agreed.length) return [unlikeFinding(comparison, bead), ...names];
  return [
    ...differing
      .filter((pair, i) => !isSecondOfTwo(pair, differing.slice(0, i)))
      .map((pair) => differingFinding(comparison, pair)),
    ...onlyRu.map((fact): Finding => {
      const finding = onlyHereFinding(comparison, bead, fact);
      return isBeyond(fact, bead, edges, comparison.ru.text) ? { ...finding, severity: 'info' } : finding;
    }),
    ...onlyEn.map((fact) => onlyThereFinding(comparison, bead, fact)),
    ...names,
    ...senseFindings(comparison, bead),
  ];
}

/** Sides of the compass and denials. */
function senseFindings({ reference, ru, en }: TranslationComparison, bead: ComparedBead): readonly Finding[] {
  const sides = otherSides(ru.text, bead.ru, en.text, bead.en);
  const polarities = otherPolarities(ru.text, bead.ru, en.text, bead.en);
  const finding = (key: MessageKey, here: Span, there: Span): Finding => {
    const span = spanIn(reference, there);
    const params = { here: oneLine(ru.text.slice(here.from, here.to)), there: oneLine(span.text) };
    return {
      ...{ kind: 'word-differs', severity: 'medium', from: here.from, to: here.to, reference: span },
      ...{ message: { key, params }, suggestions: [] },
    };
  };
  return [
    ...sides.map((one) => finding('sense.side', one.ru, one.en)),
    ...polarities.map((one) =>
      finding(one.isDeniedHere ? 'sense.deniedHere' : 'sense.deniedThere', one.ru, one.en),
    ),
  ];
}

/** Its value is not strange to the passage: it stands in the place of another. */
function isExchanged({ ru }: FactPair, all: readonly FactPair[]): boolean {
  return all.some(({ en }) => factsAgree(ru, en));
}

/** Two exchanged values are one thing to look at: it is reported at the first. */
function isSecondOfTwo({ ru, en }: FactPair, before: readonly FactPair[]): boolean {
  return before.some((one) => factsAgree(ru, one.en) && factsAgree(one.ru, en));
}

/** One slip apart is a likely misreading, so it does not speak against the passage. */
function isSlip({ ru, en }: FactPair): boolean {
  const type = commonType(ru, en);
  return type !== null && digitSlip(digitsOf(ru, type), digitsOf(en, type)) !== null;
}

function kindOf(type: FactType): Kind {
  switch (type) {
    case 'quantity':
    case 'designation':
      return 'number-differs';
    case 'date':
    case 'weekday':
      return 'date-differs';
    case 'time':
      return 'time-differs';
    case 'document-number':
    case 'archival-reference':
      return 'document-number-differs';
    case 'name':
      return 'name-differs';
  }
}

/** With nothing beside it to tell, `12.5` is a number rather than the twelfth of May. */
function kindAlone({ text, values }: Fact): Kind {
  const isDecimal = /^\d+[.,]\d+$/u.test(text) && values.some(({ type }) => type === 'quantity');
  return isDecimal ? 'number-differs' : kindOf(values[0]?.type ?? 'quantity');
}

/** Where a scale is lost («375 тыс.», «375»), what is counted is in question with the number. */
function endOf(ru: Fact, en: Fact, text: string): number {
  const [here, there] = [digitsOf(ru, 'quantity'), digitsOf(en, 'quantity')].map(Number);
  const ratio = (here ?? 0) > (there ?? 0) ? (here ?? 0) / (there ?? 1) : (there ?? 0) / (here ?? 1);
  if (ratio !== 1_000 && ratio !== 1_000_000) return ru.to;
  return ru.to + (/^\s\p{L}+/u.exec(text.slice(ru.to, ru.to + 32))?.[0].length ?? 0);
}

function differingFinding({ reference, ru: { text } }: TranslationComparison, { ru, en }: FactPair): Finding {
  const type = commonType(ru, en) ?? 'quantity';
  const isConfusable =
    digitSlip(digitsOf(ru, type), digitsOf(en, type)) === 'confusable' && areFigures(ru, en);
  const isSure = (demands(ru) && demands(en)) || isOfOneThing(ru, en) === true;
  return {
    kind: areYears(ru) && areYears(en) ? 'date-differs' : kindOf(type),
    severity: isSure ? 'high' : 'medium',
    from: ru.from,
    to: endOf(ru, en, text),
    reference: spanIn(reference, en),
    message: {
      key: isConfusable ? 'fact.oneDigit' : 'fact.differs',
      params: { here: oneLine(ru.text), there: oneLine(en.text) },
    },
    suggestions: suggestionFor(ru, en, type),
  };
}

/** `1947-1949`: the interval of two years. */
function areYears({ text }: Fact): boolean {
  return /^(?:1[789]|20)\d\d\s?[-–—]\s?(?:1[789]|20)\d\d$/u.test(text);
}

/** Only figures are confused by their ink: «март» and May, «девятнадцать» and eighteen are not. */
function areFigures(ru: Fact, en: Fact): boolean {
  const [here, there] = [ru.text, en.text].map((text) => text.replace(/\D/gu, ''));
  return here !== '' && here !== there && here?.length === there?.length;
}

function onlyHereFinding({ reference }: TranslationComparison, bead: ComparedBead, fact: Fact): Finding {
  return {
    kind: kindAlone(fact),
    severity: 'medium',
    from: fact.from,
    to: fact.to,
    reference: spanIn(reference, bead.en),
    message: { key: 'fact.onlyHere', params: { here: oneLine(fact.text) } },
    suggestions: [],
  };
}

/** Where exactly it would stand is not known: the end of the passage is shown. */
function onlyThereFinding({ reference }: TranslationComparison, bead: ComparedBead, fact: Fact): Finding {
  return {
    kind: kindAlone(fact),
    severity: 'medium',
    from: bead.ru.to,
    to: bead.ru.to,
    reference: spanIn(reference, fact),
    message: { key: 'fact.onlyThere', params: { there: oneLine(fact.text) } },
    suggestions: [],
  };
}

function unlikeFinding({ reference }: TranslationComparison, bead: ComparedBead): Finding {
  return {
    kind: 'not-comparable',
    severity: 'low',
    from: bead.ru.from,
    to: bead.ru.to,
    reference: spanIn(reference, bead.en),
    message: { key: 'fact.unlike', params: {} },
    suggestions: [],
  };
}

function nameFindings({ reference }: TranslationComparison, bead: ComparedBead): readonly Finding[] {
  const { misread, differing, onlyRu, onlyEn, strays } = bead.names;
  const end = { from: bead.ru.to, to: bead.ru.to, text: '' };
  const whole = spanIn(reference, bead.en);
  return [
    ...misread.map((one) => ({
      ...nameFinding(one.isVariant ? 'low' : 'high', 'name.misread', one, spanIn(reference, one.en)),
      suggestions: [one.suggestion],
    })),
    ...differing.map(({ ru, en }) => nameFinding('medium', 'name.differs', ru, spanIn(reference, en))),
    ...strays.map((one) => strayFinding(reference, one)),
    ...onlyRu.map((ru) => nameFinding('low', 'name.onlyHere', ru, whole)),
    ...onlyEn.map((en) => nameFinding('low', 'name.onlyThere', end, spanIn(reference, en))),
  ];
}

const STRAY_KEYS: Readonly<Record<StrayName['how'], MessageKey>> = {
  misread: 'name.misread',
  other: 'name.differs',
  lost: 'name.onlyThere',
  initials: 'name.initials',
};

function strayFinding(reference: TranslationComparison['reference'], one: StrayName): Finding {
  return {
    ...nameFinding('medium', STRAY_KEYS[one.how], one, spanIn(reference, one.en)),
    suggestions: one.suggestion === null ? [] : [one.suggestion],
  };
}

function nameFinding(
  severity: Severity,
  key: MessageKey,
  here: Span & { readonly text: string },
  reference: ReferenceSpan,
): Finding {
  return {
    kind: 'name-differs',
    severity,
    from: here.from,
    to: here.to,
    reference,
    message: { key, params: { here: oneLine(here.text), there: oneLine(reference.text) } },
    suggestions: [],
  };
}
