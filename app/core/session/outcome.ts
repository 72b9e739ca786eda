import type { Action } from './actions';
import type { Effect } from './effects';
import { failureNotice, notice, type MessageValues, type Notice, type NoticeKey } from './notice';
import type { Failure } from '../result';
import type { ReviewState } from './state';

/** What an action gives: the state after it, and what is to be done outside, in this order. */
export type Outcome = { readonly state: ReviewState; readonly effects: readonly Effect[] };

/** What a reducer needs of the moment in which something happens; it has no clock and no chance of its own. */
export type Moment = {
  readonly atMs: number;
  /** The same moment as ISO 8601, for what is written into logs. */
  readonly atUtc: string;
  /** A name for a Line that no other has. */
  readonly newId: () => string;
};

/** One function for each action of a union; a new action without one does not compile. */
export type Handlers<A extends Action> = {
  readonly [T in A['type']]: (
    state: ReviewState,
    action: Extract<A, { readonly type: T }>,
    moment: Moment,
  ) => Outcome;
};

export function outcome(state: ReviewState, ...effects: readonly Effect[]): Outcome {
  return { state, effects };
}

/** Goes on from an outcome; the effects of both are done, the first ones first. */
export function chain(first: Outcome, next: (state: ReviewState) => Outcome): Outcome {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

/** The state with some members of one slice changed; the others are shared. */
export function patch<S extends keyof ReviewState>(
  state: ReviewState,
  slice: S,
  change: Partial<ReviewState[S]>,
): ReviewState {
  return { ...state, [slice]: { ...state[slice], ...change } };
}

/** The state with a message for the person. */
export function tell(
  state: ReviewState,
  key: NoticeKey,
  values: MessageValues = {},
  tone: Notice['tone'] = 'info',
): ReviewState {
  return patch(state, 'desk', { notice: notice(key, values, tone) });
}

export function tellFailure(state: ReviewState, failure: Failure): ReviewState {
  return patch(state, 'desk', { notice: failureNotice(failure) });
}
