/** The place of a UTF-16 offset for a person: both count from 1, `column` in UTF-16 units. */
export type LineColumn = { readonly line: number; readonly column: number };
