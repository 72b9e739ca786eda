import type { BoxPx } from './geometry';
import type { Failure } from './result';
import type { Line, PageImage } from './transcription';

/**
 * Why a scan could not be used. `password` is asked for in the app, and `too-large` can be allowed there; the rest are
 * said to the person.
 */
export type ScanErrorCode =
  | 'empty'
  | 'unknown-format'
  | 'damaged'
  | 'password'
  | 'no-pages'
  | 'zero-size'
  | 'too-large'
  | 'far-too-large'
  | 'unsupported'
  | 'too-slow'
  | 'engine-failed';

export type ScanFailure = Failure<ScanErrorCode>;

/** A scan that the engine has open. `handle` is the engine's own and dies with it. */
export type OpenScan = { readonly handle: string; readonly pages: readonly PageImage[] };

/** The picture of a page for the screen, in original px. */
export type PagePicture = { readonly image: PageImage; readonly jpeg: Uint8Array };

/** What one run of recognition saw, in reading order, boxes in original image px. */
export type RecognisedPage = { readonly image: PageImage; readonly lines: readonly Line[] };

/** A cut-out of a page's picture, for a report. */
export type Crop = { readonly jpeg: Uint8Array; readonly widthPx: number; readonly heightPx: number };

export type { BoxPx };
