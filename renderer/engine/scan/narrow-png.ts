import { levelled } from '../../../app/core/scan/levels';
import { inflatedBytes, png16Samples, readPng16, type Png16 } from '../../../app/core/scan/png';

/**
 * A PNG of 16 bits whose samples use only some of them, with white where its largest number is; null for every other file, which
 * the browser's own decoder shows well.
 */
export async function narrowPng(bytes: Uint8Array): Promise<ImageData | null> {
  const png = readPng16(bytes);
  const data = png === null ? null : await inflated(png);
  if (png === null || data === null) return null;
  const samples = png16Samples(png, data);
  const hasAlpha = png.perPixel === 2 || png.perPixel === 4;
  const shades = samples === null ? null : levelled(hasAlpha ? onWhite(samples, png.perPixel) : samples);
  return shades === null ? null : toImageData(shades, png);
}

/** The data inflated, up to the size that the picture has; null where it is cut short or broken. */
async function inflated(png: Png16): Promise<Uint8Array | null> {
  const data = new Uint8Array(inflatedBytes(png));
  const pieces = new Blob([...png.parts] as BlobPart[])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'));
  const reader = pieces.getReader();
  try {
    let at = 0;
    while (at < data.length) {
      const { value, done } = await reader.read();
      if (done) return null;
      data.set(value.subarray(0, data.length - at), at);
      at += value.length;
    }
    return data;
  } catch {
    return null;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

const OPAQUE = 0xffff;

/** Samples without their alpha; what is not opaque lies on the white of the bits that the others use. */
function onWhite(samples: Uint16Array, perPixel: number): Uint16Array {
  const own = perPixel - 1;
  const out = new Uint16Array((samples.length / perPixel) * own);
  let most = 0;
  for (let at = 0; at < samples.length; at += 1)
    if (at % perPixel < own && (samples[at] as number) > most) most = samples[at] as number;
  const white = most === 0 ? OPAQUE : 2 ** (Math.floor(Math.log2(most)) + 1) - 1;
  for (let at = 0; at < out.length; at += 1) {
    const pixel = Math.floor(at / own) * perPixel;
    const share = (samples[pixel + own] as number) / OPAQUE;
    out[at] = Math.round((samples[pixel + (at % own)] as number) * share + white * (1 - share));
  }
  return out;
}

function toImageData(shades: Uint8Array, { widthPx, heightPx, perPixel }: Png16): ImageData {
  const isColour = perPixel >= 3;
  const image = new ImageData(widthPx, heightPx);
  for (let from = 0, to = 0; to < image.data.length; from += isColour ? 3 : 1, to += 4) {
    image.data[to] = shades[from] as number;
    image.data[to + 1] = shades[isColour ? from + 1 : from] as number;
    image.data[to + 2] = shades[isColour ? from + 2 : from] as number;
    image.data[to + 3] = 255;
  }
  return image;
}
