import type { FoundPdfWay } from '../state/state-aids';
import type { CheckReply } from '../../check/check-messages';
import type { DigitPlace } from '../../page/digits';
import type { Verdict } from '../../discrepancy/model/discrepancy';
import type { Edit } from '../../edit/edit';
import type { FactSheet } from '../../facts/compare/fact-rows';
import type { Decision, Teaching } from '../../edit/history';
import type { TakenLines } from '../../reference/project-reference';
import type { ReferenceLayout } from '../../reference/rows';
import type { Failure } from '../../base/result';
import type { BoxPx } from '../../base/geometry';
import type { Line, Page } from '../../page/transcription';
import type { SpellingPlace } from '../state/dialog';
import type { AlignThen, TeachingAfter } from './effects';
import type { Located } from '../state/places';
import type { ProjectView } from '../state/project-view';
import type { StandingDecision } from '../state/standing';

export type FlagAction =
  | { readonly type: 'check-due' }
  | { readonly type: 'check-replied'; readonly reply: CheckReply }
  | { readonly type: 'check-lost' }
  | { readonly type: 'flag-shown'; readonly id: string }
  | { readonly type: 'flag-stepped'; readonly step: 1 | -1 }
  | { readonly type: 'card-closed' };

/** What a person decides. Without `one` it is about the Discrepancy of the open card. */
export type DecisionAction =
  | { readonly type: 'decided'; readonly decision: Decision }
  /** Enter on the card: the best correction, or on to the next where there is none. */
  | { readonly type: 'best-taken' }
  /** 1 is as transcribed, from 2 on what can stand in its place. */
  | { readonly type: 'reading-taken'; readonly number: number }
  /** A reading that the person typed on the card, straight from the ink. */
  | { readonly type: 'reading-typed'; readonly text: string }
  /** Asks for the ink of the open card to be read. */
  | { readonly type: 'card-ink-wanted' }
  /** What was read in the ink of a Discrepancy goes into the text, and with that the Verdict. */
  | {
      readonly type: 'card-ink-read';
      readonly id: string;
      readonly pageId: string;
      readonly boxPx: BoxPx;
      readonly lines: readonly Line[];
    }
  | { readonly type: 'reopened'; readonly id: string }
  | { readonly type: 'alike-shown' }
  | { readonly type: 'all-decided'; readonly all: readonly Located[]; readonly verdict: Verdict }
  | { readonly type: 'all-corrected'; readonly all: readonly Located[] }
  /** `typed`: id → the digit that it is instead; `doubtful`: ids to come back to. */
  | {
      readonly type: 'digits-confirmed';
      readonly places: readonly DigitPlace[];
      readonly typed: ReadonlyMap<string, string>;
      readonly doubtful: ReadonlySet<string>;
    }
  | { readonly type: 'digit-confirmed'; readonly id: string }
  | {
      readonly type: 'verdict-refused';
      readonly id: string;
      readonly before: StandingDecision;
      readonly shown: StandingDecision;
      readonly failure: Failure;
    };

export type TeachingAction =
  | { readonly type: 'word-taught'; readonly text: string; readonly isKnown: boolean }
  | { readonly type: 'card-word-taught' }
  /** The word at the caret, or the card's. */
  | { readonly type: 'word-here-taught'; readonly isInText: boolean }
  | {
      readonly type: 'name-taught';
      readonly ru: string;
      readonly en: string;
      readonly isKnown: boolean;
    }
  /** `en` null: it has no counterpart. */
  | { readonly type: 'fact-paired'; readonly ru: string; readonly en: string | null }
  | { readonly type: 'fact-unpaired'; readonly ru: string }
  | {
      readonly type: 'teaching-kept';
      readonly projectId: string;
      readonly teaching: Teaching;
      readonly kept: Partial<Pick<ProjectView, 'words' | 'knowledge'>>;
      readonly after: TeachingAfter;
    };

export type FactAction =
  | { readonly type: 'facts-due' }
  | {
      readonly type: 'facts-answered';
      readonly serial: number;
      /** One for each translation; `file` is its label. */
      readonly sheets: readonly { readonly file: string; readonly sheet: FactSheet }[];
    };

export type ReferenceAction =
  | { readonly type: 'alignment-due'; readonly then: AlignThen }
  | {
      readonly type: 'aligned';
      readonly page: Page;
      readonly indexes: readonly number[];
      readonly layouts: readonly ReferenceLayout[];
      readonly then: AlignThen;
    }
  /** By sheet; null for one that no publication can be compared with. */
  | { readonly type: 'errors-counted'; readonly rates: Readonly<Record<string, number | null>> }
  | { readonly type: 'pdf-way-found'; readonly found: FoundPdfWay }
  | { readonly type: 'reference-chosen'; readonly index: number }
  | { readonly type: 'lines-wanted'; readonly taken: TakenLines }
  | { readonly type: 'line-wanted' }
  /** The Edit that takes Lines of a reference into `page`; null where nothing is to be taken. */
  | { readonly type: 'lines-taken'; readonly page: Page; readonly edit: Edit | null };

export type SpellingAction =
  | { readonly type: 'spelling-due' }
  | { readonly type: 'forms-unknown'; readonly forms: readonly string[] }
  | { readonly type: 'suggestions-wanted'; readonly place: SpellingPlace }
  | { readonly type: 'suggested'; readonly word: string; readonly suggestions: readonly string[] }
  | { readonly type: 'spelling-taken'; readonly place: SpellingPlace; readonly text: string };
