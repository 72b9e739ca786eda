/** Half-open UTF-16 offsets into one text. */
export type Span = { readonly from: number; readonly to: number };
