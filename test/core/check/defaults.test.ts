import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckAids } from '../../../app/core/discrepancy/evidence/aids';
import { generated, RATES, scoreDefaults } from '../../bench/defaults';
import { realAids } from '../../bench/real';

/** Not the seed that the weights were chosen on. */
const SEED = 90_210;
const SHEETS = 8;

describe('the answer that Enter gives', () => {
  let aids: CheckAids;
  beforeAll(async () => {
    aids = await realAids();
  });

  it.each(RATES.map((rates) => [rates.name, rates] as const))(
    'is right, falsifies next to nothing and decides most: %s',
    (_, rates) => {
      const all = generated(SEED, rates, aids, SHEETS);
      const { right, wrong, falsifies, abstains } = scoreDefaults(all);
      expect(all.length).toBeGreaterThan(50);
      expect(right / (right + wrong + falsifies)).toBeGreaterThan(0.95);
      expect(falsifies / all.length).toBeLessThan(0.02);
      expect(abstains / all.length).toBeLessThan(0.2);
    },
  );
});
