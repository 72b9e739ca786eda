import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Action } from '../../app/core/session/actions/actions';
import { debounced } from './schedule';

/** The text shows a letter by itself, and this is long enough for the frame that does; all around it follows. */
const AFTER_LETTER_MS = 20;

/** The state as all around the text draws it. */
export type DrawnState<T> = {
  readonly store: StoreApi<T>;
  /** Call after each action. */
  readonly follow: (action: Action) => void;
};

/**
 * What is drawn around the text waits for a letter's frame, and for nothing else:
 *
 *     key → state → text ─ frame ─ panels, lists, counts
 *     any other action → state → all of it
 *
 * Drawing them costs more than the letter does, and whoever types looks at the letter. Handlers of events read the state itself.
 */
export function drawnStateOf<T>(state: StoreApi<T>): DrawnState<T> {
  const store = createStore<T>(() => state.getState());
  let isTyping = false;
  const draw = debounced(() => {
    isTyping = false;
    store.setState(state.getState(), true);
  }, AFTER_LETTER_MS);
  return {
    store,
    follow: ({ type }) => {
      if (type === 'typed') isTyping = true;
      if (isTyping && (type === 'typed' || type === 'caret-moved')) draw.unlessWaiting();
      else draw.now();
    },
  };
}
