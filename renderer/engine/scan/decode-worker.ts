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
} from '@imagemagick/magick-wasm';
import { keepTiffPage } from '../../../app/core/scan/tiff';
import type { DecodeReply, DecodeRequest } from './decode';

type Message = { readonly module: WebAssembly.Module; readonly request: DecodeRequest };

const FORMATS = { TIFF: MagickFormat.Tiff, JP2: MagickFormat.Jp2, J2K: MagickFormat.J2k } as const;

self.onmessage = ({ data }: MessageEvent<Message>) => void answer(data);

async function answer({ module, request }: Message): Promise<void> {
  try {
    const bytes = new Uint8Array(await request.bytes.arrayBuffer());
    if (request.page !== null) keepTiffPage(bytes, request.page);
    await initializeImageMagick(module);
    // The format is named, so that no other of the library's many readers ever sees the bytes.
    const settings = new MagickReadSettings({ format: FORMATS[request.format] });
    const pixels = ImageMagick.read(bytes, settings, (image) => upright(image, request));
    self.postMessage({ pixels } satisfies DecodeReply, { transfer: [pixels.buffer] });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const isTooLarge = /memory|cache resources exhausted|width or height exceeds limit/i.test(text);
    self.postMessage({ error: text, isTooLarge } satisfies DecodeReply);
  }
}

/** RGBA rows of the image: turned as it says, on white, in sRGB, of the size asked for. */
function upright(image: IMagickImage, { size }: DecodeRequest): Uint8ClampedArray<ArrayBuffer> {
  image.autoOrient();
  image.colorSpace = ColorSpace.sRGB;
  image.backgroundColor = MagickColors.White;
  image.alpha(AlphaAction.Remove);
  if (image.width !== size.widthPx || image.height !== size.heightPx) {
    const geometry = new MagickGeometry(size.widthPx, size.heightPx);
    geometry.ignoreAspectRatio = true;
    image.resize(geometry);
  }
  const rgba = image.getPixels((pixels) => pixels.toByteArray(0, 0, size.widthPx, size.heightPx, 'RGBA'));
  if (rgba === null) throw new Error('no pixels');
  return new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, rgba.byteLength);
}
