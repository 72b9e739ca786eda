/** Formats that are read or written, as programs and settings name them. */
export const FORMAT_IDS = [
  ...(['page', 'alto', 'hocr', 'tei', 'abbyy', 'txt', 'md', 'html', 'csv'] as const),
  ...(['docx', 'odt', 'rtf', 'word-xml', 'pdf'] as const),
] as const;

export type FormatId = (typeof FORMAT_IDS)[number];
