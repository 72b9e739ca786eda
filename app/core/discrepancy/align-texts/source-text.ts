import type { ArchivalReference } from '../../project/project';
import type { ReferenceRole } from '../../project/project';

/** The text under review. `sheetStarts` are ascending UTF-16 offsets at which scan images begin (empty when unknown). */
export type TranscriptionText = {
  readonly file: string;
  readonly text: string;
  readonly sheetStarts: readonly number[];
  /** Where the original lies, as the person said; a citation in a reference serves where this is missing. */
  readonly archival?: ArchivalReference | null;
};

/** A text to compare with, as given. */
export type ReferenceText = { readonly file: string; readonly role: ReferenceRole; readonly text: string };
