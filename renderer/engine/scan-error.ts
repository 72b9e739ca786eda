import type { FormatErrorCode } from '../../app/core/formats/xml';
import type { ScanErrorCode } from '../../app/core/engine';

/** A scan that cannot be used, thrown from anywhere in the engine and turned into data at its door. */
export class ScanError extends Error {
  constructor(readonly code: ScanErrorCode | 'cancelled') {
    super(code);
  }
}

/** A page file that cannot be read; its message is for the person. */
export class PageFileError extends Error {
  constructor(
    readonly code: FormatErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Any failure as code and message; what has no code of ours came from a decoder, so the file is suspect. */
export function toScanError(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof ScanError || error instanceof PageFileError)
    return { code: error.code, message: error.message };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: isMemoryError(message) ? 'scan-too-large' : 'scan-damaged', message: message.slice(0, 500) };
}

function isMemoryError(message: string): boolean {
  return /out of memory|allocation failed|Array buffer allocation/i.test(message);
}
