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
export type TextKind = 'plain-text' | 'markdown';
/** Files of pages and lines that are read here. */
export type PageKind = 'page-xml' | 'alto' | 'hocr' | 'tei';
/** Everything else is refused by its name. */
export type RefusedKind = Exclude<FileKind, TextKind | PageKind>;

/**
 * What is done with a file of each kind, at every door alike. A kind that a reader comes to be written for goes from
 * `refuse` to `pages` or `text` here.
 */
export const HANDLING = {
  empty: 'refuse',
  'plain-text': 'text',
  markdown: 'text',
  'page-xml': 'pages',
  alto: 'pages',
  hocr: 'pages',
  tei: 'pages',
  html: 'refuse',
  'web-archive': 'refuse',
  rtf: 'refuse',
  docx: 'refuse',
  odt: 'refuse',
  doc: 'refuse',
  'word-xml': 'refuse',
  pdf: 'refuse',
  epub: 'refuse',
  fb2: 'refuse',
  'abbyy-xml': 'refuse',
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
  Record<TextKind, 'text'> & Record<PageKind, 'pages'> & Record<RefusedKind, 'refuse'>
>;

/** What people call the page formats. */
export const PAGE_KIND_NAMES: Readonly<Record<PageKind, string>> = {
  'page-xml': 'PAGE XML',
  alto: 'ALTO',
  hocr: 'hOCR',
  tei: 'TEI',
};

export function isRefused(kind: FileKind): kind is RefusedKind {
  return HANDLING[kind] === 'refuse';
}

export function isPageKind(kind: FileKind): kind is PageKind {
  return HANDLING[kind] === 'pages';
}
