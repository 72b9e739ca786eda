import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BatchSummary } from '../../app/cli/batch-summary';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { fail, ok } from '../../app/core/base/result';
import { readPageXml } from '../../app/core/formats/page/page-xml';
import { nodeDisk } from '../../app/node/disk/fs';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import type { ScanEngine } from '../../app/node/scans/scan-engine';
import { readPdf } from '../helpers/foreign';
import { ALTO_XML, HOCR_HTML, PAGE_XML } from '../helpers/kinds';
import { makeProject, openStore, pageOf, valueOf } from '../helpers/store-fixture';

let folder = '';
let out = '';
let err = '';
const io: CliIo = {
  ...{ engine: null, readPdf, dictionary: () => Promise.resolve(null), deps: nodeStoreDeps(pageXmlCodec) },
  ...{ version: '9.9.9', language: 'en', isTerminal: false, columns: 80 },
  out: (text) => void (out += text),
  err: (text) => void (err += text),
};
const input = () => join(folder, 'in');
const run = async (target: string, ...args: readonly string[]) => {
  out = '';
  err = '';
  return await runCli(['batch', input(), '--out', join(folder, target), ...args], io);
};
const read = (...names: readonly string[]) => readFile(join(folder, ...names), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-batch-'));
  await mkdir(join(input(), 'a/b'), { recursive: true });
  const files: readonly (readonly [string, string])[] = [
    ['a/1.xml', PAGE_XML],
    ['a/1.jpg', 'the picture of 1.xml'],
    ['a/b/2.xml', ALTO_XML],
    ['a/b/2.hocr', HOCR_HTML],
    ['10.txt', 'десять слов'],
    ['9.txt', 'девять'],
    ['broken.docx', 'PK\u0003\u0004 no document'],
    ['notes.bin', 'nothing of ours'],
    ['.hidden.txt', 'hidden'],
  ];
  for (const [name, text] of files) await writeFile(join(input(), name), text);
  const project = await makeProject(nodeDisk(), input());
  const store = await openStore(nodeDisk(), project, { codec: pageXmlCodec });
  const page = pageOf('0001', 'Проект');
  const by = { reason: 'saved', who: 'Анна', note: '', deletedLines: 0 } as const;
  valueOf(await store.savePage({ page, baseHash: null, ...by }));
  await store.close();
  // What the project was made of.
  await rm(join(input(), 'given.tif'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  out = '';
  err = '';
});

const tasks = async () => {
  await run('plan', '--plan');
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; kind: string; path: string; out: string });
};
const summaryOf = async (target: string) => JSON.parse(await read(target, 'summary.json')) as BatchSummary;

describe('batch', () => {
  it('lists every document once, in natural order, and writes nothing', async () => {
    const planned = await tasks();
    expect(planned.map(({ path }) => path)).toEqual([
      ...['9.txt', '10.txt', 'a/1.xml', 'a/b/2.hocr', 'a/b/2.xml', 'broken.docx'],
      planned[planned.length - 1]?.path,
    ]);
    expect(planned[planned.length - 1]?.kind).toBe('project');
    // Two documents of one name keep their endings.
    expect(planned.filter(({ path }) => path.startsWith('a/b')).map((one) => one.out)).toEqual([
      ...['a/b/2.hocr', 'a/b/2.xml'],
    ]);
    expect(new Set(planned.map(({ id }) => id)).size).toBe(planned.length);
    expect(await tasks()).toEqual(planned);
    expect(await readdir(folder)).toEqual(['in']);
  });

  it('does what it can, names what it cannot, and puts the worst first', async () => {
    expect(await run('out', '--print', 'json')).toBe(2);
    const summary = JSON.parse(out) as BatchSummary;
    expect(summary).toMatchObject({ version: 1, total: 7, done: 6, failed: 1, left: [] });
    expect(summary.documents[0]).toMatchObject({ path: 'broken.docx', score: null });
    expect(summary.documents[0]?.failed).toMatch(/\S/);
    expect(await read('out', 'a/1.xml')).toBe(PAGE_XML);
    expect(valueOf(readPageXml(await read('out', 'a/b/2.hocr.xml'))).page.lines.length).toBeGreaterThan(0);
    expect(await readdir(join(folder, 'out', 'a'))).toEqual(['1.xml', 'b']);
    expect(err).toContain('7/7');
  });

  it('passes over what is done, does anew what has changed, and never writes over what somebody edited', async () => {
    await run('again');
    await run('again');
    expect(err.match(/already done/g)).toHaveLength(6);
    await writeFile(join(input(), '9.txt'), 'девять и ещё');
    await run('again');
    expect(err.match(/already done/g)).toHaveLength(5);
    expect(await read('again', '9.xml')).toContain('ещё');
    await writeFile(join(folder, 'again', '9.xml'), 'edited');
    await writeFile(join(input(), '9.txt'), 'девять');
    expect(await run('again')).toBe(2);
    expect(await read('again', '9.xml')).toBe('edited');
    expect(err).toContain('9.txt');
  });

  it('in tasks, in any order and some of them twice at once, gives what one run gives', async () => {
    const ids = (await tasks()).map(({ id }) => id).reverse();
    const doubled = [...ids, ...ids.slice(0, 3)];
    await Promise.all(doubled.map((id) => run('tasks', '--task', id)));
    await run('tasks', '--task', ...ids);
    await run('tasks', '--collect');
    await run('whole');
    expect(await summaryOf('tasks')).toEqual(await summaryOf('whole'));
    const names = await readdir(join(folder, 'whole'), { recursive: true });
    expect((await readdir(join(folder, 'tasks'), { recursive: true })).sort()).toEqual(names.sort());
    for (const name of ['9.xml', '10.xml', 'a/1.xml', 'a/b/2.xml.xml'])
      expect(await read('tasks', name)).toBe(await read('whole', name));
  });

  it('leaves nothing half written beside the outputs, and clears away what a killed run has left', async () => {
    const { disk } = io.deps;
    const opened: string[] = [];
    const openWritable: typeof disk.fs.openWritable = async (path, mode) => {
      opened.push(path);
      return await disk.fs.openWritable(path, mode);
    };
    const watched = { ...io, deps: { ...io.deps, disk: { ...disk, fs: { ...disk.fs, openWritable } } } };
    const target = join(folder, 'swept');
    const args = ['batch', input(), '--out', target, '--no-recognise'];
    await runCli(args, watched);
    expect(opened.length).toBeGreaterThan(5);
    expect(opened.filter((path) => !path.startsWith(join(target, '.sverka', '.tmp-')))).toEqual([]);
    const [old, fresh] = ['old', 'fresh'].map((name) => join(target, '.sverka', `.tmp-${name}`));
    for (const path of [old, fresh]) await writeFile(path ?? '', 'half');
    await utimes(old ?? '', 1, 1);
    await runCli([...args, '--collect'], {
      ...io,
      deps: { ...io.deps, nowUtc: () => new Date().toISOString() },
    });
    const left = (await readdir(join(target, '.sverka'))).filter((name) => name.startsWith('.tmp-'));
    expect(left).toEqual(['.tmp-fresh']);
  });

  it('says what is left, and what no task is called', async () => {
    const [first] = await tasks();
    expect(await run('part', '--task', 'nothing', first?.id ?? '')).toBe(2);
    expect(await run('part', '--collect')).toBe(2);
    expect(await summaryOf('part')).toMatchObject({ done: 0 });
    expect(await run('part', '--task', first?.id ?? '')).toBe(0);
    expect(await run('part', '--collect')).toBe(2);
    expect(await summaryOf('part')).toMatchObject({ done: 1, failed: 0 });
    expect((await summaryOf('part')).left).toHaveLength(6);
    expect(await run('part', '--task', 'nothing')).toBe(2);
    expect(err).toContain('batch --plan');
  });

  describe('of a scan whose reader stops', () => {
    const image = { widthPx: 100, heightPx: 100, dpi: null };
    const reader = (recognise: () => ReturnType<ScanEngine['recognisePage']>) =>
      ({
        openScan: () => Promise.resolve(ok({ handle: 'scan-1', pages: [image] })),
        recognisePage: recognise,
        generation: () => 1,
        closeScan: () => Promise.resolve(),
      }) as Partial<ScanEngine> as ScanEngine;
    const failed = (code: 'engine-failed' | 'too-slow' | 'scan-damaged') => () => Promise.resolve(fail(code));
    const read = () =>
      Promise.resolve(
        ok({
          image,
          lines: [],
          readings: [],
          account: { wordsMade: 0, passes: [], inkLinesWithoutWords: [] },
        }),
      );
    const runWith = async (target: string, engine: ScanEngine) => {
      const scan = (await tasks()).find(({ path }) => path === 'z.png')?.id ?? '';
      const args = ['batch', input(), '--out', join(folder, target), '--task', scan];
      return await runCli(args, { ...io, engine: () => engine });
    };
    beforeAll(() => writeFile(join(input(), 'z.png'), 'a picture'));
    afterAll(() => rm(join(input(), 'z.png')));

    it('ends with a code that says to try again, which a damaged scan does not', async () => {
      expect(await runWith('stopping', reader(failed('engine-failed')))).toBe(75);
      expect(await runWith('stopping', reader(failed('too-slow')))).toBe(75);
      expect(await runWith('stopping', reader(failed('scan-damaged')))).toBe(2);
      expect(await runWith('stopping', reader(read))).toBe(0);
      expect(await runWith('stopping', reader(failed('engine-failed')))).toBe(0);
    });

    it('leaves alone what a second run has done meanwhile', async () => {
      const other = async () => {
        expect(await runWith('doubled', reader(read))).toBe(0);
        return fail('engine-failed');
      };
      expect(await runWith('doubled', reader(other))).toBe(0);
      await run('doubled', '--collect');
      const { documents } = await summaryOf('doubled');
      expect(documents.find(({ path }) => path === 'z.png')?.failed).toBeNull();
    });
  });

  it('needs the app for scans, and leaves them alone where it is told to', async () => {
    await writeFile(join(input(), 'z.png'), 'no picture');
    await run('scans');
    expect((await summaryOf('scans')).documents.find(({ path }) => path === 'z.png')?.failed).toMatch(/\S/);
    await run('scans', '--no-recognise', '--collect');
    expect((await summaryOf('scans')).total).toBe(7);
    await rm(join(input(), 'z.png'));
  });
});
