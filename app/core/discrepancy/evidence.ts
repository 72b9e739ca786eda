import { findFurniture } from '../text/find-furniture';
import type { Furniture } from '../text/furniture';
import { splitSheets } from '../text/sheets';
import { tokenise } from '../text/tokens';
import type { Token } from '../text/tokens';
import { bodyOf, compareWith } from './comparison';
import type { Body, Comparison } from './comparison';
import type { Span } from './discrepancy';
import { confirmedPlaces } from './confirmed';
import { lazily } from './memo';
import { differingPairs } from './pairs';
import type { DifferingPair } from './pairs';
import type { ReferenceText, TranscriptionText } from './source-text';
import { compareTranslation } from './translations';
import type { TranslationComparison } from './translations';
import { witnessesOf } from './witnesses';
import type { ReadingText, Witnessed } from './witnesses';

export type CheckSettings = {
  /** Flag punctuation, case and ё/е too, which are folded away otherwise. */
  readonly strictDiplomatic: boolean;
};

/** Everything a check looks at: values only, no files. */
export type CheckInput = {
  readonly transcription: TranscriptionText;
  readonly references: readonly ReferenceText[];
  readonly settings: CheckSettings;
  /** What each pass of recognition read; left out where the text is not known to come from a machine. */
  readonly readings?: readonly ReadingText[];
};

/** The input and what is derived from it, each part computed once, when a rule first asks. */
export type Evidence = CheckInput & {
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
};

export function gatherEvidence(input: CheckInput): Evidence {
  const { text, sheetStarts } = input.transcription;
  const tokens = lazily(() => tokenise(text));
  const furniture = lazily(() => findFurniture(text, sheetStarts));
  const body = lazily(() => bodyOf(text, furniture(), tokens()));
  const comparisons = lazily(() => sameLanguage(input).map((reference) => compareWith(body(), reference)));
  const sheets = lazily(() => splitSheets(text, sheetStarts));
  const translations = lazily(() =>
    input.references
      .filter((reference) => reference.role === 'translation')
      .map((reference) => compareTranslation(input.transcription, furniture(), sheets(), reference)),
  );
  const confirmed = lazily(() => confirmedPlaces(text.length, comparisons(), translations()));
  return {
    ...input,
    tokens,
    furniture,
    sheets,
    body,
    comparisons,
    pairs: lazily(() => comparisons().flatMap(differingPairs)),
    translations,
    witnessed: lazily(() => witnessesOf(text, input.readings ?? [])),
    isConfirmed: (place) => confirmed()(place),
  };
}

function sameLanguage(input: CheckInput): readonly ReferenceText[] {
  return input.references.filter((reference) => reference.role === 'transcription');
}
