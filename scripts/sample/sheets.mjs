// The two sheets of the sample: how each lay on the glass.

const QUALITY = 46;

/** @type {readonly Omit<import('./scan.mjs').Setting, 'dpi'>[]} */
export const SETTINGS = [
  {
    seed: 195101,
    quality: QUALITY,
    slope: 0.0089,
    origin: { left: 31, top: 41 },
    stamp: { x: 168, y: 21, turn: -0.06 },
  },
  {
    seed: 195104,
    quality: QUALITY,
    slope: -0.0062,
    origin: { left: 32, top: 39 },
    stamp: { x: 158, y: 24, turn: 0.05 },
  },
];
