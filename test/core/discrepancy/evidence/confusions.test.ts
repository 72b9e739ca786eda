import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionsFrom } from '../../../../app/core/discrepancy/evidence/confusions';
import { letterEdits, weightedDistance } from '../../../../app/core/align/letter-edits';

const table = confusionsFrom([]);
const word = fc.string({ unit: fc.constantFrom(...'абвинпшщё38'), maxLength: 12 });

describe('the table of confusions', () => {
  it('makes likely confusions cheap, and learnt ones cheaper', () => {
    expect(weightedDistance('отощли', 'отошли', table)).toBeLessThan(1);
    expect(weightedDistance('отожли', 'отошли', table)).toBe(1);
    const learnt = confusionsFrom([
      { from: 'отожли', to: 'отошли' },
      { from: 'ждж', to: 'ждш' },
    ]);
    expect(weightedDistance('отожли', 'отошли', learnt)).toBeLessThan(1);
    expect(learnt.insteadOf('ж')).toContain('ш');
  });

  it('learns from nothing but single letters', () => {
    const learnt = confusionsFrom([{ from: 'совсем другое', to: 'слово' }]);
    expect(learnt.cost('ж', 'ш')).toBe(1);
  });

  it('is a distance, and its edits lead from one word to the other', () => {
    fc.assert(
      fc.property(word, word, (here, there) => {
        expect(weightedDistance(here, there, table)).toBeCloseTo(weightedDistance(there, here, table), 9);
        expect(weightedDistance(here, there, table) === 0).toBe(here === there);
        const letters = [...here];
        for (const edit of [...letterEdits(here, there, table)].reverse())
          letters.splice(edit.at, [...edit.here].length, ...edit.there);
        expect(letters.join('')).toBe(there);
      }),
      { seed: 38, verbose: 1 },
    );
  });

  it('counts a composed letter as one', () => {
    expect(letterEdits('мои\u0306', 'мой', table)).toEqual([]);
    expect(letterEdits('15608', '15603', table)).toEqual([{ at: 4, here: '8', there: '3' }]);
  });
});
