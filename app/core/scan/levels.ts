/** From so many bits on a 16-bit sample uses its upper half, and the picture is shown as it is. */
const FULL_BITS = 16;
const SHADES = 255;

/** How many bits the largest of the samples needs, 0–16. */
export function bitsUsed(samples: Uint16Array): number {
  let most = 0;
  for (let at = 0; at < samples.length; at += 1)
    if ((samples[at] as number) > most) most = samples[at] as number;
  return most === 0 ? 0 : Math.floor(Math.log2(most)) + 1;
}

/**
 * 16-bit samples as 8-bit shades, or null where they use all of their bits. Cameras and film scanners put 9 to 15 bits into files of 16
 * and leave the upper ones empty, so that the picture would be black: white is then the largest number of the bits used.
 */
export function levelled(samples: Uint16Array): Uint8Array<ArrayBuffer> | null {
  const bits = bitsUsed(samples);
  if (bits === 0 || bits === FULL_BITS) return null;
  const white = 2 ** bits - 1;
  const shades = new Uint8Array(samples.length);
  for (let at = 0; at < samples.length; at += 1)
    shades[at] = Math.round(((samples[at] as number) * SHADES) / white);
  return shades;
}
