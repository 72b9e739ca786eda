import type { ByteReader } from './byte-reader';

/** The four letters of a box's type as the number that stands in the file. */
export const fourChars = (text: string) => [...text].reduce((sum, char) => sum * 256 + char.charCodeAt(0), 0);

const MAX_BOXES = 1_000;

/** Bytes of the file, half-open. */
export type Span = { readonly from: number; readonly to: number };

/** The contents of the first box of one of these types between `from` and `to`. */
export function findBox(reader: ByteReader, from: number, to: number, types: readonly number[]): Span | null {
  let at = from;
  for (let boxes = 0; boxes < MAX_BOXES; boxes += 1) {
    const [short, type] = [reader.u32(at), reader.u32(at + 4)];
    if (short === null || type === null || at >= to) return null;
    const long = short === 1 ? reader.u64(at + 8) : short;
    if (long === null) return null;
    const headBytes = short === 1 ? 16 : 8;
    const end = short === 0 ? to : at + long;
    if (end < at + headBytes) return null;
    if (types.includes(type)) return { from: at + headBytes, to: Math.min(end, to) };
    at = end;
  }
  return null;
}
