import type { ReferenceText, TranscriptionText } from './source-text';

export type CheckSettings = {
  /** Flag punctuation, case and ё/е too, which are folded away otherwise. */
  readonly strictDiplomatic: boolean;
};

/** Everything a check looks at: values only, no files. */
export type CheckInput = {
  readonly transcription: TranscriptionText;
  readonly references: readonly ReferenceText[];
  readonly settings: CheckSettings;
};

/** The input and what is derived from it, each part computed once, when a rule first asks. */
export type Evidence = CheckInput;
