import { newKeyTable } from '../align/alignment';
import { ALL_RUNGS, DIPLOMATIC } from '../text/steps';
import type { StepName, StepsOff } from '../text/steps';
import { NO_AIDS } from './evidence/aids';
import type { CheckAids, Doubt } from './evidence/aids';
import { confusionsFrom } from './evidence/confusions';
import type { Finding } from './model/discrepancy';
import type { CheckInput, CheckSettings, Evidence } from './evidence/evidence';
import { lazily } from '../base/lazily';
import { makeWalls } from './evidence/not-checked';
import type { Walls } from './evidence/not-checked';
import { alignReference } from './align-texts/reference-alignment';
import { indexTranscript, type TranscriptIndex } from './align-texts/transcript-index';
import type { IndexDelta, TextChange } from './align-texts/transcript-reindex';
import type { TranslationComparison } from './evidence/translations';
import { keysOfBodies, vocabularyOf } from './evidence/vocabulary';
import { testifier, type Testified } from './evidence/testify';
import { saidInDocument, type Said } from './evidence/testimony';
import type { FindingBatch } from './batch';
import { findAfter, findAll, findInDocument, settle } from './find';
import { oldSpelling, sameLanguage, withFeeds } from './spelling-of-texts';
import { wholeEvidence } from './texts';
import type { Aligned, Texts } from './texts';

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
