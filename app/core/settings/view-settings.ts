import type { Kind, Severity } from '../discrepancy/model/discrepancy';
import type { PageStatus } from '../page/transcription';
import type { OwnArrangement } from './arrangement';

/** Where the scan stands beside the transcription. */
export type ScanSide = 'left' | 'right' | 'top' | 'bottom';

/** How a sheet was looked at last: the px of its scan in the middle, and CSS px for each of them; null for its width. */
export type SheetView = {
  readonly pageId: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number | null;
};

/** Views of more sheets than this are forgotten, the oldest first. */
export const MAX_SHEET_VIEWS = 200;

/** How the scan is shown. It changes the picture on the screen and nothing else. */
export type ScanLook = {
  /** Factors; 1 is as scanned. */
  readonly brightness: number;
  readonly contrast: number;
  /** Exponent: above 1 lightens the middle tones, below 1 darkens them. */
  readonly gamma: number;
  readonly isInverted: boolean;
  /** Share of white from which on a point is shown white, all others black; null for the scan's own greys. */
  readonly threshold: number | null;
  /** Clockwise, in degrees, 0 ≤ turnDeg < 360. */
  readonly turnDeg: number;
};

/** All lines, those that differ with a line around each, or those that differ. */
export const REFERENCE_LINES = ['all', 'around', 'differing'] as const;
export type ReferenceLines = (typeof REFERENCE_LINES)[number];

export type PagesShown = 'all' | 'open' | PageStatus;

/** What F3 stops at. An empty list means every kind, or every severity. */
export type QueueTarget = {
  readonly kinds: readonly Kind[];
  readonly severities: readonly Severity[];
  readonly isThisPage: boolean;
};

export const WHOLE_QUEUE: QueueTarget = { kinds: [], severities: [], isThisPage: false };

/** How the review window of one project is laid out, remembered on this computer. */
export type ViewSettings = {
  /** What was chosen for windows of each size; in others the app chooses. */
  readonly arrangements: readonly OwnArrangement[];
  /** The newest last. */
  readonly sheetViews: readonly SheetView[];
  readonly showsPages: boolean;
  readonly showsScan: boolean;
  readonly showsSide: boolean;
  /** Widths of the sheets and of the side panel in CSS px. */
  readonly pagesPx: number;
  readonly sidePx: number;
  readonly showsBoxes: boolean;
  /** Words that neither the dictionary nor the project knows are underlined. */
  readonly showsSpelling: boolean;
  readonly look: ScanLook;
  /** Size of the transcription's type in CSS px. */
  readonly textPx: number;
  /** A machine's words that are right with a smaller probability are tinted; 0 tints none. */
  readonly doubtBelow: number;
  /** Which lines stand beside a reference. */
  readonly referenceLines: ReferenceLines;
  /** Which of the project's references stand beside the page, by index, two at most; none for the first two. */
  readonly referencesShown: readonly number[];
  /** Which sheets the strip shows: all, those with open discrepancies, or those of one status. */
  readonly pagesShown: PagesShown;
  readonly queue: QueueTarget;
};

export const PLAIN_LOOK: ScanLook = {
  brightness: 1,
  contrast: 1,
  gamma: 1,
  isInverted: false,
  threshold: null,
  turnDeg: 0,
};

/** Words that are wrong more often than right are tinted: by the table that ships, those of a confidence under 0.5. */
export const DEFAULT_VIEW: ViewSettings = {
  ...{ showsPages: true, showsScan: true, showsSide: true, showsBoxes: true },
  ...{ arrangements: [], sheetViews: [] },
  showsSpelling: true,
  ...{ pagesPx: 100, sidePx: 402, textPx: 17, doubtBelow: 0.5 },
  look: PLAIN_LOOK,
  ...{ referenceLines: 'all', referencesShown: [], pagesShown: 'all' },
  queue: WHOLE_QUEUE,
};

/** The bounds within which each number of the look makes sense. */
export const LOOK_RANGES = {
  brightness: { from: 0.3, to: 2.5, step: 0.05 },
  contrast: { from: 0.3, to: 4, step: 0.1 },
  gamma: { from: 0.3, to: 3, step: 0.05 },
  threshold: { from: 0.1, to: 0.9, step: 0.02 },
} as const;

export const TEXT_PX = { from: 10, to: 28 } as const;

/** `deg` brought into 0 ≤ deg < 360, to a hundredth of a degree. */
export function wholeTurn(deg: number): number {
  const hundredths = Math.round(deg * 100);
  return (((hundredths % 36_000) + 36_000) % 36_000) / 100;
}

/** The table of an SVG transfer function of `steps` equal steps that is 0 below `threshold` and 1 from it on. */
export function thresholdTable(threshold: number, steps: number): string {
  return Array.from({ length: steps }, (_, i) => ((i + 0.5) / steps < threshold ? 0 : 1)).join(' ');
}
