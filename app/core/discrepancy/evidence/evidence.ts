import type { FactKnowledge } from '../../facts/compare/compare';
import type { CheckAids, Doubt } from './aids';
import type { Correction } from './confusions';
import type { Confusions } from '../../align/letter-edits';
import type { InkReading } from '../../given/ink-reading';
import type { Vocabulary } from './vocabulary';
import type { Furniture } from '../../text/furniture';
import type { StepName } from '../../text/steps';
import type { Token } from '../../text/tokens';
import type { Body } from '../align-texts/body';
import type { Comparison } from '../align-texts/comparison';
import type { Span } from '../../base/span';
import type { DifferingPair } from '../align-texts/pairs';
import type { ReferenceText, TranscriptionText } from '../align-texts/source-text';
import type { TranslationComparison } from './translations';
import type { UnknownWords } from './unknown-words';
import type { ReadingText, Witnessed } from './witnesses';

export type CheckSettings = {
  /** Flag punctuation, case and ё/е too, which are folded away otherwise. */
  readonly strictDiplomatic: boolean;
  /** Steps of the ladder that are switched off one by one, beside those that a strict check has off. */
  readonly stepsOff?: readonly StepName[];
};

/** Everything a check looks at: values only, no files. */
export type CheckInput = {
  readonly transcription: TranscriptionText;
  readonly references: readonly ReferenceText[];
  readonly settings: CheckSettings;
  /** Names and pairs of facts that people taught the project. */
  readonly knowledge?: FactKnowledge;
  /** Words that the machine was not sure of, in order. */
  readonly doubts?: readonly Doubt[];
  /** Words that are right in this project: names of things, terms. */
  readonly projectWords?: readonly string[];
  /** What the person replaced by what, for the table of confusions to learn from. */
  readonly corrections?: readonly Correction[];
  /** What each pass of recognition read; left out where the text is not known to come from a machine. */
  readonly readings?: readonly ReadingText[];
  /** What a machine read of each sheet whose text was given, by the order of the sheets; null for the others. */
  readonly ink?: readonly (InkReading | null)[];
};

/**
 * The input and what is derived from it, each part computed once, when a rule first asks. A rule of scope `place` may
 * be given a stretch: then tokens, comparisons and pairs are those of the stretch, and everything else is whole.
 */
export type Evidence = Omit<CheckInput, 'doubts'> & {
  /** All tokens of the transcription, furniture and punctuation with them. */
  readonly tokens: () => readonly Token[];
  /** The transcription's page furniture. */
  readonly furniture: () => readonly Furniture[];
  /** The transcription's sheets. */
  readonly sheets: () => readonly Span[];
  /** The transcription's words and numbers outside its furniture. */
  readonly body: () => Body;
  /** The transcription beside each reference of role `transcription`, in the order given. */
  readonly comparisons: () => readonly Comparison[];
  /** The transcription beside its readings, word by word; empty without readings. */
  readonly witnessed: () => readonly Witnessed[];
  /** Whether a reference has a place in the same words, or a translation as the same fact. */
  readonly isConfirmed: (place: Span) => boolean;
  /** Every place where few words stand for few others, sorted by what differs. */
  readonly pairs: () => readonly DifferingPair[];
  /** The transcription beside each reference of role `translation`, by facts, in the order given. */
  readonly translations: () => readonly TranslationComparison[];
  /** Which steps of the normalisation ladder are switched off. */
  readonly off: ReadonlySet<StepName>;
  readonly doubts: () => readonly Doubt[];
  readonly confusions: () => Confusions;
  /** What dictionary, project and references know of a word. */
  readonly vocabulary: () => Vocabulary;
  /** The words that neither dictionary, project nor reference knows. */
  readonly unknown: () => UnknownWords;
  readonly aids: CheckAids;
};
