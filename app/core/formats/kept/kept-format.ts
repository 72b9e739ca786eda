import type { BoxPx } from '../../base/geometry';
import type { Line, PageImage, Word } from '../../page/transcription';
import type { Splice } from '../xml/splice';
import type { SourceLine, SourcePage, TextPart, TextUnit } from '../xml/text-units';
import type { XmlElement } from '../xml/xml';

/** A page of the file by its place there, and the picture that boxes count in. */
export type Sheet = { readonly index: number; readonly image: PageImage };

/** A file of another program, read with the place of every line, and how its format writes what an edit needs. */
export type KeptSource = {
  readonly source: string;
  readonly pages: readonly SourcePage[];
  readonly unitsOf: (part: TextPart) => readonly TextUnit[];
  /** `text` as it is written at a character of the file; null where it cannot be. */
  readonly escape: (text: string, at: TextUnit) => string | null;
  /** Whether elements that stand for text can be replaced by text. */
  readonly hasTextForElements: boolean;
  /** A word with an element of its own, behind or before another; null where words have none. */
  readonly newWord: ((words: NewWords, sheet: Sheet) => string) | null;
  /** A line beside another one, with what parts the two. */
  readonly newLine: (line: Line, sheet: Sheet) => string;
  /** What else changes in the element of a word whose text does, or that a person confirmed. */
  readonly wordSplices: (owner: XmlElement, text: string | null) => readonly Splice[];
  readonly boxSplices: (element: XmlElement, boxPx: BoxPx, sheet: Sheet) => readonly Splice[];
};

export type NewWords = {
  readonly text: string;
  /** The line they come into, and the word element beside them. */
  readonly line: SourceLine;
  readonly beside: XmlElement;
  readonly isBehind: boolean;
  readonly wordAt: (from: number) => Word | undefined;
  readonly from: number;
};
