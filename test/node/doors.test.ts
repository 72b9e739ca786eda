import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { sha256Hex } from '../../app/node/disk/hash';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureText } from '../../app/core/base/failure-text';
import { failureIn } from '../../app/core/base/result';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { HANDLING } from '../../app/core/base/file-kinds';
import type { FileNote } from '../../app/core/formats/encoding/notes';
import { pageText } from '../../app/core/page/transcription';
import { decodeBytes } from '../../app/node/disk/decode-bytes';
import { openText } from '../../app/core/formats/open-text';
import { readForeignHere } from '../../app/node/project/foreign-page';
import { nodeDisk } from '../../app/node/disk/fs';
import { importFile } from '../../app/node/review/import-pages';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { createProject } from '../../app/node/project/project-create';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { readReferences } from '../../app/node/project/reference-file';
import { errorText } from '../../renderer/locales/errors';
import { utf8 } from '../helpers/bytes';
import { encode } from '../helpers/encode';
import { readForeign, readPdf } from '../helpers/foreign';
import { ALTO_XML, FILES, PAGE_XML, SAID } from '../helpers/kinds';
import { sharedDir } from '../helpers/shared';
import { newProject, openStore, valueOf } from '../helpers/store-fixture';

let folder: string;
let out = '';
let err = '';
const io: CliIo = {
  engine: null,
  readPdf,
  dictionary: () => Promise.resolve(null),
  deps: nodeStoreDeps(pageXmlCodec),
  version: '9.9.9',
  language: 'en',
  out: (text) => void (out += text),
  err: (text) => void (err += text),
  isTerminal: false,
  columns: 80,
};
const path = (name: string) => join(folder, name);
const run = (...args: readonly string[]) => runCli(args, io);
const give = (name: string, content: string | Uint8Array) => writeFile(path(name), content);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-doors-'));
  await give('same.txt', SAID.join('\n'));
  await give('one-side.txt', 'any bytes');
  for (const { name, bytes } of FILES) await give(name, bytes);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  out = '';
  err = '';
});

/** A project of one sheet; what was taken into it, and what was said. */
async function taken(name: string) {
  const parent = await mkdtemp(join(folder, 'parent-'));
  const scan = join(parent, 'scan.jpg');
  await writeFile(scan, 'a scan');
  const image = { widthPx: 300, heightPx: 100, dpi: null };
  const project = { ...newProject(parent, scan), scans: [{ path: scan, pages: [image] }] };
  const root = valueOf(await createProject(nodeDisk(), project));
  const store = await openStore(nodeDisk(), root, { codec: pageXmlCodec, readForeign });
  const notes: FileNote[] = [];
  const onNotes = (said: readonly FileNote[]) => void notes.push(...said);
  const result = await importFile({
    store,
    readForeign,
    path: path(name),
    pageId: '0001',
    who: 'Анна',
    // That the files are of other pictures than this one is not the matter here.
    acceptedSha256: sha256Hex(await readFile(path(name)).catch(() => Buffer.alloc(0))),
    onNotes,
  });
  const { revision } = valueOf(await store.readPage('0001'));
  await store.close();
  return { result, notes, text: revision === null ? null : pageText(revision.page) };
}

/** Every way in for a text: what it says of a file, or null where it takes it. */
const DOORS: Readonly<Record<string, (name: string) => Promise<string | null>>> = {
  'reference in the window': async (name) => {
    const read = await readReferences(path(name), 'transcription', readForeign);
    // The window's side of the door puts the file's name before it.
    return read.ok ? null : failureText(failureIn(name, read.error), 'en');
  },
  'text of a sheet': async (name) => {
    const { result } = await taken(name);
    return result.ok ? null : failureText(result.error, 'en');
  },
  check: async (name) => ((await run('check', path(name))) === 0 ? null : err),
  'check --reference': async (name) =>
    (await run('check', path('same.txt'), '--reference', path(name))) === 0 ? null : err,
  'check --translation': async (name) =>
    (await run('check', path('same.txt'), '--translation', path(name))) === 0 ? null : err,
  evaluate: async (name) => ((await run('evaluate', path(name), path('same.txt'))) === 0 ? null : err),
  'evaluate, the truth': async (name) =>
    (await run('evaluate', path('same.txt'), path(name))) === 0 ? null : err,
};

describe.each(Object.keys(DOORS))('%s', (door) => {
  const open = DOORS[door] ?? (() => Promise.resolve(null));

  it.each(FILES.filter(({ kind }) => HANDLING[kind] !== 'refuse').map(({ name }) => name))(
    'takes %s',
    async (name) => {
      expect(await open(name)).toBeNull();
    },
  );

  it.each(FILES.filter(({ kind }) => HANDLING[kind] === 'refuse'))(
    'refuses $name by name',
    async ({ name }) => {
      const said = await open(name);
      expect(said).toContain(name);
      expect(said).toMatch(/This is|file is empty|has no text/);
      expect(said).not.toMatch(/encoding is not known|neither PAGE XML/);
    },
  );
});

describe('texts of page files', () => {
  const NAMES = ['page.xml', 'alto.xml', 'page.hocr', 'tei.xml'];

  it.each(NAMES)('as a reference, %s is its lines', async (name) => {
    const [reference] = valueOf(await readReferences(path(name), 'transcription', readForeign));
    expect(reference?.text).toBe(`${SAID.join('\n')}\n`);
    expect(reference?.notes).toMatchObject([
      { code: 'read-as', params: { pages: 1, lines: 2, account: { lost: 0, invented: 0 } } },
    ]);
    // The file itself is kept as it was given.
    expect(reference?.bytes.length).toBe((await readFile(path(name))).length);
  });

  it.each(NAMES)(
    'check of %s against the same text finds nothing, and says how it was read',
    async (name) => {
      expect(await run('check', path('same.txt'), '--reference', path(name), '--format', 'json')).toBe(0);
      const { discrepancies, notes } = JSON.parse(out) as { discrepancies: unknown[]; notes: object[] };
      expect(discrepancies).toEqual([]);
      expect(notes).toMatchObject([
        { file: path(name), code: 'read-as', params: { lines: 2, account: { lost: 0, invented: 0 } } },
      ]);
      expect(err).toMatch(/: Read as .* Characters in the file: \d+; taken: \d+\./);
    },
  );

  it('evaluate of any of them against any other is 0 %', async () => {
    for (const name of NAMES) {
      for (const truth of NAMES) {
        out = '';
        expect(await run('evaluate', path(name), path(truth), '--format', 'json')).toBe(0);
        expect(JSON.parse(out)).toMatchObject({ exact: { cer: { rate: 0 }, wer: { rate: 0 } } });
      }
    }
  });

  it('keeps pages apart by form feeds', async () => {
    const second = '<Page WIDTH="1" HEIGHT="1"><TextLine><String CONTENT="лист"/></TextLine></Page></Layout>';
    await give('two.xml', ALTO_XML.replace('</Layout>', second));
    const [reference] = valueOf(await readReferences(path('two.xml'), 'transcription', readForeign));
    expect(reference?.text).toBe(`${SAID.join('\n')}\n\fлист\n`);
    await give('two.txt', `${SAID.join('\n')}\n\fлист\n`);
    await run('evaluate', path('two.xml'), path('two.txt'), '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      pages: [{ name: '1' }, { name: '2' }],
      exact: { cer: { rate: 0 } },
    });
  });

  it('says that a page file without text has none', async () => {
    await give('bare.xml', PAGE_XML.replace(/<TextRegion[^]*<\/TextRegion>/, ''));
    const read = await readReferences(path('bare.xml'), 'transcription', readForeign);
    expect(read.ok ? null : read.error.code).toBe('no-text');
  });

  it('in plain Node is what the engine window reads', async () => {
    const here = readForeignHere(readPdf);
    for (const { name, bytes } of FILES) {
      const opened = openText(bytes, name, decodeBytes);
      if (opened.ok)
        expect(await here(opened.value.file), name).toEqual(await readForeign(opened.value.file));
    }
  });

  it('takes Markdown with tags in it without them, by its name', async () => {
    await give('tags.md', `${SAID[0]}<br>\n<br>\n<br>\n${SAID[1]}`);
    expect(valueOf(await readReferences(path('tags.md'), 'transcription', readForeign))).toHaveLength(1);
    expect((await taken('tags.md')).text).toBe(SAID.join('\n'));
  });

  it('compares folders of them page by page', async () => {
    const [here, there] = [await mkdtemp(join(folder, 'here-')), await mkdtemp(join(folder, 'there-'))];
    await writeFile(join(here, '0001.xml'), ALTO_XML);
    await writeFile(join(there, '0001.xml'), PAGE_XML);
    expect(await run('evaluate', here, there, '--format', 'json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ pages: [{ name: '0001.xml' }], exact: { cer: { rate: 0 } } });
  });
});

describe('refusals and notes', () => {
  it('are said in the language that is asked for', async () => {
    expect(await run('check', path('same.txt'), '--reference', path('text.doc'), '--language', 'ru')).toBe(2);
    expect(err).toContain('Это документ старого Word');
    const read = await readReferences(path('protected.docx'), 'transcription', readForeign);
    if (read.ok) throw new Error('taken');
    expect(errorText(read.error, 'ru')).toContain('Это документ, защищённый паролем');
    expect(errorText({ ...read.error, params: { ...read.error.params, file: 'Текст.rtf' } }, 'ru')).toMatch(
      /^Текст\.rtf: Это/,
    );
    const imported = await taken('book.djvu');
    if (imported.result.ok) throw new Error('taken');
    expect(errorText(imported.result.error, 'ru')).toMatch(/^book\.djvu: Это книга в DjVu/);
  });

  it('tell of a guessed encoding and of damage at every door', async () => {
    const text = 'Уважаемый товарищ! Ваша телеграмма от 16 января получена.\n';
    await give('koi8.txt', encode(text, 'koi8-r'));
    await give('stray.txt', Uint8Array.from([...utf8(text), 0xa0, ...utf8('конец')]));
    const [guessed] = valueOf(await readReferences(path('koi8.txt'), 'transcription', readForeign));
    expect(guessed?.notes).toEqual([
      { code: 'guessed-encoding', params: { encoding: 'koi8-r', rival: null } },
    ]);
    const sheet = await taken('stray.txt');
    expect(sheet.notes).toEqual([
      { file: 'stray.txt', note: { code: 'repaired-bytes', params: { count: 1, lines: [2] } } },
    ]);
    await run('check', path('koi8.txt'), '--reference', path('stray.txt'), '--format', 'json');
    expect((JSON.parse(out) as { notes: { code: string }[] }).notes.map(({ code }) => code)).toEqual([
      'guessed-encoding',
      'repaired-bytes',
    ]);
    expect(err).toContain('stray.txt: The file is UTF-8, but 1 byte of it is damaged (line 2)');
    out = '';
    await run('evaluate', path('koi8.txt'), path('koi8.txt'), '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ exact: { cer: { rate: 0 } }, notes: [{}, {}] });
  });
});

describe.skipIf(sharedDir() === null)('files of bug reports', () => {
  const field = (name: string) => join(sharedDir() ?? '', 'corpus/field', name);
  const count = async (reference: string) => {
    out = '';
    const code = await run('check', field('ocr.txt'), '--reference', field(reference), '--format', 'json');
    return code === 0 ? (JSON.parse(out) as { discrepancies: unknown[] }).discrepancies.length : err;
  };
  const take = async (name: string) => {
    await give(name, await readFile(field(name)));
    return await taken(name);
  };

  it('in windows-1251 and ISO-8859-1 are taken as the text of a sheet', async () => {
    expect((await take('f08-transcription-windows-1251.txt')).text).toMatch(/[а-я]{3}/);
    expect((await take('f08-hocr-windows-1251.html')).text).toMatch(/[а-я]{3}/);
    const alto = await take('f08-alto-iso-8859-1.xml');
    expect(alto.text).toMatch(/[à-ÿ]/);
    expect(alto.notes).toEqual([]);
  });

  it('in UTF-8 with a stray byte, and in Mac Cyrillic, give the three discrepancies that are there', async () => {
    expect(await count('ref.txt')).toBe(3);
    expect(await count('f09-utf8-with-one-stray-byte.txt')).toBe(3);
    expect(err).toContain('1 byte of it is damaged');
    expect(await count('f09-mac-cyrillic.txt')).toBe(3);
    expect(err).toContain('Mac Cyrillic');
  });

  it('in RTF and HTML give the same, without what is no text', async () => {
    expect(await count('f10-reference.rtf')).toBe(3);
    expect(await count('f10-reference.html')).toBe(3);
    expect(err).toMatch(/Left out: .*menus and buttons: 7/);
  });
});
