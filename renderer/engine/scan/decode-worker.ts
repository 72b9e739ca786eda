import 'core-js/actual';
import {
  AlphaAction,
  ColorSpace,
  ImageMagick,
  initializeImageMagick,
  MagickColors,
  MagickFormat,
  MagickGeometry,
  MagickReadSettings,
  type IMagickImage,
  type Orientation,
} from '@imagemagick/magick-wasm';
import { WHITE } from '../../../app/core/image/grey';
import { fitCanvas } from '../../../app/core/scan/limits';
import { levelled } from '../../../app/core/scan/levels';
import { keepTiffPage } from '../../../app/core/scan/tiff';
import {
  patchToBytes,
  patchWhiteZero,
  samplesOf,
  tiffSamples,
  type TiffSamples,
} from '../../../app/core/scan/tiff-samples';
import type { DecodeReply, DecodeRequest } from './decode';

type Message = { readonly module: WebAssembly.Module; readonly request: DecodeRequest };

const FORMATS = {
  ...{ TIFF: MagickFormat.Tiff, JP2: MagickFormat.Jp2, J2K: MagickFormat.J2k, HEIC: MagickFormat.Heic },
} as const;

self.onmessage = ({ data }: MessageEvent<Message>) => void answer(data);

async function answer({ module, request }: Message): Promise<void> {
  try {
    const bytes = new Uint8Array(await request.bytes.arrayBuffer());
    if (request.page !== null) keepTiffPage(bytes, request.page);
    await initializeImageMagick(module);
    const decoded = decode(bytes, request);
    self.postMessage(decoded satisfies DecodeReply, { transfer: [decoded.pixels.buffer] });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const isTooLarge = /memory|cache resources exhausted|width or height exceeds limit/i.test(text);
    self.postMessage({ error: text, isTooLarge } satisfies DecodeReply);
  }
}

type Pixels = Uint8ClampedArray<ArrayBuffer>;
type Decoded = { readonly pixels: Pixels; readonly widthPx: number; readonly heightPx: number };

function decode(bytes: Uint8Array, request: DecodeRequest): Decoded {
  // The format is named, so that no other of the library's many readers ever sees the bytes.
  const settings = new MagickReadSettings({ format: FORMATS[request.format] });
  const samples = request.page === null ? null : tiffSamples(bytes, request.page.offset);
  if (samples === null) {
    const isNegative = request.page !== null && patchWhiteZero(bytes, request.page.offset);
    const decoded = ImageMagick.read(bytes, settings, (image) => upright(image, request));
    return isNegative ? turnedRound(decoded) : decoded;
  }
  const plain = ImageMagick.read(bytes, settings, (image) => ({
    ...{ widthPx: image.width, heightPx: image.height, orientation: image.orientation },
    decoded: upright(image, request),
  }));
  // The library keeps the upper 8 bits of 16: where they are half empty, the picture is read anew with all of them.
  return isHalfEmpty(plain.decoded.pixels, samples)
    ? (decodeNarrow(bytes, samples, plain, request) ?? plain.decoded)
    : plain.decoded;
}

/** Black for white and white for black. */
function turnedRound({ pixels, ...size }: Decoded): Decoded {
  return { ...size, pixels: pixels.map((shade, at) => (at % 4 === 3 ? shade : WHITE - shade)) };
}

const HALF = 128;

/** Whether no pixel uses the upper half of its range. */
function isHalfEmpty(pixels: Pixels, { isWhiteZero }: TiffSamples): boolean {
  for (let at = 0; at < pixels.length; at += 1) {
    if (at % 4 === 3) continue;
    if (isWhiteZero ? (pixels[at] as number) < HALF : (pixels[at] as number) >= HALF) return false;
  }
  return true;
}

type Stored = { readonly widthPx: number; readonly heightPx: number; readonly orientation: Orientation };

/** The page from its samples themselves; null where they use all of their bits. */
function decodeNarrow(
  bytes: Uint8Array,
  samples: TiffSamples,
  { widthPx, heightPx, orientation }: Stored,
  request: DecodeRequest,
): Decoded | null {
  patchToBytes(bytes, samples);
  const settings = new MagickReadSettings({ format: MagickFormat.Tiff });
  const stored = ImageMagick.read(bytes, settings, (image) =>
    image.getPixels((pixels) => pixels.toByteArray(0, 0, image.width, image.height, 'R')),
  );
  const shades = stored === null ? null : levelled(samplesOf(stored, samples, { widthPx }));
  if (shades === null) return null;
  if (samples.isWhiteZero) shades.forEach((shade, at) => (shades[at] = WHITE - shade));
  const raw = new MagickReadSettings({
    ...{ format: samples.perPixel === 1 ? MagickFormat.Gray : MagickFormat.Rgb, depth: 8 },
    ...{ width: widthPx, height: heightPx },
  });
  return ImageMagick.read(shades, raw, (image) => {
    image.orientation = orientation;
    return upright(image, request);
  });
}

/** RGBA rows of the image: turned as it says, on white, in sRGB, of the size asked for. */
function upright(image: IMagickImage, request: DecodeRequest): Decoded {
  image.autoOrient();
  image.colorSpace = ColorSpace.sRGB;
  image.backgroundColor = MagickColors.White;
  image.alpha(AlphaAction.Remove);
  const { widthPx, heightPx } = request.size ?? fitCanvas(image.width, image.height, null);
  if (image.width !== widthPx || image.height !== heightPx) {
    const geometry = new MagickGeometry(widthPx, heightPx);
    geometry.ignoreAspectRatio = true;
    image.resize(geometry);
  }
  const rgba = image.getPixels((pixels) => pixels.toByteArray(0, 0, widthPx, heightPx, 'RGBA'));
  if (rgba === null) throw new Error('no pixels');
  const pixels = new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, rgba.byteLength);
  return { pixels, widthPx, heightPx };
}
