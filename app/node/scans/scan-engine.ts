import type { BoxPx, QuarterTurns, SheetGeometry } from '../../core/base/geometry';
import type {
  Crop,
  OpenScan,
  PagePicture,
  PageTiles,
  RecognisedPage,
  ScanErrorCode,
} from '../../core/recognise/engine';
import type { PdfGrowth } from '../../core/formats/pdf/given/pdf-growth';
import type { Knot } from '../../core/recognise/calibration';
import type { Result } from '../../core/base/result';
import type { PageImage } from '../../core/page/transcription';

export type EngineResult<T> = Result<
  T,
  ScanErrorCode | 'too-much-memory' | 'no-such-scan' | 'no-such-page' | 'cancelled'
>;

export type OpenOptions = {
  readonly password?: string | undefined;
  /** The person has allowed pages larger than usual. */
  readonly isLargeAllowed?: boolean | undefined;
  /** False where nobody looks at the pages' sizes, which may then be missing; true unless said. */
  readonly needsSizes?: boolean;
};

export type RecogniseOptions = {
  /** How many passes over differently prepared pictures make the text; 1 unless said. */
  readonly readings?: number;
  /** What the passes' confidence is worth when they vote; the table that ships unless said. */
  readonly knots?: readonly Knot[];
  /** How the sheet lies on its scan; what is not told is found out by looking. */
  readonly geometry?: SheetGeometry;
  /** Gets the share of the page done, 0–1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

export type PageRegion = {
  readonly image: PageImage;
  readonly box: BoxPx;
  /** How many times larger than drawn the recogniser gets it: small or worn type reads better so. */
  readonly enlargement: number;
  /** How many passes over differently prepared pictures make the text. */
  readonly readings: number;
  /** What the passes' confidence is worth when they vote; the table that ships unless said. */
  readonly knots?: readonly Knot[];
  /** How the sheet is turned on its scan; found out by looking unless said. */
  readonly geometry?: Omit<SheetGeometry, 'cropPx'>;
};

/**
 * What opens and recognises scans. The app's own engine window is the one real implementation; the command
 * line gets it handed in, so that everything else stays plain Node. Messages are in the reader's language.
 */
export type ScanEngine = {
  readonly openScan: (path: string, options?: OpenOptions) => Promise<EngineResult<OpenScan>>;
  readonly renderPage: (
    scan: OpenScan,
    index: number,
    maxSidePx: number | null,
  ) => Promise<EngineResult<PagePicture>>;
  /** Cuts a page that is too large for one picture. */
  readonly cutTiles: (scan: OpenScan, index: number) => Promise<EngineResult<PageTiles>>;
  readonly recognisePage: (
    scan: OpenScan,
    index: number,
    options?: RecogniseOptions,
  ) => Promise<EngineResult<RecognisedPage>>;
  /** Reads a part of a page. Its box and the Lines that come back are px of `region.image`. */
  readonly recogniseRegion: (
    scan: OpenScan,
    index: number,
    region: PageRegion,
    signal?: AbortSignal,
  ) => Promise<EngineResult<RecognisedPage>>;
  /** The text that a PDF's page holds beside its images, with boxes; no lines where there is none. */
  readonly readTextLayer: (scan: OpenScan, index: number) => Promise<EngineResult<RecognisedPage>>;
  /** Whether text can be put behind the scan, if it is a PDF. */
  readonly readGrowth: (scan: OpenScan) => Promise<EngineResult<PdfGrowth>>;
  /** Cuts boxes out of a page picture (a JPEG file), turned upright. They are px of `image`, whatever the picture's own size. */
  readonly crop: (
    picturePath: string,
    image: PageImage,
    boxes: readonly BoxPx[],
    turns?: QuarterTurns,
  ) => Promise<EngineResult<readonly Crop[]>>;
  /** Grows each time the engine had to be started anew; what was open in the one before is lost. */
  readonly generation: () => number;
  readonly closeScan: (scan: OpenScan) => Promise<void>;
};
