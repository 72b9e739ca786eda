/** Endings of files that hold scans, in lower case. What is in a file is decided by its bytes; this is only for choosing. */
export const SCAN_ENDINGS = [
  ...['pdf', 'tif', 'tiff', 'jpg', 'jpeg', 'jpe', 'jfif', 'jp2', 'j2k', 'jpf', 'jpx', 'j2c', 'jpc'],
  ...['png', 'webp', 'heic', 'heif', 'hif', 'avif', 'bmp', 'dib', 'gif'],
  // Not read here; it is let in so that the person is told what to do with it.
  ...['djvu', 'djv'],
] as const;

/** What people call the formats of scans that are read here. */
export const SCAN_FORMATS = 'PDF, TIFF, JPEG, JPEG 2000, PNG, WebP, HEIC, AVIF, BMP, GIF';

/** Whether a file of this name is probably a scan. Files that systems leave in every folder are not. */
export function isScanName(name: string): boolean {
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  return !name.startsWith('.') && (SCAN_ENDINGS as readonly string[]).includes(ending);
}

const NATURAL = new Intl.Collator(['ru', 'en'], { numeric: true, sensitivity: 'base' });

/**
 * The order in which people number files: `лист 2` before `лист 10`, Latin and Cyrillic alike, capitals and small
 * letters as one.
 */
export function compareNaturally(a: string, b: string): number {
  return NATURAL.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
