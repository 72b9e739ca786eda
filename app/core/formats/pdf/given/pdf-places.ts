import { latin1, objectAt, parseAt, streamAt, type PdfBytes, type PdfPlace } from './pdf-objects';
import { numberOf, parseValue, pastBlanks, PdfBroken, PdfCutShort, type PdfEntries } from './pdf-value';

/** The tables of a file (7.5.4, 7.5.8), the newest first, and what they say where each object lies. */
export type PdfPlaces = {
  readonly places: ReadonlyMap<number, PdfPlace>;
  readonly trailer: PdfEntries;
  /** Where the newest table begins, and whether it is a stream. */
  readonly startXref: number;
  readonly isStream: boolean;
  /** A number that no object has. */
  readonly free: number;
};

const TAIL_BYTES = 2_048;
const MOST_TABLES = 1_000;
const MOST_OBJECTS = 2_000_000;

type Section = {
  readonly rows: readonly (readonly [number, PdfPlace | null])[];
  readonly trailer: PdfEntries;
  readonly isStream: boolean;
};

/** Throws PdfBroken where the tables are not as they should be: nothing is repaired here. */
export async function readPlaces(bytes: PdfBytes): Promise<PdfPlaces> {
  const startXref = await newestTable(bytes);
  const places = new Map<number, PdfPlace | null>();
  const sections: Section[] = [];
  const waiting = [startXref];
  const seen = new Set<number>();
  let rows = 0;
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const section = await sectionAt(bytes, at);
    sections.push(section);
    rows += section.rows.length;
    if (seen.size > MOST_TABLES || rows > MOST_OBJECTS) throw new PdfBroken('too many objects');
    for (const [id, place] of section.rows) if (!places.has(id)) places.set(id, place);
    // A table that programs of before streams read as well has the rest in a stream.
    for (const name of ['XRefStm', 'Prev']) {
      const next = numberOf(section.trailer.get(name));
      if (next !== null) waiting.push(next);
    }
  }
  const [newest] = sections;
  if (newest === undefined) throw new PdfBroken('no table');
  const sizes = sections.map(({ trailer }) => numberOf(trailer.get('Size')) ?? 0);
  const highest = [...places.keys()].reduce((most, id) => Math.max(most, id), 0);
  return {
    places: new Map([...places].flatMap(([id, place]) => (place === null ? [] : [[id, place] as const]))),
    ...{ trailer: newest.trailer, startXref, isStream: newest.isStream },
    free: Math.max(highest + 1, ...sizes),
  };
}

async function newestTable(bytes: PdfBytes): Promise<number> {
  const tail = latin1(await bytes.piece(Math.max(0, bytes.length - TAIL_BYTES), bytes.length));
  const told = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(tail)?.[1];
  if (told === undefined) throw new PdfBroken('no startxref');
  return Number(told);
}

async function sectionAt(bytes: PdfBytes, at: number): Promise<Section> {
  const isTable = await parseAt(bytes, at, (text) => text.slice(pastBlanks(text, 0)).startsWith('xref'));
  return isTable ? await parseAt(bytes, at, parseTable, 65_536) : await streamSection(bytes, at);
}

const TABLE = /(\d{1,10})[ \t]+(\d{1,10})[ \t]*\r?\n?/y;
const ROW = /\s*(\d{10}) (\d{5}) ([nf])\s{0,2}/y;

function parseTable(text: string): Section {
  let at = pastBlanks(text, text.indexOf('xref') + 4);
  const rows: (readonly [number, PdfPlace | null])[] = [];
  while (!text.startsWith('trailer', at)) {
    if (at + 64 > text.length) throw new PdfCutShort();
    TABLE.lastIndex = at;
    const head = TABLE.exec(text);
    if (head === null) throw new PdfBroken('table');
    const [first, count] = [Number(head[1]), Number(head[2])];
    if (rows.length + count > MOST_OBJECTS) throw new PdfBroken('too many objects');
    ROW.lastIndex = TABLE.lastIndex;
    for (let i = 0; i < count; i += 1) {
      const from = ROW.lastIndex;
      const row = ROW.exec(text);
      if (row === null) {
        if (from + 24 > text.length) throw new PdfCutShort();
        throw new PdfBroken('row');
      }
      const isUsed = row[3] === 'n' && Number(row[1]) > 0;
      rows.push([first + i, isUsed ? { at: Number(row[1]), generation: Number(row[2]) } : null]);
    }
    at = pastBlanks(text, count === 0 ? TABLE.lastIndex : ROW.lastIndex);
  }
  const { value } = parseValue(text, at + 'trailer'.length);
  if (value.kind !== 'dict') throw new PdfBroken('trailer');
  return { rows, trailer: value.entries, isStream: false };
}

async function streamSection(bytes: PdfBytes, at: number): Promise<Section> {
  const object = await objectAt(bytes, at);
  const { entries, data } = await streamAt(bytes, at, object, (value) => Promise.resolve(numberOf(value)));
  const widths = numbersIn(entries, 'W') ?? [];
  const [kindBytes = 0, secondBytes = 0, thirdBytes = 0] = widths;
  const width = kindBytes + secondBytes + thirdBytes;
  if (width < 1 || width > 32 || widths.length !== 3) throw new PdfBroken('widths');
  const ranges = numbersIn(entries, 'Index') ?? [0, numberOf(entries.get('Size')) ?? 0];
  const rows: (readonly [number, PdfPlace | null])[] = [];
  let from = 0;
  const field = (length: number, otherwise: number) => {
    let value = length === 0 ? otherwise : 0;
    for (let i = 0; i < length; i += 1) value = value * 256 + (data[from + i] ?? 0);
    from += length;
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range, range + 2);
    for (let i = 0; i < count && from + width <= data.length; i += 1) {
      const [kind, second, third] = [field(kindBytes, 1), field(secondBytes, 0), field(thirdBytes, 0)];
      rows.push([first + i, placeOf(kind, second, third)]);
    }
  }
  return { rows, trailer: entries, isStream: true };
}

function placeOf(kind: number, second: number, third: number): PdfPlace | null {
  if (kind === 1) return { at: second, generation: third };
  return kind === 2 ? { inStream: second, index: third } : null;
}

function numbersIn(entries: PdfEntries, name: string): readonly number[] | null {
  const value = entries.get(name);
  if (value?.kind !== 'array') return null;
  return value.items.map((one) => numberOf(one) ?? 0);
}
