import { strToU8, zlibSync } from 'fflate';

/** Takes the next bytes of a file; answers when more may come. */
export type PdfSink = (bytes: Uint8Array) => Promise<void>;

/** Objects of a PDF on their way out. */
export type PdfObjectsOut = {
  /** A number for an object that comes later. */
  readonly reserve: () => number;
  /** `body` in characters of one byte. */
  readonly put: (id: number, body: string, generation?: number) => Promise<void>;
  /** `entries` of its dictionary without `Length`; the bytes go out as they are. */
  readonly stream: (id: number, entries: string, bytes: Uint8Array) => Promise<void>;
};

/** A PDF file under way: objects go out as they come, and only their places are kept. */
export type PdfOutput = PdfObjectsOut & {
  /** The table of objects and the trailer (ISO 32000-1, 7.5.4 and 7.5.5). */
  readonly end: (root: number, info: number) => Promise<void>;
};

/** Where an object went. */
type Place = { readonly id: number; readonly generation: number; readonly at: number };

type Bookkeeping = PdfObjectsOut & {
  readonly text: (characters: string) => Promise<void>;
  readonly at: () => number;
  /** In the order of their numbers. */
  readonly places: () => readonly Place[];
  /** FNV-1a over where everything stands, in hexadecimal: another document has another identifier. */
  readonly identifier: () => string;
};

/** `from`: bytes that stand before; `free`: the first number that no object has. */
function keepBooks(sink: PdfSink, from: number, free: number): Bookkeeping {
  const places = new Map<number, Place>();
  const sum = { bytes: from, check: 0x811c9dc5, free };
  const write = async (bytes: Uint8Array) => {
    sum.bytes += bytes.length;
    await sink(bytes);
  };
  const text = (characters: string) => write(strToU8(characters, true));
  const begin = (id: number, generation: number) => {
    places.set(id, { id, generation, at: sum.bytes });
    sum.check = Math.imul(sum.check ^ sum.bytes, 0x01000193) >>> 0;
  };
  return {
    text,
    at: () => sum.bytes,
    places: () => [...places.values()].sort((a, b) => a.id - b.id),
    identifier: () => `<${sum.check.toString(16).padStart(8, '0').repeat(4)}>`,
    reserve: () => {
      sum.free += 1;
      return sum.free - 1;
    },
    put: async (id, body, generation = 0) => {
      begin(id, generation);
      await text(`${id} ${generation} obj\n${body}\nendobj\n`);
    },
    stream: async (id, entries, bytes) => {
      begin(id, 0);
      await text(`${id} 0 obj\n<< ${entries} /Length ${bytes.length} >>\nstream\n`);
      await write(bytes);
      await text('\nendstream\nendobj\n');
    },
  };
}

const tableRow = ({ at, generation }: Place) =>
  `${String(at).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;

/** Begins a file; four bytes over 127 in the second line say that it is none of text (7.5.2). */
export async function startPdf(sink: PdfSink): Promise<PdfOutput> {
  const { text, at, places, identifier, ...objects } = keepBooks(sink, 0, 1);
  await text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  return {
    ...objects,
    end: async (root, info) => {
      const from = at();
      const rows = places().map(tableRow);
      const size = rows.length + 1;
      await text(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`);
      await text(
        `trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R /ID [${identifier()} ${identifier()}] >>\nstartxref\n${from}\n%%EOF\n`,
      );
    },
  };
}

/** What an incremental update has to know of the file before it (7.5.6). */
export type PdfBefore = {
  readonly bytes: number;
  readonly startXref: number;
  readonly hasXrefStream: boolean;
  readonly free: number;
  /** References to the catalog and the information dictionary; the latter may be empty. */
  readonly root: string;
  readonly info: string;
  /** The first half of its identifier, or empty. */
  readonly identifier: string;
};

/** An update under way: what is put goes behind the file, objects that it had before get their new state. */
export type PdfUpdate = PdfObjectsOut & { readonly end: () => Promise<void> };

export async function startUpdate(before: PdfBefore, sink: PdfSink): Promise<PdfUpdate> {
  const books = keepBooks(sink, before.bytes, before.free);
  const { text, at, places, identifier, ...objects } = books;
  await text('\n');
  const trailer = (size: number) => {
    const first = before.identifier === '' ? identifier() : before.identifier;
    const info = before.info === '' ? '' : ` /Info ${before.info}`;
    return `/Size ${size} /Root ${before.root}${info} /ID [${first} ${identifier()}] /Prev ${before.startXref}`;
  };
  return {
    ...objects,
    end: async () => {
      const from = at();
      if (before.hasXrefStream) {
        const id = objects.reserve();
        const all = [...places(), { id, generation: 0, at: from }];
        const index = runsOf(all).map((run) => `${run[0]?.id ?? 0} ${run.length}`);
        const entries = `/Type /XRef /W [1 ${OFFSET_BYTES} 2] /Index [${index.join(' ')}] ${trailer(id + 1)}`;
        await objects.stream(id, `${entries} ${DEFLATED}`, deflated(streamRows(all)));
      } else {
        const tables = runsOf(places()).map(
          (run) => `${run[0]?.id ?? 0} ${run.length}\n${run.map(tableRow).join('')}`,
        );
        await text(`xref\n${tables.join('')}trailer\n<< ${trailer(objects.reserve())} >>\n`);
      }
      await text(`startxref\n${from}\n%%EOF\n`);
    },
  };
}

const OFFSET_BYTES = 6;

function streamRows(places: readonly Place[]): Uint8Array {
  const width = 1 + OFFSET_BYTES + 2;
  const rows = new Uint8Array(width * places.length);
  for (const [i, { at, generation }] of places.entries()) {
    rows[i * width] = 1;
    for (let n = 0; n < OFFSET_BYTES; n += 1)
      rows[i * width + OFFSET_BYTES - n] = Math.floor(at / 256 ** n) % 256;
    rows[i * width + width - 2] = generation >> 8;
    rows[i * width + width - 1] = generation & 255;
  }
  return rows;
}

/** Places whose numbers follow each other. */
function runsOf(places: readonly Place[]): readonly (readonly Place[])[] {
  const runs: Place[][] = [];
  for (const place of places) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run[run.length - 1]?.id === place.id - 1) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** Entry of a stream's dictionary for what `deflated` has packed. */
export const DEFLATED = '/Filter /FlateDecode';

export function deflated(content: string | Uint8Array): Uint8Array {
  return zlibSync(typeof content === 'string' ? strToU8(content, true) : content);
}

/** Text of people as a string object (7.9.2.2), in UTF-16. */
export function pdfText(text: string): string {
  const units = text.split('').map((unit) => hex4(unit.charCodeAt(0)));
  return `<FEFF${units.join('')}>`;
}

export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
