import type { Page } from '../transcription';
import type { TextAccount } from './account';

/** What a file says of the picture that a page of it was made on. */
export type PagePicture = {
  /** As written in the file, empty where it says nothing: to compare and to show, never a path to open. */
  readonly fileName: string;
  /** Whether the page's size stands in the file; else it is only as large as its ink reaches. */
  readonly isSizeTold: boolean;
};

/** A file as its reader gives it: its pages, the picture of each, and where all its text went. */
export type ReadFile = {
  readonly pages: readonly Page[];
  /** One for each page. */
  readonly pictures: readonly PagePicture[];
  readonly account: TextAccount;
};

export const NO_PICTURE: PagePicture = { fileName: '', isSizeTold: false };
