import type { Discrepancy } from '../../discrepancy/model/discrepancy';
import type { DocumentPlaces, LineSpan } from '../../check/document-text';
import type { Ink } from '../../check/ink';
import type { Page } from '../../page/transcription';

/** Where the caret is: Line and column count from 0. */
export type Caret = { readonly lineIndex: number; readonly column: number };

/** A place to show: followed by the editor and the scan. */
export type Target = {
  readonly pageId: string;
  readonly lineIndex: number;
  readonly from: number;
  readonly to: number;
  /** Which part receives keyboard focus, `reading` the card's field for one; `panel` leaves it where it is. */
  readonly focus: 'text' | 'card' | 'reading' | 'panel';
  /** The person pointed at it on the scan, where it is seen already. */
  readonly isPointed?: boolean;
  /** Grows with each request, so that the same place can be asked for twice. */
  readonly serial: number;
};

/** A Discrepancy with its place on the pages as they were when it was found. */
export type Located = {
  readonly discrepancy: Discrepancy;
  readonly parts: readonly LineSpan[];
  readonly ink: Ink | null;
};

/** The pages as they were checked, and where each is in the whole text. */
export type CheckedPages = { readonly places: DocumentPlaces; readonly pages: readonly Page[] };
