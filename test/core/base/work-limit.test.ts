import { expect, test } from 'vitest';
import { isOverLimit } from '../../../app/core/base/work-limit';

test.each([
  [19_000, 40_000, false],
  [20_000, 20_000, true],
  [20_000, 3_000, false],
  [119_000, 19_000, false],
  [120_000, 3_000, true],
])('after %i ms by the clock and %i ms of work: %s', (passedMs, workedMs, isOver) => {
  expect(isOverLimit(20_000, { passedMs, workedMs })).toBe(isOver);
});
