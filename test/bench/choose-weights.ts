import { WEIGHTS, type Weights } from '../../app/core/discrepancy/evidence/weigh';
import type { CheckAids } from '../../app/core/discrepancy/evidence/aids';
import { generated, RATES, scoreDefaults, type Judged } from './defaults';
import { realAids } from './real';

/** What a set of weights is worth: a falsified word is far worse than a question that is left to the person. */
function worth(all: readonly Judged[], weights: Weights): number {
  const { right, wrong, falsifies, abstains } = scoreDefaults(all, weights);
  return (right - 2.5 * wrong - 25 * falsifies - 1.2 * abstains) / all.length;
}

type Path = readonly [keyof Weights, string | null];

function paths(): readonly Path[] {
  return (Object.keys(WEIGHTS) as (keyof Weights)[]).flatMap((key): readonly Path[] => {
    const value = WEIGHTS[key];
    return typeof value === 'number' ? [[key, null]] : Object.keys(value).map((name) => [key, name] as const);
  });
}

function scaled(weights: Weights, [key, name]: Path, factor: number): Weights {
  const value = weights[key];
  const scale = (one: number): number => {
    const isShare = one < 1;
    const next = one * factor;
    return isShare ? Math.min(0.999, next) : next;
  };
  if (typeof value === 'number') return { ...weights, [key]: scale(value) };
  const group = value as Readonly<Record<string, number>>;
  return { ...weights, [key]: { ...group, [name ?? '']: scale(group[name ?? ''] ?? 0) } };
}

const FACTORS = [0.25, 0.6, 0.9, 1.12, 1.6, 4];

/** Changes one weight after the other for as long as that helps, on generated sheets of the seed. */
export async function chooseWeights(log: (line: string) => void, seed: number, rounds = 3): Promise<Weights> {
  const aids: CheckAids = await realAids();
  const all = RATES.flatMap((rates) => generated(seed, rates, aids, 16));
  let weights: Weights = WEIGHTS;
  let best = worth(all, weights);
  log(`${all.length} flags, worth ${best.toFixed(4)}`);
  for (let round = 0; round < rounds; round += 1) {
    const before = best;
    for (const path of paths()) {
      for (const factor of FACTORS) {
        const tried = scaled(weights, path, factor);
        const value = worth(all, tried);
        if (value > best + 1e-6) [best, weights] = [value, tried];
      }
    }
    log(`round ${round + 1}: worth ${best.toFixed(4)} ${JSON.stringify(scoreDefaults(all, weights))}`);
    if (best - before < 1e-4) break;
  }
  log(JSON.stringify(weights, null, 2));
  return weights;
}
