import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Action } from '../../app/core/session/actions/actions';
import type { Effect } from '../../app/core/session/actions/effects';
import type { Moment } from '../../app/core/session/reduce/outcome';
import { reduce } from '../../app/core/session/reduce/reduce';
import { EMPTY_STATE, type ReviewState } from '../../app/core/session/state/state';
import type { ReviewApi } from '../api';
import { allEffects, type EffectsOfWindow } from './effects';
import { drawnStateOf } from './drawn-state';
import { meetBug, type Shell } from './shell';
import type { Threads } from './threads';

/** The world outside the state, as the window has it; a test gives its own. */
export type Outside = {
  readonly api: ReviewApi;
  readonly threads: Threads;
  readonly momentNow: () => Moment;
  readonly onFault: Shell['onFault'];
};

export type Review = Omit<Shell, 'getState'> &
  Omit<EffectsOfWindow, 'run'> & {
    readonly store: StoreApi<ReviewState>;
    /** What the components draw; a letter being typed is on the screen before it. */
    readonly drawn: StoreApi<ReviewState>;
  };

/**
 * The loop of the review window: an action makes the next state (`reduce`), then its effects are run, and what comes
 * of them is dispatched in turn. An effect that throws is reported and holds up no other.
 */
export function makeReview({ api, threads, momentNow, onFault }: Outside): Review {
  const store = createStore<ReviewState>(() => EMPTY_STATE);
  const drawn = drawnStateOf(store);
  const apply = async (action: Action): Promise<boolean> => {
    const { state, effects } = reduce(store.getState(), action, momentNow());
    if (state !== store.getState()) store.setState(state, true);
    drawn.follow(action);
    const ends = await Promise.all(effects.map(runSafely));
    return ends.every((isDone) => isDone);
  };
  const dispatch = (action: Action) => void apply(action);
  const shell: Shell = { getState: store.getState, dispatch, perform: apply, api, onFault };
  const { run, ...effects } = allEffects(shell, threads);
  /** Begins at once; what it throws, now or later, is reported. */
  const runSafely = async (effect: Effect): Promise<boolean> => {
    try {
      return (await run(effect)) !== false;
    } catch (error) {
      meetBug(shell, `effect ${effect.kind}`, error);
      return false;
    }
  };
  return { store, drawn: drawn.store, dispatch, perform: apply, api, onFault, ...effects };
}
