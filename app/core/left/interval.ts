/** A count that is not known: what is expected of it, and how far it may stray (its variance). */
export type Expected = { readonly mean: number; readonly variance: number };

/** How much of what may be lies in an interval, half of the rest on either side. */
export const SURENESS = 0.9;
/** Of a normal distribution, so many deviations are exceeded with 5 %. */
const DEVIATIONS = 1.645;
/** Beyond this logarithm a sum from nothing upwards loses itself in rounding; a normal distribution is as near by then. */
const SMALLEST_LOG = -600;

/**
 * The whole numbers between which a count lies with 90 %, both among them: a negative binomial distribution of this mean
 * and variance, or a Poisson distribution where the variance is no greater than the mean.
 */
export function intervalOf(count: Expected): { readonly least: number; readonly most: number } {
  const { mean, variance } = count;
  if (mean <= 0) return { least: 0, most: 0 };
  const spread = variance - mean;
  // Of a Poisson distribution: so many degrees of freedom that they make no difference.
  const size = spread > 1e-9 ? mean ** 2 / spread : 1e9;
  const noneLog = -size * Math.log1p(mean / size);
  if (noneLog < SMALLEST_LOG) {
    const far = DEVIATIONS * Math.sqrt(Math.max(mean, variance));
    return { least: Math.max(0, Math.floor(mean - far)), most: Math.ceil(mean + far) };
  }
  const tail = (1 - SURENESS) / 2;
  const from = { none: Math.exp(noneLog), size, share: mean / (mean + size) };
  return { least: quantile(from, tail), most: quantile(from, 1 - tail) };
}

type Negative = { readonly none: number; readonly size: number; readonly share: number };

/** The least number that is not exceeded with this probability; each term of the sum follows from the one before. */
function quantile({ none, size, share }: Negative, probability: number): number {
  let term = none;
  let count = 0;
  for (let sum = term; sum < probability && term > 0; sum += term) {
    term *= ((size + count) / (count + 1)) * share;
    count += 1;
  }
  return count;
}

/** Counts that do not hang together, added up. */
export function sumOf(counts: readonly Expected[]): Expected {
  return counts.reduce((all, one) => ({ mean: all.mean + one.mean, variance: all.variance + one.variance }), {
    mean: 0,
    variance: 0,
  });
}
