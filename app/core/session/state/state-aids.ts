import type { PdfWay } from '../../formats/pdf/given/pdf-growth';
import type { ExportChoice } from '../../settings/export-choice';
import type { Span } from '../../base/span';
import type { DocumentText, LineSpan } from '../../check/document-text';
import type { FactPlace, FactRow } from '../../facts/compare/fact-rows';
import type { Ink } from '../../check/ink';
import type { ReferenceLayout } from '../../reference/rows';
import type { Page } from '../../page/transcription';

/** A fact with its place on the page and its ink. */
export type LocatedFact = FactRow & { readonly parts: readonly LineSpan[]; readonly ink: Ink | null };

/** The facts of one page beside one translation. */
export type PageFacts = {
  readonly pageId: string;
  /** The translation's label. */
  readonly file: string;
  readonly rows: readonly LocatedFact[];
  readonly candidates: readonly FactPlace[];
  /** Corresponding stretches: places on the page, and the stretch of the translation. */
  readonly beads: readonly { readonly parts: readonly LineSpan[]; readonly en: Span }[];
};

/** What the facts were last asked of: their places are given in this text. */
export type AskedFacts = {
  readonly serial: number;
  readonly pageId: string;
  readonly document: DocumentText;
  readonly pages: readonly Page[];
};

/** The page in view aligned with each reference that is shown. Typing since then is not in `page`. */
export type ReferenceAlignment = {
  readonly page: Page;
  /** Indexes of the project's references, and the layout of each. */
  readonly indexes: readonly number[];
  readonly layouts: readonly ReferenceLayout[];
};

/** What panels and menus show beside the text and its flags. */
export type AidsSlice = {
  /** The facts of one page beside each translation, once a panel has asked for them. */
  readonly facts: readonly PageFacts[];
  readonly askedFacts: AskedFacts | null;
  readonly factsSerial: number;
  readonly alignment: ReferenceAlignment | null;
  /** Index of the project's reference from which text is taken, where the person chose one. */
  readonly takenFrom: number | null;
  /** Forms of words that the dictionary was asked for and does not have. */
  readonly unknownForms: ReadonlySet<string>;
  /** Error rates of sheets against the publications, as last counted. */
  readonly errorRates: Readonly<Record<string, number | null>>;
  /** How a searchable PDF would be made of the sheets that were chosen when it was last asked. */
  readonly pdfWay: FoundPdfWay | null;
};

/** `sheets` and `chosen` as in the choice that it was asked for. */
export type FoundPdfWay = Pick<ExportChoice, 'sheets' | 'chosen'> & { readonly way: PdfWay };
