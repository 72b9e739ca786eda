import type { FactKnowledge } from '../facts/compare';
import type { FactReader } from '../facts/reader';
import { findFurniture } from '../text/find-furniture';
import type { Furniture } from '../text/furniture';
import { splitSheets } from '../text/sheets';
import { tokenise } from '../text/tokens';
import type { Token } from '../text/tokens';
import { bodyOf, compareWith } from './comparison';
import type { Body, Comparison } from './comparison';
import type { Span } from './discrepancy';
import { lazily } from './memo';
import { differingPairs } from './pairs';
import type { DifferingPair } from './pairs';
import type { ReferenceText, TranscriptionText } from './source-text';
import { compareTranslation } from './translations';
import type { TranslationComparison } from './translations';

export type CheckSettings = {
  /** Flag punctuation, case and ё/е too, which are folded away otherwise. */
  readonly strictDiplomatic: boolean;
};

/** Everything a check looks at: values only, no files. */
export type CheckInput = {
  readonly transcription: TranscriptionText;
  readonly references: readonly ReferenceText[];
  readonly settings: CheckSettings;
  /** Names and pairs of facts that people taught the project. */
  readonly knowledge?: FactKnowledge;
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
  /** Every place where few words stand for few others, sorted by what differs. */
  readonly pairs: () => readonly DifferingPair[];
  /** The transcription beside each reference of role `translation`, by facts, in the order given. */
  readonly translations: () => readonly TranslationComparison[];
};

/** `reader` remembers what it read in an earlier check with the same names. */
export function gatherEvidence(input: CheckInput, reader?: FactReader): Evidence {
  const { text, sheetStarts } = input.transcription;
  const tokens = lazily(() => tokenise(text));
  const furniture = lazily(() => findFurniture(text, sheetStarts));
  const body = lazily(() => bodyOf(text, furniture(), tokens()));
  const comparisons = lazily(() => sameLanguage(input).map((reference) => compareWith(body(), reference)));
  const sheets = lazily(() => splitSheets(text, sheetStarts));
  return {
    ...input,
    tokens,
    furniture,
    sheets,
    body,
    comparisons,
    pairs: lazily(() => comparisons().flatMap(differingPairs)),
    translations: lazily(() =>
      input.references
        .filter((reference) => reference.role === 'translation')
        .map((reference) =>
          compareTranslation(input.transcription, furniture(), sheets(), reference, input.knowledge, reader),
        ),
    ),
  };
}

function sameLanguage(input: CheckInput): readonly ReferenceText[] {
  return input.references.filter((reference) => reference.role === 'transcription');
}
