import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../../app/core/reader/convolve';
import { plainKernel } from '../../../app/core/reader/convolve';
import { lettersOf } from '../../../app/core/reader/decode';
import { logLikelihood } from '../../../app/core/reader/likelihood';
import { parseNet } from '../../../app/core/reader/net';
import { runNet, startReader } from '../../../app/core/reader/run-net';
import { wasmKernel } from '../../../renderer/engine/recognise/kernel';

const FOLDER = join(import.meta.dirname, '../../../resources/reader');
const BYTES = readFileSync(join(FOLDER, 'typescript.net'));
const NET = parseNet(BYTES);

/** A picture of even grey noise, the same every time. */
function noise(widthPx: number) {
  const pixels = new Uint8Array(widthPx * NET.heightPx);
  let state = 1;
  for (let i = 0; i < pixels.length; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    pixels[i] = (state >> 16) & 255;
  }
  return { widthPx, heightPx: NET.heightPx, pixels };
}

function blank(widthPx: number) {
  return { widthPx, heightPx: NET.heightPx, pixels: new Uint8Array(widthPx * NET.heightPx).fill(255) };
}

async function bothKernels(): Promise<readonly Kernel[]> {
  return [plainKernel(), await wasmKernel()];
}

describe('the net that ships', () => {
  it('is the file that its README and its sum name, under a megabyte', () => {
    const sum = createHash('sha256').update(BYTES).digest('hex');
    expect(readFileSync(join(FOLDER, 'SHA256SUMS'), 'utf8')).toBe(`${sum}  typescript.net\n`);
    expect(readFileSync(join(FOLDER, 'README.md'), 'utf8')).toContain(sum);
    expect(BYTES.length).toBeLessThan(1_000_000);
  });
});

describe('running the net', () => {
  it('gives the same in WebAssembly as in plain loops', async () => {
    const line = noise(120);
    const [plain, fast] = (await bothKernels()).map((kernel) => runNet(startReader(NET, kernel), line));
    expect(fast?.count).toBe(32);
    const apart = fast?.shares.map((share, i) => Math.abs(share - (plain?.shares[i] ?? 0))) ?? [1];
    expect(Math.max(...apart)).toBeLessThan(1e-4);
  });

  it('gives the same for a line after a longer one as before it', async () => {
    const reader = startReader(NET, await wasmKernel());
    const before = runNet(reader, noise(64)).shares;
    runNet(reader, noise(900));
    expect(runNet(reader, noise(64)).shares).toEqual(before);
  });

  it('gives probabilities, and no letter on white paper', async () => {
    const frames = runNet(startReader(NET, await wasmKernel()), blank(80));
    for (let frame = 0; frame < frames.count; frame += 1) {
      const row = frames.shares.subarray(frame * frames.classes, (frame + 1) * frames.classes);
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    }
    expect(lettersOf(frames, NET).filter(({ char }) => char !== ' ')).toEqual([]);
  });
});

/** Frames that show the given classes with the given probability, the rest shared by all others. */
function framesOf(shown: readonly string[], share: number) {
  const classes = NET.alphabet.length + 1;
  const shares = new Float32Array(shown.length * classes).fill((1 - share) / (classes - 1));
  shown.forEach((char, frame) => (shares[frame * classes + NET.alphabet.indexOf(char) + 1] = share));
  return { count: shown.length, classes, shares };
}

describe('the likelihood of a wording', () => {
  const frames = framesOf(['м', 'м', ' ', 'и', 'р', 'р'], 0.9);

  it('is highest for what the frames show', () => {
    const of = (text: string) => logLikelihood(NET, frames, 0, frames.count, text);
    expect(of('м ир')).toBeGreaterThan(of('м пр'));
    expect(of('м ир')).toBeGreaterThan(of('мир'));
    expect(of('м пр')).toBeGreaterThan(of('щ пк'));
  });

  it('is that of the one way there is, where each frame is a letter', () => {
    expect(logLikelihood(NET, framesOf(['д', 'а'], 0.5), 0, 2, 'да')).toBeCloseTo(2 * Math.log(0.5), 5);
  });

  it('is nothing where there are fewer frames than letters', () => {
    expect(logLikelihood(NET, frames, 0, 2, 'мир')).toBe(-Infinity);
  });

  it('lets no frame speak against a letter without bound', () => {
    expect(logLikelihood(NET, framesOf(['д'], 1), 0, 1, 'а')).toBeCloseTo(Math.log(1e-4), 3);
  });
});
