import { unpacked } from './pdf-stream';
import {
  numberOf,
  parseValue,
  pastBlanks,
  PdfBroken,
  PdfCutShort,
  type PdfEntries,
  type PdfValue,
} from './pdf-value';

/** The bytes of a PDF, a piece at a time, half-open; beyond the end there is nothing. */
export type PdfBytes = {
  readonly length: number;
  readonly piece: (from: number, to: number) => Promise<Uint8Array>;
};

/** Where an object lies: at an offset, or as the n-th of a stream of objects. */
export type PdfPlace =
  | { readonly at: number; readonly generation: number }
  | { readonly inStream: number; readonly index: number };

const FIRST_PIECE = 2_048;
const MOST_BYTES = 16 * 1024 * 1024;
/** Streams of objects that are kept unpacked: pages lie together. */
const KEPT_STREAMS = 4;

export function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return pieces.join('');
}

/** As much of the file from `at` on as `parse` needs. Throws PdfBroken. */
export async function parseAt<T>(
  bytes: PdfBytes,
  at: number,
  parse: (text: string) => T,
  first = FIRST_PIECE,
): Promise<T> {
  if (!(at >= 0 && at < bytes.length)) throw new PdfBroken('beyond the end');
  for (let length = first; ; length *= 4) {
    const text = latin1(await bytes.piece(at, Math.min(bytes.length, at + length)));
    try {
      return parse(text);
    } catch (error) {
      const isAll = at + length >= bytes.length || length >= MOST_BYTES;
      if (!(error instanceof PdfCutShort) || isAll)
        throw error instanceof PdfCutShort ? new PdfBroken('cut') : error;
    }
  }
}

/** An object as it stands at an offset; `streamAt` is where its bytes begin, counted from the object, if it is a stream. */
export type PdfObject = {
  readonly id: number;
  readonly generation: number;
  readonly value: PdfValue;
  readonly streamAt: number | null;
};

const OBJECT = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj/y;

function parseObject(text: string): PdfObject {
  OBJECT.lastIndex = pastBlanks(text, 0);
  const head = OBJECT.exec(text);
  if (head === null) {
    if (text.length < 64) throw new PdfCutShort();
    throw new PdfBroken('no object');
  }
  const { value, end } = parseValue(text, OBJECT.lastIndex);
  const next = pastBlanks(text, end);
  if (next + 8 > text.length) throw new PdfCutShort();
  const stream = /^stream(?:\r\n|\n|\r)/.exec(text.slice(next, next + 8));
  const streamAt = stream === null || value.kind !== 'dict' ? null : next + stream[0].length;
  return { id: Number(head[1]), generation: Number(head[2]), value, streamAt };
}

export async function objectAt(bytes: PdfBytes, at: number): Promise<PdfObject> {
  return await parseAt(bytes, at, parseObject);
}

/** What the stream at an offset holds, unpacked. `lengthOf` resolves a length that stands elsewhere. */
export async function streamAt(
  bytes: PdfBytes,
  at: number,
  object: PdfObject,
  lengthOf: (value: PdfValue | undefined) => Promise<number | null>,
): Promise<{ readonly entries: PdfEntries; readonly data: Uint8Array }> {
  const { value, streamAt: start } = object;
  if (value.kind !== 'dict' || start === null) throw new PdfBroken('no stream');
  const length = await lengthOf(value.entries.get('Length'));
  if (length === null || length < 0 || length > MOST_BYTES) throw new PdfBroken('length');
  const packed = await bytes.piece(at + start, Math.min(bytes.length, at + start + length));
  return { entries: value.entries, data: unpacked(value.entries, packed) };
}

/** The objects of a file by their numbers. */
export type PdfObjects = {
  /** The object itself; a missing one is null. Throws PdfBroken. */
  readonly find: (id: number) => Promise<PdfObject | null>;
  /** The value, or what it refers to. */
  readonly resolve: (value: PdfValue | undefined) => Promise<PdfValue | undefined>;
};

export function makeObjects(bytes: PdfBytes, places: ReadonlyMap<number, PdfPlace>): PdfObjects {
  const streams = new Map<number, ReadonlyMap<number, PdfValue>>();
  const find: PdfObjects['find'] = async (id) => {
    const place = places.get(id);
    if (place === undefined) return null;
    if ('at' in place) {
      const object = await objectAt(bytes, place.at);
      if (object.id !== id) throw new PdfBroken('another object');
      return object;
    }
    const value = (await inStream(place.inStream)).get(id);
    return value === undefined ? null : { id, generation: 0, value, streamAt: null };
  };
  const inStream = async (id: number): Promise<ReadonlyMap<number, PdfValue>> => {
    const known = streams.get(id);
    if (known !== undefined) return known;
    const place = places.get(id);
    if (place === undefined || !('at' in place)) throw new PdfBroken('no stream of objects');
    const object = await objectAt(bytes, place.at);
    const members = membersOf(await streamAt(bytes, place.at, object, lengthOf));
    if (streams.size >= KEPT_STREAMS) streams.delete(streams.keys().next().value ?? id);
    streams.set(id, members);
    return members;
  };
  const lengthOf = async (value: PdfValue | undefined) => {
    if (value?.kind !== 'ref') return numberOf(value);
    const place = places.get(value.id);
    // A length that lies in a stream of objects could need itself.
    return place === undefined || !('at' in place) ? null : numberOf((await objectAt(bytes, place.at)).value);
  };
  const resolve: PdfObjects['resolve'] = async (value) => {
    let found = value;
    for (let step = 0; found?.kind === 'ref'; step += 1) {
      if (step > 8) throw new PdfBroken('circle');
      found = (await find(found.id))?.value;
    }
    return found;
  };
  return { find, resolve };
}

/** Numbers and offsets stand in front (7.5.7). */
function membersOf({ entries, data }: Awaited<ReturnType<typeof streamAt>>): ReadonlyMap<number, PdfValue> {
  // A value at the very end is told from one that is cut short by blanks behind it.
  const text = `${latin1(data)}${' '.repeat(64)}`;
  const [count, first] = [numberOf(entries.get('N')) ?? 0, numberOf(entries.get('First')) ?? 0];
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
  const members = new Map<number, PdfValue>();
  for (let i = 0; i < Math.min(count, numbers.length / 2); i += 1) {
    const [id = 0, at = 0] = numbers.slice(2 * i, 2 * i + 2);
    if (Number.isInteger(at) && at >= 0) members.set(id, parseValue(text, first + at).value);
  }
  return members;
}
