/**
 * Which letters are taken for which. It begins with what typescript and its recognition confuse and learns from the corrections that a person accepts.
 */
export type Confusions = {
  /** What it costs to take `here` for `there`, each one letter or empty: 1 at first sight, less the likelier it is. */
  readonly cost: (here: string, there: string) => number;
  /** The letters that `here` may stand for, likeliest first. */
  readonly insteadOf: (here: string) => readonly string[];
};

/** A text that a person replaced by another. */
export type Correction = { readonly from: string; readonly to: string };

/** One stretch in which two words part; either side may be empty. */
export type LetterEdit = { readonly at: number; readonly here: string; readonly there: string };

/** Pairs of letters that look alike in worn typescript, either way round. */
const ALIKE =
  'ин ип нп се ео со шщ ьъ тг зэ кн ая лд мн вн цд жх юо нв тн гт ыь иц ль рв пл ей яа хж ци ет бв дя фр ку ий 38 17 06 09 69 56 08 68'.split(
    ' ',
  );
/** What a pair of the table counts for before anything is learnt. */
const PRIOR = 2;
/** A pair seen this often costs half of one never seen. */
const HALF_AT = 4;
const LEAST_COST = 0.25;

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

/** Every confusion costs the same: plain Levenshtein. */
export const UNWEIGHTED: Confusions = {
  cost: (here, there) => (here === there ? 0 : 1),
  insteadOf: () => [],
};

/** Longer texts are not laid letter by letter: the table is quadratic. */
const LONGEST = 200;

/**
 * The least cost of making `there` of `here` letter by letter (code points after NFC: й and ё are one letter, notes
 * 2.1), where likely confusions cost less.
 */
export function weightedDistance(here: string, there: string, confusions: Confusions): number {
  const [a, b] = [lettersOf(here), lettersOf(there)];
  if (a.length > LONGEST || b.length > LONGEST) return Math.max(a.length, b.length);
  const costs = costTable(a, b, confusions);
  return costs[costs.length - 1] ?? 0;
}

/** Where two words part, in order: the cheapest way to make one of the other. `at` counts letters of `here`. */
export function letterEdits(here: string, there: string, confusions: Confusions): readonly LetterEdit[] {
  const [a, b] = [lettersOf(here), lettersOf(there)];
  if (a.length > LONGEST || b.length > LONGEST) return here === there ? [] : [{ at: 0, here, there }];
  const costs = costTable(a, b, confusions);
  const edits: LetterEdit[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const [di, dj] = stepBack(costs, a, b, i, j, confusions);
    const edit = { at: i - di, here: a.slice(i - di, i).join(''), there: b.slice(j - dj, j).join('') };
    if (edit.here !== edit.there) edits.push(edit);
    [i, j] = [i - di, j - dj];
  }
  return edits.reverse();
}

function lettersOf(text: string): readonly string[] {
  return [...text.normalize('NFC')];
}

function costTable(a: readonly string[], b: readonly string[], { cost }: Confusions): Float64Array {
  const width = b.length + 1;
  const costs = new Float64Array((a.length + 1) * width);
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      if (i === 0 && j === 0) continue;
      const pair =
        i > 0 && j > 0
          ? (costs[(i - 1) * width + j - 1] ?? 0) + cost(a[i - 1] ?? '', b[j - 1] ?? '')
          : Infinity;
      const lost = i > 0 ? (costs[(i - 1) * width + j] ?? 0) + cost(a[i - 1] ?? '', '') : Infinity;
      const added = j > 0 ? (costs[i * width + j - 1] ?? 0) + cost('', b[j - 1] ?? '') : Infinity;
      costs[i * width + j] = Math.min(pair, lost, added);
    }
  }
  return costs;
}

function stepBack(
  costs: Float64Array,
  a: readonly string[],
  b: readonly string[],
  i: number,
  j: number,
  { cost }: Confusions,
): readonly [number, number] {
  const width = b.length + 1;
  const now = costs[i * width + j] ?? 0;
  const isStep = (di: number, dj: number, step: number): boolean =>
    Math.abs((costs[(i - di) * width + j - dj] ?? 0) + step - now) < 1e-9;
  if (i > 0 && j > 0 && isStep(1, 1, cost(a[i - 1] ?? '', b[j - 1] ?? ''))) return [1, 1];
  return i > 0 && isStep(1, 0, cost(a[i - 1] ?? '', '')) ? [1, 0] : [0, 1];
}
