import type { BoxPx } from '../core/geometry';
import type { Crop, OpenScan, PagePicture, RecognisedPage, ScanErrorCode } from '../core/engine';
import type { Result } from '../core/result';

export type EngineResult<T> = Result<T, ScanErrorCode | 'cancelled'>;

export type RecogniseOptions = {
  /** How many passes over differently prepared pictures make the text; 1 unless said. */
  readonly readings?: number;
  /** Gets the share of the page done, 0–1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * What opens and recognises scans. The app's own engine window is the one real implementation; the command
 * line gets it handed in, so that everything else stays plain Node. Messages are in the reader's language.
 */
export type ScanEngine = {
  readonly openScan: (path: string, password?: string) => Promise<EngineResult<OpenScan>>;
  readonly renderPage: (
    scan: OpenScan,
    index: number,
    maxSidePx: number | null,
  ) => Promise<EngineResult<PagePicture>>;
  readonly recognisePage: (
    scan: OpenScan,
    index: number,
    options?: RecogniseOptions,
  ) => Promise<EngineResult<RecognisedPage>>;
  /** Cuts boxes out of a page picture (a JPEG file). */
  readonly crop: (picturePath: string, boxes: readonly BoxPx[]) => Promise<EngineResult<readonly Crop[]>>;
  readonly closeScan: (scan: OpenScan) => Promise<void>;
};
