/** Formats that hold a whole document in one file. */
export const DOCUMENT_FORMATS = ['txt', 'md', 'html', 'hocr', 'tei', 'docx'] as const;
/** Formats that hold one page a file. */
export const PAGE_FORMATS = ['page', 'alto'] as const;

export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
export type PageFormat = (typeof PAGE_FORMATS)[number];
export type WrittenFormat = DocumentFormat | PageFormat;

/** What an export of texts can be: these, and the PDF that needs the pages' pictures. */
export const TEXT_EXPORTS = [...DOCUMENT_FORMATS, ...PAGE_FORMATS, 'pdf'] as const;

export type TextExport = (typeof TEXT_EXPORTS)[number];

export const WRITTEN_FORMATS: readonly WrittenFormat[] = [...DOCUMENT_FORMATS, ...PAGE_FORMATS];

/** What people call them, with the version of the standard. */
export const WRITTEN_NAMES: Readonly<Record<TextExport, string>> = {
  pdf: 'PDF 1.7',
  txt: 'TXT (UTF-8)',
  md: 'Markdown (CommonMark)',
  html: 'HTML',
  hocr: 'hOCR 1.2',
  tei: 'TEI P5',
  docx: 'DOCX (Office Open XML)',
  page: 'PAGE XML 2019-07-15',
  alto: 'ALTO 4.4',
};

export const WRITTEN_ENDINGS: Readonly<Record<WrittenFormat, string>> = {
  txt: '.txt',
  md: '.md',
  html: '.html',
  hocr: '.hocr',
  tei: '.tei.xml',
  docx: '.docx',
  page: '.xml',
  alto: '.xml',
};

export function isPageFormat(format: string): format is PageFormat {
  return format === 'page' || format === 'alto';
}
