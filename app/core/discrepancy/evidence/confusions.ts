import type { Confusions } from '../../align/letter-edits';
import { LEAST_COST, UNWEIGHTED, letterEdits } from '../../align/letter-edits';

/** A text that a person replaced by another. */
export type Correction = { readonly from: string; readonly to: string };

/** Pairs of letters that look alike in worn typescript, either way round. */
const ALIKE =
  'ин ип нп се ео со шщ ьъ тг зэ кн ая лд мн вн цд жх юо нв тн гт ыь иц ль рв пл ей яа хж ци ет бв дя фр ку ий вз мл 38 17 06 09 69 56 08 68'.split(
    ' ',
  );
/** What a pair of the table counts for before anything is learnt. */
const PRIOR = 2;
/** A pair seen this often costs half of one never seen. */
const HALF_AT = 4;

/** The table with the person's corrections counted in (pair counts and the prior). */
export function confusionsFrom(corrections: readonly Correction[]): Confusions {
  const counts = new Map<string, number>();
  const add = (here: string, there: string, count: number): void => {
    counts.set(`${here}→${there}`, (counts.get(`${here}→${there}`) ?? 0) + count);
  };
  for (const [a = '', b = ''] of ALIKE) {
    add(a, b, PRIOR);
    add(b, a, PRIOR);
  }
  for (const { from, to } of corrections) {
    for (const { here, there } of letterEdits(from.toLowerCase(), to.toLowerCase(), UNWEIGHTED)) {
      if (here.length <= 1 && there.length <= 1) add(here, there, 1);
    }
  }
  return tableOf(counts);
}

function tableOf(counts: ReadonlyMap<string, number>): Confusions {
  const others = new Map<string, [string, number][]>();
  for (const [pair, count] of counts) {
    const [here = '', there = ''] = pair.split('→');
    if (here !== '' && there !== '') others.set(here, [...(others.get(here) ?? []), [there, count]]);
  }
  const ranked = new Map(
    [...others].map(([here, all]) => [here, all.sort((a, b) => b[1] - a[1]).map(([there]) => there)]),
  );
  return {
    cost: (here, there) => {
      if (here === there) return 0;
      const count = counts.get(`${here.toLowerCase()}→${there.toLowerCase()}`) ?? 0;
      return Math.max(LEAST_COST, HALF_AT / (HALF_AT + count));
    },
    insteadOf: (here) => ranked.get(here) ?? [],
  };
}
