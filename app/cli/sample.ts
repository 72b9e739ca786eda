import { dirname, join } from 'node:path';
import type { Language } from '../core/base/language';
import { readSample, type Sample } from '../node/review/sample';

/** What is known of the sample that comes with Sverka, when that is what is reviewed: its title and citation. */
export async function sampleReview(scanPaths: readonly string[], language: Language): Promise<Sample | null> {
  const [only, ...more] = scanPaths;
  if (only === undefined || more.length > 0) return null;
  const sample = await readSample(dirname(only), language);
  return sample.ok && join(sample.value.scanPath) === only ? sample.value : null;
}
