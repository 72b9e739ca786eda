import type { Action } from '../actions/actions';
import { withConsequences } from './consequences';
import { outcome, type Handlers, type Moment, type Outcome } from './outcome';
import { FACT_HANDLERS, REFERENCE_HANDLERS, SPELLING_HANDLERS } from './reduce-aids';
import { DECISION_HANDLERS } from './reduce-decisions';
import { DESK_HANDLERS } from './reduce-desk';
import { FIND_HANDLERS } from './reduce-find';
import { FLAG_HANDLERS } from './reduce-flags';
import { JOB_HANDLERS } from './reduce-job';
import { TEACHING_HANDLERS } from './reduce-teachings';
import { PLACE_HANDLERS } from './reduce-place';
import { APP_HANDLERS, PROJECT_HANDLERS } from './reduce-project';
import { SAVING_HANDLERS } from './reduce-saving';
import { STATUS_HANDLERS } from './reduce-status';
import { TEXT_HANDLERS } from './reduce-text';
import type { ReviewState } from '../state/state';

const HANDLERS: Handlers<Action> = {
  ...APP_HANDLERS,
  ...PROJECT_HANDLERS,
  ...TEXT_HANDLERS,
  ...PLACE_HANDLERS,
  ...FLAG_HANDLERS,
  ...DECISION_HANDLERS,
  ...TEACHING_HANDLERS,
  ...FACT_HANDLERS,
  ...REFERENCE_HANDLERS,
  ...SPELLING_HANDLERS,
  ...FIND_HANDLERS,
  ...SAVING_HANDLERS,
  ...STATUS_HANDLERS,
  ...JOB_HANDLERS,
  ...DESK_HANDLERS,
  requested: (state, { effect }) => outcome(state, effect),
};

/**
 * The one place where the review window changes.
 *
 *                    ┌──────────────── action ◄───────────────┐
 *                    ▼                                        │
 *      state ──► reduce ──► state' ──► views read selectors,  │
 *                    │                 people act ────────────┤
 *                    └───► effects ──► the shell runs them:   │
 *                          timers, workers, main ─────────────┘
 *
 * It is a function: of the same state, action and moment it always makes the same state and effects. It waits for
 * nothing and touches nothing; an effect only says what is to be done, and what comes of it arrives as the next
 * action. So an answer may find another state than the one that asked: whoever takes it in checks what it was asked
 * of, by a serial or by the identity of a page.
 *
 * First the action's own handler runs, then what follows from any such change (`withConsequences`). What a key press
 * costs must not grow with the document: handlers of typing and of the caret go through no list of pages or flags.
 */
export function reduce(state: ReviewState, action: Action, moment: Moment): Outcome {
  const done = handle(state, action, moment);
  const followed = withConsequences(state, done.state);
  return { state: followed.state, effects: [...done.effects, ...followed.effects] };
}

/** The table is checked member by member against the union; a call through it cannot be. */
function handle<T extends Action['type']>(
  state: ReviewState,
  action: Extract<Action, { readonly type: T }>,
  moment: Moment,
): Outcome {
  const handler = HANDLERS[action.type] as (
    state: ReviewState,
    action: Extract<Action, { readonly type: T }>,
    moment: Moment,
  ) => Outcome;
  return handler(state, action, moment);
}
