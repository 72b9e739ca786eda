import type { Line } from '../page/transcription';

/** The mean confidence of the words, 0–1; 0 where there are none. */
export function meanConfidence(lines: readonly Line[]): number {
  const all = lines.flatMap(({ words }) => words.map(({ confidence }) => confidence ?? 1));
  return all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length;
}
