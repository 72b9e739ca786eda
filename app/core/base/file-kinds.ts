/** What a file can turn out to be: a closed list. */
export const FILE_KINDS = [
  'empty',
  'plain-text',
  'markdown',
  'page-xml',
  'alto',
  'hocr',
  'tei',
  'html',
  'web-archive',
  'rtf',
  'docx',
  'odt',
  'doc',
  'protected',
  'word-xml',
  'pdf',
  'epub',
  'fb2',
  'abbyy-xml',
  'djvu',
  'djvu-text',
  'mets',
  'json',
  'csv',
  'latex',
  'postscript',
  'spreadsheet',
  'presentation',
  'archive',
  'image',
  'other-xml',
  'binary',
] as const;

export type FileKind = (typeof FILE_KINDS)[number];

/** `detail` says more where there is more to say: the root element of XML, the format of an image; else ''. */
export type Detected = { readonly kind: FileKind; readonly detail: string };

/** Files whose text is their own bytes. */
export type TextKind = 'plain-text';
/** Files of pages and lines that are read here. */
export type PageKind = 'page-xml' | 'alto' | 'hocr' | 'tei' | 'abbyy-xml';
/** Documents of running text that are read here: the paragraphs become lines. */
export type DocumentKind = 'markdown' | 'html' | 'rtf' | 'docx' | 'odt' | 'word-xml' | 'pdf';
/** Everything else is refused by its name. */
export type RefusedKind = Exclude<FileKind, ReadKind>;
export type ReadKind = TextKind | PageKind | DocumentKind;

/**
 * A file as its reader takes it: its decoded text, or the bytes of what is packed, or says itself how its bytes are text.
 */
export type GivenFile =
  | { readonly kind: ReadKind; readonly text: string }
  | { readonly kind: ReadKind; readonly bytes: Uint8Array };

/**
 * What is done with a file of each kind, at every door alike. A kind that a reader comes to be written for goes from
 * `refuse` to `pages`, `document` or `text` here.
 */
export const HANDLING = {
  empty: 'refuse',
  'plain-text': 'text',
  markdown: 'document',
  'page-xml': 'pages',
  alto: 'pages',
  hocr: 'pages',
  tei: 'pages',
  html: 'document',
  'web-archive': 'refuse',
  rtf: 'document',
  docx: 'document',
  odt: 'document',
  doc: 'refuse',
  protected: 'refuse',
  'word-xml': 'document',
  pdf: 'document',
  epub: 'refuse',
  fb2: 'refuse',
  'abbyy-xml': 'pages',
  djvu: 'refuse',
  'djvu-text': 'refuse',
  mets: 'refuse',
  json: 'refuse',
  csv: 'refuse',
  latex: 'refuse',
  postscript: 'refuse',
  spreadsheet: 'refuse',
  presentation: 'refuse',
  archive: 'refuse',
  image: 'refuse',
  'other-xml': 'refuse',
  binary: 'refuse',
} as const satisfies Readonly<
  Record<TextKind, 'text'> &
    Record<PageKind, 'pages'> &
    Record<DocumentKind, 'document'> &
    Record<RefusedKind, 'refuse'>
>;

/** What people call the formats that are read here. */
export const KIND_NAMES: Readonly<Record<PageKind | DocumentKind, string>> = {
  'page-xml': 'PAGE XML',
  alto: 'ALTO',
  hocr: 'hOCR',
  tei: 'TEI',
  'abbyy-xml': 'ABBYY XML',
  markdown: 'Markdown',
  html: 'HTML',
  rtf: 'RTF',
  docx: 'DOCX',
  odt: 'ODT',
  'word-xml': 'Word XML',
  pdf: 'PDF',
};

export function isRefused(kind: FileKind): kind is RefusedKind {
  return HANDLING[kind] === 'refuse';
}

/** Whether a file of the kind is more than its text, so that a reader has to take the text out of it. */
export function isParsed(kind: ReadKind): kind is PageKind | DocumentKind {
  return kind !== 'plain-text';
}
