import { newKeyTable } from '../align/alignment';
import { firstIndex } from '../base/positions';
import { ALL_RUNGS, DIPLOMATIC } from '../text/steps';
import type { StepName, StepsOff } from '../text/steps';
import { isInOldSpelling, modernised } from '../text/old-spelling';
import { splitSheets } from '../text/sheets';
import type { TextView } from '../text/text-view';
import { tokenise } from '../text/tokens';
import type { Token } from '../text/tokens';
import { NO_AIDS } from './evidence/aids';
import type { CheckAids, Doubt } from './evidence/aids';
import type { Body } from './align-texts/body';
import type { Comparison } from './align-texts/comparison';
import { confirmedPlaces } from './flags/confirmed';
import { confusionsFrom } from './evidence/confusions';
import type { Confusions } from '../align/letter-edits';
import type { Finding } from './model/discrepancy';
import type { Span } from '../base/span';
import type { CheckInput, CheckSettings, Evidence } from './evidence/evidence';
import type { WordRange } from './align-texts/dirty-ranges';
import { hardBoundaryAfter, hardBoundaryBefore } from './align-texts/hard-boundary';
import { lazily } from '../base/lazily';
import { makeWalls } from './evidence/not-checked';
import type { Walls } from './evidence/not-checked';
import { differingPairs } from './align-texts/pairs';
import { alignReference, type ReferenceAlignment } from './align-texts/reference-alignment';
import type { Rule } from './evidence/rule';
import { RULES } from './rules/index';
import type { ReferenceText } from './align-texts/source-text';
import { indexTranscript, type TranscriptIndex } from './align-texts/transcript-index';
import type { IndexDelta, TextChange } from './align-texts/transcript-reindex';
import { compareTranslation } from './evidence/translations';
import type { TranslationComparison } from './evidence/translations';
import { unknownWordsOf } from './evidence/unknown-words';
import { keysOfBodies, vocabularyOf } from './evidence/vocabulary';
import type { Vocabulary } from './evidence/vocabulary';
import { witnessesOf } from './evidence/witnesses';
import { testifier, type Testified } from './evidence/testify';
import { saidInDocument, type Said } from './evidence/testimony';

/** A Finding with its place in the order of the rules, which decides between two that say one thing. */
export type RankedFinding = { readonly order: number; readonly finding: Finding };

/** Where Findings come from: words against themselves, each reference, and the document as a whole. */
export type Source = 'words' | 'document' | number;

/** Everything that one source finds whose places begin in `[from, to)`. */
export type FindingBatch = Span & { readonly source: Source; readonly found: readonly RankedFinding[] };

/** The texts, aligned, and what the rules find in them, stretch by stretch. */
export type Reading = {
  readonly left: TranscriptIndex;
  readonly input: () => CheckInput;
  readonly off: StepsOff;
  /** Everything that rules of scope `place` find, the stretch around `firstAt` before the rest. */
  readonly findAll: (firstAt: number) => Generator<FindingBatch, void, void>;
  /** What rules of scope `document` find. */
  readonly findInDocument: (doubts: readonly Doubt[]) => FindingBatch;
  /** What is found again once typing has stopped: moves are looked for in the whole document. */
  readonly settle: () => readonly FindingBatch[];
  /** What is found anew after a change; null where everything must be read anew. */
  readonly findAfter: (
    change: TextChange,
  ) => { readonly batches: readonly FindingBatch[]; readonly left: IndexDelta } | null;
  readonly evidence: () => Evidence;
  /** What the references and the dictionary say of a place; what only the document as a whole tells is not in it. */
  readonly testify: (finding: Finding) => Testified;
  /** What translations say of facts, and references of page furniture, as of the last look at the whole document. */
  readonly said: () => readonly Said[];
  /** What keeps a fault to the part that has it, and names what was left out. */
  readonly walls: Walls;
};

/** How far from an edit words may look otherwise: names and numbers are recognised by the words before them. */
export const REACH_CHARS = 64;
/** Words of one stretch when everything is looked at, and characters of the same. */
const STRETCH_WORDS = 2_048;
const STRETCH_CHARS = 16_384;
/** Words beside a stretch that are read with it, for rules that look at neighbours. */
const CONTEXT_WORDS = 3;
const ORDER_OF_SOURCE = 10_000;

export function stepsOff(settings: CheckSettings): StepsOff {
  const off = [...(settings.strictDiplomatic ? DIPLOMATIC : []), ...(settings.stepsOff ?? [])];
  return off.length === 0 ? ALL_RUNGS : new Set<StepName>(off);
}

/** Reads and aligns all texts, in steps. */
export function* readTexts(
  given: CheckInput,
  aids: CheckAids = NO_AIDS,
): Generator<undefined, Reading, void> {
  const input = { ...given, references: given.references.map(withFeeds) };
  const table = newKeyTable();
  const off = stepsOff(input.settings);
  const spelling = oldSpelling(input, off);
  const left = yield* indexTranscript(input.transcription, table, off, spelling.fold);
  const walls = makeWalls(aids.onFault);
  const aligned: Aligned[] = [];
  for (const reference of sameLanguage(input.references)) {
    try {
      const alignment = yield* alignReference(left.body(), reference, table, off, spelling.fold);
      aligned.push({ alignment, source: aligned.length, reference });
    } catch (error) {
      walls.lose(reference, error);
    }
  }
  const current = (): CheckInput => ({
    ...input,
    transcription: {
      ...input.transcription,
      sheetStarts: left.sheetStarts(),
      // Only rules of the document ask for all of it at once.
      get text() {
        return left.text();
      },
    },
  });
  const confusions = confusionsFrom(input.corrections ?? []);
  const vocabulary = lazily(() =>
    vocabularyOf(
      aids.dictionary,
      input.projectWords ?? [],
      keysOfBodies(aligned.map(({ alignment }) => alignment.right)),
    ),
  );
  const texts: Texts = { left, aligned, input: current, off, aids, confusions, vocabulary, walls };
  // What the rules of the document have derived serves the summary after them, and is then let go.
  let derived: Evidence | null = null;
  return {
    left,
    input: current,
    off,
    findAll: (firstAt) => findAll(texts, firstAt),
    findInDocument: (doubts) => findInDocument(walls, (derived = wholeEvidence(texts, doubts))),
    settle: () => settle(texts),
    findAfter: (change) => {
      derived = null;
      const found = findAfter(texts, change);
      return found !== null && spelling.isStill(change, left) ? found : null;
    },
    testify: testifier({ ...texts, projectWords: input.projectWords ?? [] }),
    said: () => {
      const evidence = derived;
      return evidence === null ? [] : walls.rule('fact-differs', () => saidInDocument(evidence));
    },
    evidence: () => {
      const evidence = derived ?? wholeEvidence(texts);
      derived = null;
      return evidence;
    },
    walls,
  };
}

/**
 * Old machines ended lines with a carriage return alone; offsets hold. A reference that cannot be read is left to the
 * part that has to report it.
 */
function withFeeds(reference: ReferenceText): ReferenceText {
  try {
    const { text } = reference;
    return text.includes('\r') ? { ...reference, text: text.replace(/\r(?!\n)/g, '\n') } : reference;
  } catch {
    return reference;
  }
}

type OldSpelling = {
  readonly fold?: (key: string) => string;
  /** Whether the transcription is still of the spelling, old or new, that it was of at first. */
  readonly isStill: (change: TextChange, left: TranscriptIndex) => boolean;
};

/** Where one text is in the spelling before 1918 and another in today's, the words of all are compared without it. */
function oldSpelling({ transcription, references }: CheckInput, off: StepsOff): OldSpelling {
  if (off.has('old-spelling')) return { isStill: () => true };
  const isOld = isInOldSpelling(transcription.text);
  const others = sameLanguage(references).map(({ text }) => isInOldSpelling(text));
  const mayChange = others.length > 0;
  const isTouched = ({ inserted }: TextChange): boolean => isOld || /[ѣіѳѵъ]/iu.test(inserted);
  return {
    ...(others.some((other) => other !== isOld) ? { fold: modernised } : {}),
    isStill: (change, left) => !mayChange || !isTouched(change) || isInOldSpelling(left.text()) === isOld,
  };
}

/** The transcription compared with its translations alone; no other reference is aligned for that. */
export function translationsBeside(
  input: CheckInput,
  aids: CheckAids = NO_AIDS,
): readonly TranslationComparison[] {
  const references = input.references.filter((reference) => reference.role === 'translation');
  const steps = readTexts({ ...input, references }, aids);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.evidence().translations();
  }
}

/** A reference aligned with the transcription, and the number of its source. */
type Aligned = {
  readonly alignment: ReferenceAlignment;
  readonly source: number;
  readonly reference: ReferenceText;
};

type Texts = {
  readonly left: TranscriptIndex;
  readonly aligned: readonly Aligned[];
  readonly input: () => CheckInput;
  readonly off: StepsOff;
  readonly aids: CheckAids;
  readonly confusions: Confusions;
  readonly vocabulary: () => Vocabulary;
  readonly walls: Walls;
};

function sameLanguage(references: readonly ReferenceText[]): readonly ReferenceText[] {
  return references.filter((reference) => reference.role === 'transcription');
}

function wholeEvidence(texts: Texts, doubts: readonly Doubt[] = []): Evidence {
  const { left, aligned, off, walls } = texts;
  const body = left.body();
  return evidenceOf(
    texts,
    lazily(() =>
      aligned.flatMap(
        ({ alignment, reference }) => walls.reference(reference, () => alignment.whole(body)) ?? [],
      ),
    ),
    lazily(() => tokenise(left.text(), 0, left.view.length, off)),
    doubts,
  );
}

function evidenceOf(
  { left, input, off, aids, confusions, vocabulary, walls }: Texts,
  comparisons: () => readonly Comparison[],
  tokens: () => readonly Token[],
  doubts: readonly Doubt[] = [],
): Evidence {
  const whole = input();
  const { transcription, references } = whole;
  const furniture = lazily(() => left.furniture());
  const sheets = lazily(() => splitSheets(transcription.text, transcription.sheetStarts));
  const reader = () => aids.readerFor?.(whole.knowledge?.names ?? []);
  const translations = lazily(() =>
    references
      .filter((reference) => reference.role === 'translation')
      .flatMap(
        (reference) =>
          walls.reference(reference, () =>
            compareTranslation(
              transcription,
              furniture(),
              sheets(),
              reference,
              whole.knowledge,
              reader(),
              aids.dictionary?.knows,
            ),
          ) ?? [],
      ),
  );
  const confirmed = lazily(() => confirmedPlaces(left.view.length, comparisons(), translations()));
  const evidence: Evidence = {
    ...whole,
    // A rule that reads them itself must not meet what has failed already.
    get references() {
      return references.filter((reference) => !walls.isLost(reference));
    },
    off,
    aids,
    vocabulary,
    doubts: () => doubts,
    confusions: () => confusions,
    tokens,
    furniture,
    sheets,
    body: lazily(() => left.body()),
    comparisons,
    pairs: lazily(() => comparisons().flatMap((comparison) => differingPairs(comparison, off))),
    translations,
    witnessed: lazily(() => witnessesOf(transcription.text, whole.readings ?? [])),
    isConfirmed: (place) => confirmed()(place),
    unknown: lazily(() => unknownWordsOf(evidence)),
  };
  return evidence;
}

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

function findInDocument(walls: Walls, evidence: Evidence): FindingBatch {
  const found = run(walls, (rule) => !isOfPlaces(rule), evidence, 'document');
  return { from: 0, to: Infinity, source: 'document', found };
}

const EVERYTHING: WordRange = { from: 0, to: Infinity };

function settle(texts: Texts): readonly FindingBatch[] {
  const body = texts.left.body();
  return texts.aligned.flatMap((one) =>
    one.alignment.settle(body) ? [findInRange(texts, one, EVERYTHING)] : [],
  );
}

function* findAll(texts: Texts, firstAt: number): Generator<FindingBatch, void, void> {
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

function findAfter(
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
