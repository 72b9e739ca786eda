import { unzipSync } from 'fflate';
import { fail, ok, type Result } from '../../base/result';
import { documentError } from '../detect/refusals';
import type { FormatErrorCode } from '../xml/xml';

/** The text of War and Peace is 6 MB; what a zip says it unpacks to is no more than this, nor is more unpacked. */
const MOST_PART_BYTES = 64_000_000;
const MOST_BYTES = 160_000_000;
const MOST_PARTS = 500;

/** The parts of a zip that `isWanted` asks for by name; nothing else is unpacked. */
export function zipParts(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, FormatErrorCode> {
  const seen = { parts: 0, bytes: 0, isTooLarge: false };
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    if (!isWanted(name)) return false;
    seen.parts += 1;
    seen.bytes += originalSize;
    seen.isTooLarge ||= originalSize > MOST_PART_BYTES || seen.bytes > MOST_BYTES || seen.parts > MOST_PARTS;
    return !seen.isTooLarge;
  };
  try {
    const parts = new Map(Object.entries(unzipSync(bytes, { filter })));
    return seen.isTooLarge ? tooLarge() : ok(parts);
  } catch {
    // Whatever the library says of a broken zip means the same to a person.
    return seen.isTooLarge ? tooLarge() : documentError('damaged-document');
  }
}

function tooLarge(): Result<never, FormatErrorCode> {
  return fail('too-large');
}
