import type { Net } from './net';
import type { Frames } from './run-net';

/** No frame speaks against a letter by more than this, so that one stain does not decide over a word. */
const LEAST_SHARE = 1e-4;

/**
 * The logarithm of the probability that the frames `from` to `to` show `text`: the forward sum over all ways in which its
 * letters may lie on them (connectionist temporal classification, Graves 2006). Characters that the net does not
 * know count as the least likely.
 */
export function logLikelihood(net: Net, frames: Frames, from: number, to: number, text: string): number {
  const labels = [...text].map((char) => net.alphabet.indexOf(char) + 1);
  const states = 2 * labels.length + 1;
  const classOf = (state: number) => (state % 2 === 0 ? 0 : (labels[(state - 1) / 2] ?? 0));
  const shareOf = (frame: number, state: number): number => {
    const label = classOf(state);
    if (state % 2 === 1 && label === 0) return LEAST_SHARE;
    return Math.max(LEAST_SHARE, frames.shares[frame * frames.classes + label] ?? 0);
  };
  let forward = new Float64Array(states);
  let log = 0;
  for (let frame = Math.max(0, from); frame < Math.min(frames.count, to); frame += 1) {
    const next = new Float64Array(states);
    for (let state = 0; state < states; state += 1) {
      const begins = frame === Math.max(0, from) && state < 2 ? 1 : 0;
      const skips = state % 2 === 1 && state > 1 && classOf(state) !== classOf(state - 2);
      const ways =
        begins + (forward[state] ?? 0) + (forward[state - 1] ?? 0) + (skips ? (forward[state - 2] ?? 0) : 0);
      next[state] = ways * shareOf(frame, state);
    }
    const sum = next.reduce((all, one) => all + one, 0);
    if (sum === 0) return -Infinity;
    log += Math.log(sum);
    forward = next.map((one) => one / sum);
  }
  const ends = (forward[states - 1] ?? 0) + (forward[states - 2] ?? 0);
  return ends > 0 ? log + Math.log(ends) : -Infinity;
}
