import type { DeskAction } from './actions-desk';
import type { AppAction, JobAction, ProjectAction, SavingAction, StatusAction } from './actions-document';
import type {
  DecisionAction,
  FactAction,
  FlagAction,
  TeachingAction,
  ReferenceAction,
  SpellingAction,
} from './actions-flags';
import type { FindAction, PlaceAction, TextAction } from './actions-text';
import type { RequestEffect } from './effects';

/**
 * Everything that can happen in the review window, as values. A person does it, main or a worker answers it, or a
 * timer says that it is due; `reduce` makes no difference between them.
 */
export type Action =
  | AppAction
  | ProjectAction
  | TextAction
  | PlaceAction
  | FlagAction
  | DecisionAction
  | TeachingAction
  | FactAction
  | ReferenceAction
  | SpellingAction
  | FindAction
  | SavingAction
  | StatusAction
  | JobAction
  | DeskAction
  /** Asks for something that only the world outside can do; what comes of it arrives as other actions. */
  | { readonly type: 'requested'; readonly effect: RequestEffect };
