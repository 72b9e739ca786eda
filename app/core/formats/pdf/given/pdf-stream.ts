import { Unzlib } from 'fflate';
import { numberOf, PdfBroken, type PdfEntries } from './pdf-value';

/** A table of objects that is larger is made to fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What a stream holds: plain, or deflated with or without a predictor of PNG's (7.4.4). Throws PdfBroken for other filters. */
export function unpacked(entries: PdfEntries, bytes: Uint8Array): Uint8Array {
  const filter = single(entries, 'Filter');
  if (filter === null) return bytes;
  if (filter.kind !== 'name' || filter.name !== 'FlateDecode') throw new PdfBroken('filter');
  const plain = inflated(bytes);
  const told = single(entries, 'DecodeParms');
  const parameters: PdfEntries = told?.kind === 'dict' ? told.entries : new Map();
  const predictor = numberOf(parameters.get('Predictor')) ?? 1;
  if (predictor === 1) return plain;
  const isByte = (numberOf(parameters.get('BitsPerComponent')) ?? 8) === 8;
  if (predictor < 10 || !isByte) throw new PdfBroken('predictor');
  const colors = numberOf(parameters.get('Colors')) ?? 1;
  return unpredicted(plain, colors * (numberOf(parameters.get('Columns')) ?? 1), colors);
}

/** An entry, or the only member of it. */
function single(entries: PdfEntries, name: string) {
  const value = entries.get(name);
  if (value?.kind !== 'array') return value?.raw === 'null' ? null : (value ?? null);
  if (value.items.length > 1) throw new PdfBroken('filters');
  return value.items[0] ?? null;
}

function inflated(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const unzip = new Unzlib((piece) => {
    length += piece.length;
    if (length > MOST_BYTES) throw new PdfBroken('too large');
    pieces.push(piece);
  });
  try {
    const step = 64 * 1024;
    for (let at = 0; at < bytes.length; at += step)
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch {
    throw new PdfBroken('deflated');
  }
  const whole = new Uint8Array(length);
  pieces.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0);
  return whole;
}

/** Each row has its filter in front (PNG, 9.2). */
function unpredicted(rows: Uint8Array, width: number, step: number): Uint8Array {
  if (!(width > 0 && width < 1e6)) throw new PdfBroken('columns');
  const count = Math.floor(rows.length / (width + 1));
  const out = new Uint8Array(count * width);
  for (let row = 0; row < count; row += 1) {
    const filter = rows[row * (width + 1)] ?? 0;
    for (let i = 0; i < width; i += 1) {
      const at = row * width + i;
      const left = i < step ? 0 : (out[at - step] ?? 0);
      const up = row === 0 ? 0 : (out[at - width] ?? 0);
      const upLeft = i < step || row === 0 ? 0 : (out[at - width - step] ?? 0);
      out[at] = (rows[row * (width + 1) + 1 + i] ?? 0) + guessed(filter, left, up, upLeft);
    }
  }
  return out;
}

function guessed(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [a, b, c] = [Math.abs(up - upLeft), Math.abs(left - upLeft), Math.abs(left + up - 2 * upLeft)];
      return a <= b && a <= c ? left : b <= c ? up : upLeft;
    }
    default:
      throw new PdfBroken('row');
  }
}
