// Typescript with known truth, in three degrees of wear: what the benchmark of recognition reads besides real pages.
import jpeg from 'jpeg-js';
import { noiseField, stream } from '../sample/random.mjs';
import { setSheet, truthOf } from '../sample/layout.mjs';
import { scanSheet } from '../sample/scan.mjs';
import { MONTHS, PERSONS, PLACES, SENTENCES } from './sentences.mjs';

/**
 * `spread` is the share of the darkest neighbour that each pixel takes (ink that ran; below 0 the lens is out of focus instead), `noise` a standard deviation in
 * grey values, `contrast` the share that is left, `shade` how much darker the darkest place of the paper may be,
 * `quality` that of the JPEG, `slope` the tangent of the largest skew.
 */
export const LEVELS = [
  { name: 'light', dpi: 300, quality: 60, slope: 0.009, spread: 0, noise: 0, contrast: 1, shade: 0 },
  { name: 'medium', dpi: 120, quality: 60, slope: 0.017, spread: 0.45, noise: 9, contrast: 0.95, shade: 60 },
  { name: 'heavy', dpi: 130, quality: 35, slope: 0.035, spread: -1, noise: 17, contrast: 0.6, shade: 70 },
];

const LINES = 24;

/**
 * @param {number} seed each seed is another text, another machine and another sheet
 * @param {(typeof LEVELS)[number]} level
 * @param {{ typeface: Function, letters: Function }} faces
 * @param {(text: string) => string} respell what becomes of the text before it is set
 * @returns {{ jpeg: Buffer, truth: string }}
 */
export function makeSheet(seed, level, faces, respell = (text) => text) {
  const random = stream(seed * 7919 + 17);
  const text = respell(textOf(random));
  const lines = text === '' ? [] : setSheet(text).slice(0, LINES);
  const setting = {
    ...{ seed: seed * 101 + 7, dpi: level.dpi, quality: 90 },
    slope: random.between(-level.slope, level.slope),
    origin: { left: 28 + random.between(0, 8), top: 34 + random.between(0, 10) },
    stamp: { x: 165, y: 262, turn: 0.03 },
  };
  const clean = jpeg.decode(scanSheet(lines, setting, faces).jpeg, { useTArray: true });
  return { jpeg: worn(clean, level, seed), truth: truthOf(lines) };
}

function textOf(random) {
  const paragraphs = [];
  for (let made = 0; made < LINES;) {
    const count = 2 + Math.floor(random.next() * 4);
    const paragraph = Array.from({ length: count }, () => filled(pick(random, SENTENCES), random)).join(' ');
    paragraphs.push(paragraph);
    made += Math.floor(paragraph.length / 64);
  }
  return paragraphs.join('\n\n');
}

const pick = (random, values) => values[Math.floor(random.next() * values.length)];
const below = (random, most) => Math.floor(random.next() * most);
const two = (value) => String(value).padStart(2, '0');

function filled(sentence, random) {
  return sentence.replace(/\{(\w)\}/g, (_, slot) => SLOTS[slot](random));
}

const SLOTS = {
  n: (random) => String(2 + below(random, random.next() < 0.5 ? 97 : 897)),
  t: (random) => `${1 + below(random, 97)}.${String(100 + below(random, 900))}`,
  d: (random) =>
    random.next() < 0.5
      ? `${1 + below(random, 28)} ${pick(random, MONTHS)} ${1930 + below(random, 40)} г.`
      : `${1 + below(random, 28)}.${1 + below(random, 12)}.${30 + below(random, 40)} г.`,
  h: (random) => `${below(random, 24)} час. ${two(below(random, 60))} мин.`,
  o: (random) => `№ ${100 + below(random, 19_900)}`,
  p: (random) => pick(random, PERSONS),
  c: (random) => pick(random, PLACES),
};

/** Red, green and blue are worn alike: archives' copies are grey. */
function worn({ width, height, data }, level, seed) {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = data[at * 4 + 1];
  const soft = level.spread < 0 ? blurred(grey, width) : spread(grey, width, level.spread);
  const random = stream(seed + 5);
  const shade = noiseField(seed + 6, 0.9);
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < grey.length; at += 1) {
    const [x, y] = [(at % width) / width, Math.floor(at / width) / height];
    const light = 235 - (235 - soft[at]) * level.contrast - level.shade * (0.5 + 0.5 * shade(x, y));
    const value = Math.min(255, Math.max(0, Math.round(light + random.normal(level.noise))));
    pixels.fill(value, at * 4, at * 4 + 3);
  }
  return jpeg.encode({ width, height, data: pixels }, level.quality).data;
}

/** The binomial filter 1 2 1, along and down: a lens a little out of focus. */
function blurred(grey, width) {
  return passes(grey, width, (a, b, c) => (a + 2 * b + c) / 4);
}

/** Ink that ran into the paper: each pixel is drawn to the darkest beside it. */
function spread(grey, width, share) {
  if (share === 0) return grey;
  const darkest = passes(grey, width, Math.min);
  return grey.map((value, at) => value + (darkest[at] - value) * share);
}

function passes(grey, width, mix) {
  const pass = (from, step) =>
    from.map((value, at) => mix(from[at - step] ?? value, value, from[at + step] ?? value));
  return pass(pass(grey, 1), width);
}
