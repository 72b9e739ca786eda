import { expect, test } from 'vitest';
import { countWork } from '../../app/process-work';

test('shares of all cores become time of work, from the first call on', () => {
  const seen = [
    { atMs: 5_000, percent: 80 },
    { atMs: 6_000, percent: 50 },
    { atMs: 6_500, percent: 0 },
    { atMs: 8_500, percent: 25 },
  ];
  let at = 0;
  const worked = countWork(
    () => seen[at]?.percent ?? 0,
    2,
    () => seen[at]?.atMs ?? 0,
  );
  const found = seen.map((_, i) => {
    at = i;
    return worked();
  });
  expect(found).toEqual([0, 1_000, 1_000, 2_000]);
});
