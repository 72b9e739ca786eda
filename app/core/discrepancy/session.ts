import { newKeyTable } from '../align/alignment';
import { ALL_RUNGS, DIPLOMATIC } from '../text/rungs';
import type { RungName, RungsOff } from '../text/rungs';
import { isInOldSpelling, modernised } from '../text/old-spelling';
import { splitSheets } from '../text/sheets';
import type { TextView } from '../text/text-view';
import { tokenise } from '../text/tokens';
import type { Token } from '../text/tokens';
import { NO_AIDS } from './aids';
import type { CheckAids, Doubt } from './aids';
import { openBeside } from './beside';
import type { Beside, WordRange } from './beside';
import type { Body } from './body';
import type { Comparison } from './comparison';
import { confirmedPlaces } from './confirmed';
import { confusionsFrom } from './confusions';
import type { Confusions } from './confusions';
import type { Finding, Span } from './discrepancy';
import type { CheckInput, CheckSettings, Evidence } from './evidence';
import { hardBoundaryAfter, hardBoundaryBefore, readLeftSide } from './left-side';
import type { LeftChange, LeftSide, TextChange } from './left-side';
import { lazily } from './memo';
import { makeWalls } from './not-checked';
import type { Walls } from './not-checked';
import { differingPairs } from './pairs';
import type { Rule } from './rule';
import { RULES } from './rules/index';
import type { ReferenceText } from './source-text';
import { compareTranslation } from './translations';
import type { TranslationComparison } from './translations';
import { keysOfBodies, vocabularyOf } from './vocabulary';
import type { Vocabulary } from './vocabulary';
import { witnessesOf } from './witnesses';

/** A Finding with its place in the order of the rules, which decides between two that say one thing. */
export type Raw = { readonly order: number; readonly finding: Finding };

/** Where Findings come from: words against themselves, each reference, and the document as a whole. */
export type Source = 'words' | 'document' | number;

/** What one source has to say of everything that begins in `[from, to)`. */
export type Said = Span & { readonly source: Source; readonly found: readonly Raw[] };

/** The texts laid beside each other, and what the rules say of them, stretch by stretch. */
export type Reading = {
  readonly left: LeftSide;
  readonly input: () => CheckInput;
  readonly off: RungsOff;
  /** Everything that rules of scope `place` find, the stretch around `firstAt` before the rest. */
  readonly sayAll: (firstAt: number) => Generator<Said, void, void>;
  /** What rules of scope `document` find. */
  readonly sayDocument: (doubts: readonly Doubt[]) => Said;
  /** What is to be said anew of places once everything is quiet: moves are looked for in the whole document. */
  readonly settle: () => readonly Said[];
  /** What is found anew after a change; null where everything must be read anew. */
  readonly sayAfter: (
    change: TextChange,
  ) => { readonly said: readonly Said[]; readonly left: LeftChange } | null;
  readonly evidence: () => Evidence;
  /** What keeps a fault to the part that has it, and names what was left out. */
  readonly walls: Walls;
};

/** How far from an edit words may look otherwise: names and numbers are told by what stands before them. */
export const REACH_CHARS = 64;
/** Words of one stretch when everything is looked at, and characters of the same. */
const STRETCH_WORDS = 2_048;
const STRETCH_CHARS = 16_384;
/** Words beside a stretch that are read with it, for rules that look at neighbours. */
const CONTEXT_WORDS = 3;
const ORDER_OF_SOURCE = 10_000;

export function rungsOff(settings: CheckSettings): RungsOff {
  const off = [...(settings.strictDiplomatic ? DIPLOMATIC : []), ...(settings.rungsOff ?? [])];
  return off.length === 0 ? ALL_RUNGS : new Set<RungName>(off);
}

/** Reads and aligns all texts, in steps. */
export function* readTexts(
  given: CheckInput,
  aids: CheckAids = NO_AIDS,
): Generator<undefined, Reading, void> {
  const input = { ...given, references: given.references.map(withFeeds) };
  const table = newKeyTable();
  const off = rungsOff(input.settings);
  const spelling = oldSpelling(input, off);
  const left = yield* readLeftSide(input.transcription, table, off, spelling.fold);
  const walls = makeWalls(aids.onFault);
  const besides: Compared[] = [];
  for (const reference of sameLanguage(input.references)) {
    try {
      const beside = yield* openBeside(left.body(), reference, table, off, spelling.fold);
      besides.push({ beside, source: besides.length, reference });
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
      keysOfBodies(besides.map(({ beside }) => beside.right)),
    ),
  );
  const texts: Texts = { left, besides, input: current, off, aids, confusions, vocabulary, walls };
  // What the rules of the document have derived serves the summary after them, and is then let go.
  let derived: Evidence | null = null;
  return {
    left,
    input: current,
    off,
    sayAll: (firstAt) => sayAll(texts, firstAt),
    sayDocument: (doubts) => sayDocument(walls, (derived = wholeEvidence(texts, doubts))),
    settle: () => settle(texts),
    sayAfter: (change) => {
      derived = null;
      const said = sayAfter(texts, change);
      return said !== null && spelling.isStill(change, left) ? said : null;
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
  readonly isStill: (change: TextChange, left: LeftSide) => boolean;
};

/** Where one text is in the spelling before 1918 and another in today's, the words of all are compared without it. */
function oldSpelling({ transcription, references }: CheckInput, off: RungsOff): OldSpelling {
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

/** The transcription beside its translations alone; no other reference is laid beside it for that. */
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

/** A reference beside the transcription, and the number of its source. */
type Compared = { readonly beside: Beside; readonly source: number; readonly reference: ReferenceText };

type Texts = {
  readonly left: LeftSide;
  readonly besides: readonly Compared[];
  readonly input: () => CheckInput;
  readonly off: RungsOff;
  readonly aids: CheckAids;
  readonly confusions: Confusions;
  readonly vocabulary: () => Vocabulary;
  readonly walls: Walls;
};

function sameLanguage(references: readonly ReferenceText[]): readonly ReferenceText[] {
  return references.filter((reference) => reference.role === 'transcription');
}

function wholeEvidence(texts: Texts, doubts: readonly Doubt[] = []): Evidence {
  const { left, besides, off, walls } = texts;
  const body = left.body();
  return evidenceOf(
    texts,
    lazily(() =>
      besides.flatMap(({ beside, reference }) => walls.reference(reference, () => beside.whole(body)) ?? []),
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
  return {
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
  };
}

const isOfPlaces = (rule: Rule): boolean => rule.scope === 'place';

/** A rule that throws finds nothing and is named; the others go on. */
function run(
  walls: Walls,
  wanted: (rule: Rule) => boolean,
  evidence: Evidence,
  source: Source,
): readonly Raw[] {
  const offset = typeof source === 'number' ? source : 0;
  return RULES.flatMap((rule, i) => {
    if (!wanted(rule)) return [];
    const found = walls.rule(rule.id, () => rule.find(evidence));
    return found.map((finding) => ({ order: i * ORDER_OF_SOURCE + offset, finding }));
  });
}

function sayDocument(walls: Walls, evidence: Evidence): Said {
  const found = run(walls, (rule) => !isOfPlaces(rule), evidence, 'document');
  return { from: 0, to: Infinity, source: 'document', found };
}

const EVERYTHING: WordRange = { from: 0, to: Infinity };

function settle(texts: Texts): readonly Said[] {
  const body = texts.left.body();
  return texts.besides.flatMap((compared) =>
    compared.beside.settle(body) ? [sayBeside(texts, compared, EVERYTHING)] : [],
  );
}

function* sayAll(texts: Texts, firstAt: number): Generator<Said, void, void> {
  const body = texts.left.body();
  const word = body.starts.findIndex((start) => start >= firstAt);
  for (const compared of texts.besides) {
    for (const range of nearestFirst(compared.beside.ranges(STRETCH_WORDS), Math.max(0, word))) {
      yield sayBeside(texts, compared, range);
    }
  }
  for (const span of nearestFirst(stretches(texts.left.view), firstAt)) yield sayWords(texts, span);
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

/** What is said where the words of `range` stand. */
function sayBeside(texts: Texts, { beside, source, reference }: Compared, range: WordRange): Said {
  const body = texts.left.body();
  const place = placeOf(body, range);
  const comparison = texts.walls.reference(reference, () => beside.stretch(body, range));
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

function within(found: readonly Raw[], { from, to }: Span): readonly Raw[] {
  return found.filter(({ finding }) => finding.from >= from && finding.from < to);
}

/** What words say of themselves in the lines of `span`. */
function sayWords(texts: Texts, span: Span): Said {
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

function tokensBetween(text: TextView, from: number, to: number, off: RungsOff): readonly Token[] {
  const piece = text.slice(from, to);
  return tokenise(piece, 0, piece.length, off).map((token) => {
    return { ...token, from: token.from + from, to: token.to + from };
  });
}

/** The first index whose number is not under `value`; the numbers ascend. */
function firstNotBefore(values: Int32Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sayAfter(
  texts: Texts,
  change: TextChange,
): { readonly said: readonly Said[]; readonly left: LeftChange } | null {
  const { left, besides } = texts;
  const changed = left.change(change);
  if (changed === null) return null;
  const body = left.body();
  const text = left.view;
  const near = { from: changed.span.from - REACH_CHARS, to: changed.span.to + REACH_CHARS };
  const { words } = changed;
  const touched = {
    from: Math.max(0, Math.min(words.from, firstNotBefore(body.ends, near.from)) - 1),
    to: Math.min(body.count, Math.max(words.newTo, firstNotBefore(body.starts, near.to)) + 1),
  };
  const said = besides.flatMap((compared) =>
    (compared.beside.change(body, words, touched) ?? [EVERYTHING]).map((range) =>
      sayBeside(texts, compared, range),
    ),
  );
  const place = placeOf(body, touched);
  const lines = {
    from: hardBoundaryBefore(text, Math.min(place.from, Math.max(0, near.from))),
    to: hardBoundaryAfter(text, Math.max(place.to === Infinity ? text.length : place.to, near.to)),
  };
  return { said: [...said, sayWords(texts, lines)].map(detachedFrom), left: changed };
}

/** What is kept beyond the next edit must not keep this text alive. */
function detachedFrom(said: Said): Said {
  return { ...said, found: JSON.parse(JSON.stringify(said.found)) as readonly Raw[] };
}
