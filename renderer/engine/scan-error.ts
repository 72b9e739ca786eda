import type { FormatErrorCode } from '../../app/core/formats/xml/xml';
import { failure, type Failure } from '../../app/core/base/result';
import type { ScanErrorCode } from '../../app/core/recognise/engine';

/** A scan that cannot be used, thrown from anywhere in the engine and turned into data at its door. */
export class ScanError extends Error {
  constructor(readonly code: ScanErrorCode | 'cancelled') {
    super(code);
  }
}

/** A page file that cannot be read. */
export class PageFileError extends Error {
  constructor(readonly failure: Failure<FormatErrorCode>) {
    super(failure.code);
  }
}

/** Whether it is a reason that a person can be told, and not a fault of the program or of a decoder. */
export function isExpected(error: unknown): boolean {
  return error instanceof ScanError || error instanceof PageFileError;
}

/** Whatever was thrown as a failure; what has no code of ours came from a decoder, so the file is suspect. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ScanError) return failure(error.code);
  if (error instanceof PageFileError) return error.failure;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return failure(isMemoryError(message) ? 'scan-too-large' : 'scan-damaged');
}

function isMemoryError(message: string): boolean {
  return /out of memory|allocation failed|Array buffer allocation/i.test(message);
}
