import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Action } from '../../../app/core/session/actions/actions';
import { drawnStateOf } from '../../../renderer/shell/drawn-state';

const TYPED: Action = { type: 'typed', pageId: '0001', changes: [] };
const MOVED: Action = { type: 'caret-moved', caret: { lineIndex: 0, column: 1 } };
const OTHER: Action = { type: 'card-closed' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function drawn() {
  const state = createStore(() => 0);
  const { store, follow } = drawnStateOf(state);
  const act = (action: Action) => {
    state.setState(state.getState() + 1, true);
    follow(action);
    return store.getState();
  };
  return { act, shown: store.getState };
}

test('what is around the text follows a letter after its frame', () => {
  const { act, shown } = drawn();
  expect([act(TYPED), act(MOVED)]).toEqual([0, 0]);
  vi.runAllTimers();
  expect(shown()).toBe(2);
});

test('keys that follow upon each other do not hold it back for long', () => {
  const { act, shown } = drawn();
  act(TYPED);
  vi.advanceTimersByTime(15);
  act(TYPED);
  vi.advanceTimersByTime(5);
  expect(shown()).toBe(2);
});

test('any other action is drawn at once, with the letters before it', () => {
  const { act, shown } = drawn();
  expect([act(OTHER), act(TYPED), act(OTHER)]).toEqual([1, 1, 3]);
  expect(act(MOVED)).toBe(4);
  vi.runAllTimers();
  expect(shown()).toBe(4);
});
