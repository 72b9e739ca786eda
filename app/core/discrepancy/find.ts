import { firstIndex } from '../base/positions';
import type { StepsOff } from '../text/steps';
import type { TextView } from '../text/text-view';
import { tokenise } from '../text/tokens';
import type { Token } from '../text/tokens';
import type { Body } from './align-texts/body';
import type { Span } from '../base/span';
import type { Evidence } from './evidence/evidence';
import type { WordRange } from './align-texts/dirty-ranges';
import { hardBoundaryAfter, hardBoundaryBefore } from './align-texts/hard-boundary';
import { lazily } from '../base/lazily';
import type { Walls } from './evidence/not-checked';
import type { Rule } from './evidence/rule';
import { RULES } from './rules/index';
import type { IndexDelta, TextChange } from './align-texts/transcript-reindex';
import type { FindingBatch, RankedFinding, Source } from './batch';
import { evidenceOf } from './texts';
import type { Aligned, Texts } from './texts';

/** How far from an edit words may look otherwise: names and numbers are recognised by the words before them. */
const REACH_CHARS = 64;
/** Words of one stretch when everything is looked at, and characters of the same. */
const STRETCH_WORDS = 2_048;
const STRETCH_CHARS = 16_384;
/** Words beside a stretch that are read with it, for rules that look at neighbours. */
const CONTEXT_WORDS = 3;
const ORDER_OF_SOURCE = 10_000;

const isOfPlaces = (rule: Rule): boolean => rule.scope === 'place';

/** A rule that throws finds nothing and is named; the others go on. */
function run(
  walls: Walls,
  wanted: (rule: Rule) => boolean,
  evidence: Evidence,
  source: Source,
): readonly RankedFinding[] {
  const offset = typeof source === 'number' ? source : 0;
  return RULES.flatMap((rule, i) => {
    if (!wanted(rule)) return [];
    const found = walls.rule(rule.id, () => rule.find(evidence));
    return found.map((finding) => ({ order: i * ORDER_OF_SOURCE + offset, finding }));
  });
}

/** What the rules that look at the whole document find. */
export function findInDocument(walls: Walls, evidence: Evidence): FindingBatch {
  const found = run(walls, (rule) => !isOfPlaces(rule), evidence, 'document');
  return { from: 0, to: Infinity, source: 'document', found };
}

const EVERYTHING: WordRange = { from: 0, to: Infinity };

/** What is found again where moves are no longer what they were. */
export function settle(texts: Texts): readonly FindingBatch[] {
  const body = texts.left.body();
  return texts.aligned.flatMap((one) =>
    one.alignment.settle(body) ? [findInRange(texts, one, EVERYTHING)] : [],
  );
}

/** Everything that rules of scope `place` find, the stretch around `firstAt` first. */
export function* findAll(texts: Texts, firstAt: number): Generator<FindingBatch, void, void> {
  const body = texts.left.body();
  const word = body.starts.findIndex((start) => start >= firstAt);
  for (const one of texts.aligned) {
    for (const range of nearestFirst(one.alignment.ranges(STRETCH_WORDS), Math.max(0, word))) {
      yield findInRange(texts, one, range);
    }
  }
  for (const span of nearestFirst(stretches(texts.left.view), firstAt)) yield findInWords(texts, span);
}

/** The stretch that holds `at`, then the rest in order. */
function nearestFirst<T extends WordRange>(ranges: readonly T[], at: number): readonly T[] {
  const first = ranges.find((range) => range.to > at);
  return first === undefined ? ranges : [first, ...ranges.filter((range) => range !== first)];
}

function stretches(text: TextView): readonly Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < text.length;) {
    const to = hardBoundaryAfter(text, from + STRETCH_CHARS);
    spans.push({ from, to });
    from = to;
  }
  return spans;
}

/** What the words of `range` give against one reference. */
function findInRange(
  texts: Texts,
  { alignment, source, reference }: Aligned,
  range: WordRange,
): FindingBatch {
  const body = texts.left.body();
  const place = placeOf(body, range);
  const comparison = texts.walls.reference(reference, () => alignment.stretch(body, range));
  if (comparison === null) return { ...place, source, found: [] };
  const evidence = evidenceOf(
    texts,
    () => [comparison],
    () => [],
  );
  return { ...place, source, found: within(run(texts.walls, isOfPlaces, evidence, source), place) };
}

function placeOf(body: Body, { from, to }: WordRange): Span {
  return {
    from: from <= 0 ? 0 : (body.starts[from] ?? Infinity),
    to: to >= body.count ? Infinity : (body.starts[to] ?? Infinity),
  };
}

function within(found: readonly RankedFinding[], { from, to }: Span): readonly RankedFinding[] {
  return found.filter(({ finding }) => finding.from >= from && finding.from < to);
}

/** What the lines of `span` give by themselves. */
function findInWords(texts: Texts, span: Span): FindingBatch {
  const { left, off } = texts;
  const text = left.view;
  const body = left.body();
  const first = firstNotBefore(body.starts, span.from);
  const last = firstNotBefore(body.starts, span.to);
  const from = Math.min(span.from, body.starts[Math.max(0, first - CONTEXT_WORDS)] ?? span.from);
  const to = Math.max(span.to, body.ends[Math.min(body.count - 1, last + CONTEXT_WORDS - 1)] ?? span.to);
  const evidence = evidenceOf(
    texts,
    () => [],
    lazily(() => tokensBetween(text, hardBoundaryBefore(text, from), hardBoundaryAfter(text, to), off)),
  );
  const place = { from: span.from, to: span.to >= text.length ? Infinity : span.to };
  return { ...place, source: 'words', found: within(run(texts.walls, isOfPlaces, evidence, 'words'), place) };
}

function tokensBetween(text: TextView, from: number, to: number, off: StepsOff): readonly Token[] {
  const piece = text.slice(from, to);
  return tokenise(piece, 0, piece.length, off).map((token) => {
    return { ...token, from: token.from + from, to: token.to + from };
  });
}

/** The first index whose number is not under `value`; the numbers ascend. */
function firstNotBefore(values: Int32Array, value: number): number {
  return firstIndex(values.length, (index) => (values[index] ?? 0) >= value);
}

/** What is found anew after a change of the text; null where everything must be read anew. */
export function findAfter(
  texts: Texts,
  change: TextChange,
): { readonly batches: readonly FindingBatch[]; readonly left: IndexDelta } | null {
  const { left, aligned } = texts;
  const changed = left.apply(change);
  if (changed === null) return null;
  const body = left.body();
  const text = left.view;
  const near = { from: changed.span.from - REACH_CHARS, to: changed.span.to + REACH_CHARS };
  const { words } = changed;
  const touched = {
    from: Math.max(0, Math.min(words.from, firstNotBefore(body.ends, near.from)) - 1),
    to: Math.min(body.count, Math.max(words.newTo, firstNotBefore(body.starts, near.to)) + 1),
  };
  const batches = aligned.flatMap((one) =>
    (one.alignment.apply(body, words, touched) ?? [EVERYTHING]).map((range) =>
      findInRange(texts, one, range),
    ),
  );
  const place = placeOf(body, touched);
  const lines = {
    from: hardBoundaryBefore(text, Math.min(place.from, Math.max(0, near.from))),
    to: hardBoundaryAfter(text, Math.max(place.to === Infinity ? text.length : place.to, near.to)),
  };
  return { batches: [...batches, findInWords(texts, lines)].map(detachedFrom), left: changed };
}

/** What is kept beyond the next edit must not keep this text alive. */
function detachedFrom(batch: FindingBatch): FindingBatch {
  return { ...batch, found: JSON.parse(JSON.stringify(batch.found)) as readonly RankedFinding[] };
}
