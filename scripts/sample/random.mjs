// Chance with a seed: the same seed gives the same sheet, byte for byte.

/**
 * A stream of numbers in [0, 1): the mulberry32 generator, 32 bits of state. Enough for speckle, not for secrets.
 * @param {number} seed
 */
export function stream(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low, high) => low + (high - low) * next();
  // The sum of four uniforms is close enough to a normal for typebars, and needs no transcendental function.
  const normal = (sd) => (next() + next() + next() + next() - 2) * 1.732 * sd;
  return { next, between, normal };
}

/**
 * Smooth noise in [-1, 1] over the plane: a lattice of random values, eased between its knots.
 * @param {number} seed
 * @param {number} cell distance between knots, in the units the returned function is called with
 * @returns {(x: number, y: number) => number}
 */
export function noiseField(seed, cell) {
  const size = 256;
  const random = stream(seed);
  const knots = Float32Array.from({ length: size * size }, () => random.next() * 2 - 1);
  return (x, y) => {
    const u = x / cell + 4096;
    const v = y / cell + 4096;
    const column = Math.floor(u);
    const row = Math.floor(v);
    const tx = ease(u - column);
    const ty = ease(v - row);
    const left = column & 255;
    const right = (column + 1) & 255;
    const top = (row & 255) * size;
    const bottom = ((row + 1) & 255) * size;
    const above = knots[top + left] + (knots[top + right] - knots[top + left]) * tx;
    const below = knots[bottom + left] + (knots[bottom + right] - knots[bottom + left]) * tx;
    return above + (below - above) * ty;
  };
}

const ease = (t) => t * t * (3 - 2 * t);
