/** What came of a folder of page files, for the window: sheets by their ids, files by their paths in the folder. */
export type FolderOutcome = {
  readonly folder: string;
  readonly pageIds: readonly string[];
  /** Files that are of no sheet, hold no text, cannot be read, or are of a sheet that another file has. */
  readonly others: readonly string[];
  readonly sheetsLeft: number;
};
