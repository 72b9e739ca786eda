import type { FailureCode } from '../base/failure-table';
import type { BoxPx } from '../base/geometry';
import type { PassKind, RecognitionAccount } from './account';
import type { Line, PageImage } from '../page/transcription';

/**
 * Why a scan could not be used. `password` is asked for in the app, and `scan-too-large` can be allowed there; the rest are
 * shown to the person.
 */
export const SCAN_ERROR_CODES = [
  'gone',
  'scan-empty',
  'unknown-format',
  'refused-djvu',
  'scan-damaged',
  'password',
  'no-pages',
  'zero-size',
  'scan-too-large',
  'far-too-large',
  'unsupported',
  'too-slow',
  'engine-failed',
] as const satisfies readonly FailureCode[];

export type ScanErrorCode = (typeof SCAN_ERROR_CODES)[number];

/** A scan that the engine has open. `handle` is the engine's own and dies with it. */
export type OpenScan = { readonly handle: string; readonly pages: readonly PageImage[] };

/**
 * What of a page could not be drawn: an image that is damaged or of an unknown kind is missing (`image-missing`) or shown
 * in part (`image-damaged`), or is too large to be drawn (`image-too-large`). `more-frames`: images that follow the first
 * in a file of moving pictures, of which only the first is taken.
 */
export const IMAGE_NOTICE_KINDS = [
  'image-missing',
  'image-damaged',
  'image-too-large',
  'more-frames',
] as const;
export type ImageNoticeKind = (typeof IMAGE_NOTICE_KINDS)[number];
export type LeftOut = { readonly kind: ImageNoticeKind; readonly count: number };

/** The picture of a page for the screen; `image` is the page's own size, which a large page's picture has not. */
export type PagePicture = {
  readonly image: PageImage;
  readonly jpeg: Uint8Array;
  /** Left out where all of the page is drawn. */
  readonly leftOut?: readonly LeftOut[];
};

/** A large page cut up, in the order of `tilesOf(image)`; a page that is small enough has none. */
export type PageTiles = { readonly image: PageImage; readonly tiles: readonly Uint8Array[] };

/** What one pass over a page saw, in reading order, boxes in original image px. */
export type MachineReading = { readonly preparation: PassKind; readonly lines: readonly Line[] };

/** What a run of recognition saw: each pass, and their consensus (of one pass, that pass itself). */
export type RecognisedPage = {
  readonly image: PageImage;
  readonly lines: readonly Line[];
  readonly readings: readonly MachineReading[];
  /** Which words the recogniser gave and what became of each; left out where nothing was recognised. */
  readonly account?: RecognitionAccount;
  /** What of the page could not be drawn, so that nothing could be read there; left out where that is nothing. */
  readonly leftOut?: readonly LeftOut[];
};

/** A cut-out of a page's picture, for a report. */
export type Crop = { readonly jpeg: Uint8Array; readonly widthPx: number; readonly heightPx: number };

export type { BoxPx };
