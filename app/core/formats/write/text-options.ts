import { ILLEGIBLE_TEXT } from '../../page/marks';
import type { TextExport } from './written-formats';

/** The text alone, beside its scan, or beside the translation. */
export const LAYOUTS = ['text', 'facing-scan', 'facing-translation'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** How people want the text of an export; each format has some of these. */
export type TextOptions = {
  /** Above each sheet where its original lies, and that it is not proofread where it is not. */
  readonly citesSheets: boolean;
  /** Each sheet begins a new page. */
  readonly breaksPages: boolean;
  /** Lines as in the original; else paragraphs that flow, in which divided words are always joined. */
  readonly keepsLines: boolean;
  /** A word that a line end divides stands whole on the line where it begins. */
  readonly joinsWords: boolean;
  /** Corrections as tracked changes. */
  readonly tracksChanges: boolean;
  /** Stamps, notes in the margin and what was written by hand. */
  readonly hasTraces: boolean;
  /** What recognition made of stamps and signatures, and what is no text of the sheet. */
  readonly hasDebris: boolean;
  /** What stands where nothing can be read. */
  readonly illegible: string;
  readonly layout: Layout;
};

export const PLAIN_OPTIONS: TextOptions = {
  ...{ citesSheets: false, breaksPages: true, keepsLines: true, joinsWords: false },
  ...{ tracksChanges: true, hasTraces: true, hasDebris: false, illegible: ILLEGIBLE_TEXT, layout: 'text' },
};

const OF_TEXT = [
  ...([
    'citesSheets',
    'breaksPages',
    'keepsLines',
    'joinsWords',
    'hasTraces',
    'hasDebris',
    'illegible',
  ] as const),
] as const;

/** A format of texts, or the scans with their texts beside them on paper. */
type Readable = TextExport | 'facing-pdf';

/** Which of the options a format follows. */
export const OPTIONS_OF: Readonly<Record<Readable, readonly (keyof TextOptions)[]>> = {
  txt: OF_TEXT,
  md: OF_TEXT,
  html: OF_TEXT,
  docx: [...OF_TEXT, 'tracksChanges', 'layout'],
  'facing-pdf': ['keepsLines', 'joinsWords', 'hasTraces', 'hasDebris', 'illegible'],
  ...{ pdf: ['hasDebris'], page: [], alto: ['hasDebris'], hocr: ['hasDebris'], tei: ['hasDebris'] },
};

/** What of a document a format has no place for. */
export const LOSSES = ['boxes', 'confidence', 'lines', 'marks', 'comments', 'decisions', 'history'] as const;
export type Loss = (typeof LOSSES)[number];

const READ_ONLY: readonly Loss[] = ['boxes', 'confidence', 'decisions', 'history'];

/** Said before an export. */
export const LOSSES_OF: Readonly<Record<Readable, readonly Loss[]>> = {
  txt: [...READ_ONLY, 'marks', 'comments'],
  md: [...READ_ONLY, 'marks'],
  html: [...READ_ONLY, 'comments'],
  docx: [...READ_ONLY],
  pdf: ['confidence', 'marks', 'comments', 'decisions', 'history'],
  'facing-pdf': [...READ_ONLY, 'marks', 'comments'],
  page: ['decisions', 'history'],
  alto: ['marks', 'comments', 'decisions', 'history'],
  hocr: ['marks', 'comments', 'decisions', 'history'],
  tei: ['confidence', 'decisions', 'history'],
};
