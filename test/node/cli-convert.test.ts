import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { HANDLING } from '../../app/core/base/file-kinds';
import { WRITTEN_FORMATS } from '../../app/core/formats/write/written-formats';
import { nodeDisk } from '../../app/node/disk/fs';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { createProject } from '../../app/node/project/project-create';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { readPdf } from '../helpers/foreign';
import { ALTO_XML, FILES, HOCR_HTML, PAGE_XML, SAID, TEI_XML } from '../helpers/kinds';
import { newProject, openStore, valueOf } from '../helpers/store-fixture';

let folder = '';
let out = '';
let err = '';
const io: CliIo = {
  ...{ engine: null, readPdf, dictionary: () => Promise.resolve(null), deps: nodeStoreDeps(pageXmlCodec) },
  ...{ version: '9.9.9', language: 'en', isTerminal: false, columns: 80 },
  out: (text) => void (out += text),
  err: (text) => void (err += text),
};
const path = (name: string) => join(folder, name);
const run = (...args: readonly string[]) => runCli(args, io);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-convert-'));
  for (const { name, bytes } of FILES) await writeFile(path(name), bytes);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  out = '';
  err = '';
});

describe('convert', () => {
  const read = FILES.filter(({ kind }) => HANDLING[kind] !== 'refuse').map(({ name }) => name);

  /** Each file into each format would be the same ways many times over. */
  const formatsOf = (name: string) =>
    /^(?:alto|text\.docx|text\.pdf)/.test(name) ? WRITTEN_FORMATS : (['tei'] as const);

  it.each(read)('%s into other formats gives the same text', { timeout: 30_000 }, async (name) => {
    for (const format of formatsOf(name)) {
      const target = path(`out-${name}.${format}`);
      expect(await run('convert', path(name), target, '--format', format), err).toBe(0);
      expect(err).toMatch(/Characters in the file: \d+; taken: \d+\./);
      out = '';
      await run('convert', target, '-', '--format', 'txt');
      for (const line of SAID) expect(out, `${name} → ${format}`).toContain(line);
    }
  });

  it('leaves a file that is of the format as it is, byte for byte', async () => {
    for (const [name, text, ending] of [
      ['page.xml', PAGE_XML, 'page.xml'],
      ['alto.xml', ALTO_XML, 'alto.xml'],
      ['page.hocr', HOCR_HTML, 'hocr'],
      ['tei.xml', TEI_XML, 'tei.xml'],
    ] as const) {
      expect(await run('convert', path(name), path(`same.${ending}`))).toBe(0);
      expect(await readFile(path(`same.${ending}`), 'utf8')).toBe(text);
    }
  });

  it('takes the text that a PDF holds, and says where that is not Russian', async () => {
    await writeFile(path('latin.txt'), 'Hanorosas AeKnapai IVIs no Hanory Ha noJI pesynbTaT npoBepKM\n');
    await run('convert', path('latin.txt'), path('latin.pdf'));
    err = '';
    expect(await run('convert', path('latin.pdf'), '-', '--format', 'txt')).toBe(0);
    expect(out).toContain('Hanory');
    expect(err).toContain('does not look like Russian: “Hanorosas AeKnapai');
    expect(await run('check', path('latin.pdf'), '--reference', path('latin.txt'), '--language', 'ru')).toBe(
      0,
    );
    expect(err).toContain('на русский он не похож: «Hanorosas AeKnapai');
    err = '';
    await run('convert', path('text.pdf'), '-', '--format', 'txt');
    expect(err).not.toContain('Russian');
  });

  it('says in one line what cannot be done', async () => {
    expect(await run('convert', path('text.doc'), path('x.txt'), '--language', 'ru')).toBe(2);
    expect(err).toMatch(/^sverka: .*text\.doc: Это документ старого Word[^\n]*\n$/);
    err = '';
    expect(await run('convert', path('text.txt'), path('x.xyz'))).toBe(2);
    expect(err).toMatch(/^sverka: .*Give --format: txt, md, [^\n]*\n$/);
    err = '';
    expect(await run('convert', path('text.txt'), '-', '--format', 'docx')).toBe(2);
    expect(err).toContain('Name a file');
  });
});

describe('export', () => {
  it('writes the texts of a project, its files named as the archive names its scans', async () => {
    const scan = path('f45_op1_d337_001.png');
    await writeFile(scan, 'a scan');
    const image = { widthPx: 300, heightPx: 100, dpi: null };
    const project = { ...newProject(folder, scan), scans: [{ path: scan, pages: [image] }] };
    const root = valueOf(await createProject(nodeDisk(), project));
    const store = await openStore(nodeDisk(), root, { codec: pageXmlCodec });
    const boxPx = { x0: 0, y0: 0, x1: 100, y1: 20 };
    const page = { id: '0001', image, lines: [{ id: 'l1', text: 'Прибыло 300', boxPx, words: [] }] };
    const about = { deletedLines: 0, reason: 'saved', who: 'Анна', note: '' } as const;
    const first = valueOf(await store.savePage({ ...about, page, baseHash: null }));
    const corrected = { ...page, lines: [{ ...page.lines[0], text: 'Прибыло 500' }] } as typeof page;
    valueOf(await store.savePage({ ...about, page: corrected, baseHash: first.revision.hash }));
    await store.close();
    for (const format of WRITTEN_FORMATS) {
      const target = path(`project-${format}`);
      expect(await run('export', root, '--format', format, '--out', target), err).toBe(0);
      if (format !== 'page' && format !== 'alto') continue;
      expect((await readdir(target)).sort()).toEqual(['f45_op1_d337_001.png', 'f45_op1_d337_001.xml']);
      expect(await readFile(join(target, 'f45_op1_d337_001.xml'), 'utf8')).toContain('f45_op1_d337_001.png');
      expect(await readFile(join(target, 'f45_op1_d337_001.png'), 'utf8')).toBe('a scan');
    }
    expect(await run('export', root, '--format', 'pdf', '--out', path('project.pdf'))).toBe(0);
    await run('convert', path('project.pdf'), '-', '--format', 'txt');
    expect(out).toContain('Прибыло 500');
    expect(err).toContain('0001: This sheet has not been drawn yet');
    [out, err] = ['', ''];
    await run('convert', path('project-docx'), '-', '--format', 'txt');
    expect(out).toContain('Прибыло 500');
    expect(err).toContain('deleted in tracked changes: 3 (“300”)');
  });
});

describe('convert to a searchable PDF', () => {
  it('takes the picture that the page names from beside its file, byte for byte', async () => {
    const raw = { data: Buffer.alloc(20 * 30 * 4, 200), width: 20, height: 30 };
    const picture = encode(raw, 90).data;
    await writeFile(path('named.jpg'), picture);
    const page = PAGE_XML.replace(/imageFilename="[^"]*"/, 'imageFilename="../named.jpg"');
    await writeFile(path('named.xml'), page);
    expect(await run('convert', path('named.xml'), path('named.pdf')), err).toBe(0);
    const pdf = await readFile(path('named.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes(picture)).toBe(true);
    out = '';
    expect(await run('convert', path('named.pdf'), '-', '--format', 'txt'), err).toBe(0);
    for (const line of SAID) expect(out).toContain(line);
  });
});
