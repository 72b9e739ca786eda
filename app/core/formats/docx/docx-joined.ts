import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

const BODY = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const MEDIA = 'word/media/';
const BODY_BEGINS = '<w:body>';
const BODY_ENDS = '<w:sectPr';

/** Word files of parts of a document on their way into one; what has come is kept packed. */
export type JoinedDocx = {
  readonly add: (part: Uint8Array) => void;
  /** `frame` has what the parts have in common: styles, settings, and the comments of all of them. */
  readonly end: (frame: Uint8Array) => Uint8Array;
};

/**
 * `first` is the beginning of the document. The parts are made alike; only their bodies and pictures differ. `createdUtc`: when
 * the files in it count as made.
 */
export function startJoined(first: Uint8Array, createdUtc: string): JoinedDocx {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  const body = new ZipDeflate(BODY);
  body.mtime = createdUtc;
  const pictures: string[] = [];
  const media = new Map<string, Uint8Array>();
  zip.add(body);
  const put = (text: string) => body.push(strToU8(text));
  let parts = 0;
  const add = (part: Uint8Array) => {
    const files = unzipSync(part);
    parts += 1;
    const { inside } = bodyOf(files);
    const own = relationsOf(files).filter(({ target }) => target.startsWith('media/'));
    const named = new Map(own.map(({ id }) => [id, `${id}p${parts}`]));
    put(inside.replace(/r:embed="([^"]+)"/g, (_, id: string) => `r:embed="${named.get(id) ?? id}"`));
    // Each part counts its pictures anew.
    for (const { id, tag, target } of own) {
      const name = target.replace('media/', `media/part${parts}-`);
      pictures.push(
        tag.replace(`Id="${id}"`, `Id="${named.get(id) ?? id}"`).replace(`"${target}"`, `"${name}"`),
      );
      const bytes = files[`word/${target}`];
      if (bytes !== undefined) media.set(`word/${name}`, bytes);
    }
  };
  put(bodyOf(unzipSync(first)).before);
  add(first);
  return {
    add,
    end: (frame) => {
      const files = unzipSync(frame);
      body.push(strToU8(bodyOf(files).after), true);
      const relations = strFromU8(files[RELATIONS] ?? new Uint8Array());
      const all = relations.replace('</Relationships>', `${pictures.join('')}</Relationships>`);
      const others = Object.entries(files).filter(([name]) => name !== BODY && !name.endsWith('/'));
      for (const [name, bytes] of others)
        packInto(zip, name, name === RELATIONS ? strToU8(all) : bytes, createdUtc);
      for (const [name, bytes] of media) packInto(zip, name, bytes, createdUtc);
      zip.end();
      return together(pieces);
    },
  };
}

/** Pictures are packed already. */
function packInto(zip: Zip, name: string, bytes: Uint8Array, createdUtc: string): void {
  const file = name.startsWith(MEDIA) ? new ZipPassThrough(name) : new ZipDeflate(name);
  file.mtime = createdUtc;
  zip.add(file);
  file.push(bytes, true);
}

function bodyOf(files: Readonly<Record<string, Uint8Array>>) {
  const xml = strFromU8(files[BODY] ?? new Uint8Array());
  const from = xml.indexOf(BODY_BEGINS) + BODY_BEGINS.length;
  const to = xml.lastIndexOf(BODY_ENDS);
  return { before: xml.slice(0, from), inside: xml.slice(from, to), after: xml.slice(to) };
}

function relationsOf(files: Readonly<Record<string, Uint8Array>>) {
  const xml = strFromU8(files[RELATIONS] ?? new Uint8Array());
  return [...xml.matchAll(/<Relationship [^>]*>/g)].map(([tag]) => ({
    tag,
    id: /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
    target: /\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '',
  }));
}

function together(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
