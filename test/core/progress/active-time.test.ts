import { expect, it } from 'vitest';
import {
  didSomething,
  LONGEST_PAUSE_MS,
  NO_TIME,
  paused,
  takeSeconds,
} from '../../../app/core/progress/active-time';

it('counts the time between two doings on one page, but no pause and no other page', () => {
  let time = didSomething(NO_TIME, '0001', 1_000);
  time = didSomething(time, '0001', 3_500);
  time = didSomething(time, '0001', 3_500 + LONGEST_PAUSE_MS + 1);
  time = didSomething(time, '0002', 70_000);
  time = didSomething(time, '0002', 71_000);
  expect(time.pendingMs).toEqual({ '0001': 2_500, '0002': 1_000 });
});

it('begins anew after the window was left', () => {
  const left = paused(didSomething(NO_TIME, '0001', 1_000));
  expect(didSomething(left, '0001', 2_000).pendingMs).toEqual({});
});

it('gives whole seconds away once and keeps the rest', () => {
  const time = { ...NO_TIME, pendingMs: { '0001': 2_500, '0002': 400 } };
  const first = takeSeconds(time);
  expect(first.seconds).toEqual({ '0001': 2 });
  expect(takeSeconds(first.time)).toEqual({
    seconds: {},
    time: { ...time, pendingMs: { '0001': 500, '0002': 400 } },
  });
});
