import type { BoxPx } from './geometry';
import type { Preparation } from './image/prepare';
import type { Failure } from './result';
import type { Line, PageImage } from './transcription';

/**
 * Why a scan could not be used. `password` is asked for in the app, and `scan-too-large` can be allowed there; the rest are
 * said to the person.
 */
export type ScanErrorCode =
  | 'gone'
  | 'scan-empty'
  | 'unknown-format'
  | 'scan-damaged'
  | 'password'
  | 'no-pages'
  | 'zero-size'
  | 'scan-too-large'
  | 'far-too-large'
  | 'unsupported'
  | 'too-slow'
  | 'engine-failed';

export type ScanFailure = Failure<ScanErrorCode>;

/** A scan that the engine has open. `handle` is the engine's own and dies with it. */
export type OpenScan = { readonly handle: string; readonly pages: readonly PageImage[] };

/** The picture of a page for the screen; `image` is the page's own size, which a large page's picture has not. */
export type PagePicture = { readonly image: PageImage; readonly jpeg: Uint8Array };

/** A large page cut up, in the order of `tilesOf(image)`; a page that is small enough has none. */
export type PageTiles = { readonly image: PageImage; readonly tiles: readonly Uint8Array[] };

/** What one pass over a page saw, in reading order, boxes in original image px. */
export type MachineReading = { readonly preparation: Preparation; readonly lines: readonly Line[] };

/** What a run of recognition saw: each pass, and their consensus (of one pass, that pass itself). */
export type RecognisedPage = {
  readonly image: PageImage;
  readonly lines: readonly Line[];
  readonly readings: readonly MachineReading[];
};

/** A cut-out of a page's picture, for a report. */
export type Crop = { readonly jpeg: Uint8Array; readonly widthPx: number; readonly heightPx: number };

export type { BoxPx };
