import type { Action } from '../../app/core/session/actions/actions';
import type { Effect } from '../../app/core/session/actions/effects';
import {
  failureNotice,
  notice,
  type MessageValues,
  type Notice,
  type NoticeKey,
} from '../../app/core/session/state/notice';
import { failure } from '../../app/core/base/result';
import type { ReviewState } from '../../app/core/session/state/state';
import type { Answer, Asked, ReviewApi, ReviewVerb } from '../api';

/** What an effect has to work with: the state as it is at that moment, the way back into it, and the door to main. */
export type Shell = {
  readonly getState: () => ReviewState;
  readonly dispatch: (action: Action) => void;
  /** Dispatches, and answers once everything that the action set in motion has ended: whether all of it was done. */
  readonly perform: (action: Action) => Promise<boolean>;
  readonly api: ReviewApi;
  /** For the log: what threw, and where. */
  readonly onFault: (where: string, error: unknown) => void;
};

/** What an effect comes to. `false`: it was not done, and the person has been told; anything else counts as done. */
export type Ending = void | Promise<boolean | void>;

/** How the effects of some kinds are run; a kind without a runner does not compile. */
export type Runners<K extends Effect['kind']> = {
  readonly [Kind in K]: (effect: Extract<Effect, { readonly kind: Kind }>) => Ending;
};

/** Asks main, and tells the person what went wrong; null means that they have been told. */
export async function ask<V extends ReviewVerb>(
  { api, dispatch }: Pick<Shell, 'api' | 'dispatch'>,
  verb: V,
  args: Asked<V>,
): Promise<Answer<V> | null> {
  const result = await api.call(verb, args);
  if (result.ok) return result.value;
  dispatch({ type: 'notified', notice: failureNotice(result.error) });
  return null;
}

/** As `ask`, for verbs whose answer is only that it was done, or may be null. */
export async function askDone<V extends ReviewVerb>(
  { api, dispatch }: Pick<Shell, 'api' | 'dispatch'>,
  verb: V,
  args: Asked<V>,
): Promise<boolean> {
  const result = await api.call(verb, args);
  if (!result.ok) dispatch({ type: 'notified', notice: failureNotice(result.error) });
  return result.ok;
}

export function tell(
  { dispatch }: Pick<Shell, 'dispatch'>,
  key: NoticeKey,
  values: MessageValues = {},
  tone: Notice['tone'] = 'info',
): void {
  dispatch({ type: 'notified', notice: notice(key, values, tone) });
}

/** What nobody expected: it is logged and reported, and the rest goes on. */
export function meetBug(
  { dispatch, onFault }: Pick<Shell, 'dispatch' | 'onFault'>,
  what: string,
  error: unknown,
): void {
  onFault(what, error);
  dispatch({ type: 'notified', notice: failureNotice(failure('bug', { what })) });
}
