import { strToU8, zlibSync } from 'fflate';

/** Takes the next bytes of a file; answers when more may come. */
export type PdfSink = (bytes: Uint8Array) => Promise<void>;

/** A PDF file under way: objects go out as they come, and only their places are kept. */
export type PdfOutput = {
  /** A number for an object that comes later. */
  readonly reserve: () => number;
  /** `body` in characters of one byte. */
  readonly put: (id: number, body: string) => Promise<void>;
  /** `entries` of its dictionary without `Length`; the bytes go out as they are. */
  readonly stream: (id: number, entries: string, bytes: Uint8Array) => Promise<void>;
  /** The table of objects and the trailer (ISO 32000-1, 7.5.4 and 7.5.5). */
  readonly end: (root: number, info: number) => Promise<void>;
};

/** Begins a file; four bytes over 127 in the second line say that it is none of text (7.5.2). */
export async function startPdf(sink: PdfSink): Promise<PdfOutput> {
  const places: number[] = [0];
  const sum = { bytes: 0, check: 0x811c9dc5 };
  const write = async (bytes: Uint8Array) => {
    sum.bytes += bytes.length;
    await sink(bytes);
  };
  const text = (characters: string) => write(strToU8(characters, true));
  const begin = (id: number) => {
    places[id] = sum.bytes;
    // FNV-1a over where everything stands: another document has another identifier.
    sum.check = Math.imul(sum.check ^ sum.bytes, 0x01000193) >>> 0;
  };
  await text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  return {
    reserve: () => places.push(0) - 1,
    put: async (id, body) => {
      begin(id);
      await text(`${id} 0 obj\n${body}\nendobj\n`);
    },
    stream: async (id, entries, bytes) => {
      begin(id);
      await text(`${id} 0 obj\n<< ${entries} /Length ${bytes.length} >>\nstream\n`);
      await write(bytes);
      await text('\nendstream\nendobj\n');
    },
    end: async (root, info) => {
      const at = sum.bytes;
      const rows = places.slice(1).map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
      const identifier = `<${sum.check.toString(16).padStart(8, '0').repeat(4)}>`;
      await text(`xref\n0 ${places.length}\n0000000000 65535 f \n${rows.join('')}`);
      await text(
        `trailer\n<< /Size ${places.length} /Root ${root} 0 R /Info ${info} 0 R /ID [${identifier} ${identifier}] >>\nstartxref\n${at}\n%%EOF\n`,
      );
    },
  };
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
