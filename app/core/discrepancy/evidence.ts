import { findFurniture } from '../text/find-furniture';
import type { Furniture } from '../text/furniture';
import { splitSheets } from '../text/sheets';
import { tokenise } from '../text/tokens';
import type { Token } from '../text/tokens';
import type { Span } from './discrepancy';
import { lazily } from './memo';
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
export type Evidence = CheckInput & {
  /** All tokens of the transcription, furniture and punctuation with them. */
  readonly tokens: () => readonly Token[];
  /** The transcription's page furniture. */
  readonly furniture: () => readonly Furniture[];
  /** The transcription's sheets. */
  readonly sheets: () => readonly Span[];
};

export function gatherEvidence(input: CheckInput): Evidence {
  const { text, sheetStarts } = input.transcription;
  return {
    ...input,
    tokens: lazily(() => tokenise(text)),
    furniture: lazily(() => findFurniture(text, sheetStarts)),
    sheets: lazily(() => splitSheets(text, sheetStarts)),
  };
}
