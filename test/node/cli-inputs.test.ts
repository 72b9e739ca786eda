import { mkdir, mkdtemp, readdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../app/cli/account';
import { expandScans } from '../../app/cli/scan-packages';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { seededRandom, type Random } from '../bench/random';
import { makePaperEngine, pagesOnPaper, type PaperEngine } from '../helpers/paper-engine';

/** Every input of a run is an output or is named, whatever the inputs are. */

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sverka-inputs-'));
});
afterAll(() => rm(root, { recursive: true }));

type Ran = { readonly code: number; readonly out: string; readonly err: string };

async function run(
  engine: PaperEngine,
  args: readonly string[],
  overrides: Partial<CliIo> = {},
): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await runCli(args, {
    engine: () => engine,
    dictionary: () => Promise.resolve(null),
    deps: nodeStoreDeps(pageXmlCodec),
    version: '9.9.9',
    language: 'en',
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isTerminal: false,
    columns: 80,
    ...overrides,
  });
  return { code, out, err };
}

const write = async (path: string, text: string) => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};

/** The texts of the pages in an output folder. */
async function textsIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.txt'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => text.trim()).sort();
}

const summaryOf = ({ out }: Ran): RunSummary => (JSON.parse(out) as { summary: RunSummary }).summary;

/** Names that clash when folders, endings, case or what no system allows are left away. */
const NAMES = [
  '001.png',
  '001.tif',
  '001.PNG',
  '001',
  'p.1.jpg',
  'P.1.JPG',
  'p:1.jpg',
  'p?1.jpg',
  'p_1.jpg',
  'Лист 1.jpg',
];
const FOLDERS = ['delo1', 'delo2', 'Delo1', 'fond/delo1', 'fond/delo2', '.'];

type Asked = { readonly args: readonly string[]; readonly folder: string };

/** Scans of clashing names, some of them bad, some named twice, and things that are no scans. */
async function makeInputs(random: Random, folder: string): Promise<Asked> {
  const args: string[] = [];
  const count = 2 + random.below(9);
  for (let i = 0; i < count; i += 1) {
    const path = join(folder, random.pick(FOLDERS), random.pick(NAMES));
    const pages = Array.from({ length: 1 + random.below(3) }, (_, page) => {
      const kind = random.unit();
      return kind < 0.12
        ? 'bad'
        : kind < 0.16
          ? 'kill'
          : kind < 0.22
            ? `half ${i}.${page}`
            : `page ${i}.${page}`;
    });
    await write(path, random.chance(0.12) ? 'cut' : pages.join('\n'));
    args.push(path);
  }
  const [first = ''] = args;
  if (random.chance(0.3)) args.push(first);
  if (random.chance(0.3)) args.push(join(folder, 'nowhere', '001.png'));
  if (random.chance(0.3)) args.push(dirname(first));
  if (random.chance(0.3)) {
    const link = join(folder, 'links', basename(first));
    await mkdir(dirname(link), { recursive: true });
    await symlink(first, link);
    args.push(link);
  }
  return { args, folder };
}

type Expected = { readonly texts: readonly string[]; readonly inputs: number; readonly failed: number };

async function expectedOf(args: readonly string[]): Promise<Expected> {
  const texts: string[] = [];
  let [inputs, failed] = [0, 0];
  // A folder stands for the pictures in it, each of which counts once.
  const { scans } = await expandScans(args);
  for (const path of new Set(scans.map((file) => resolve(file)))) {
    const isFile = await readFile(path).then(
      () => true,
      () => false,
    );
    const pages = isFile ? pagesOnPaper(path) : null;
    texts.push(...(pages?.good ?? []));
    inputs += pages === null ? 1 : pages.good.length + pages.bad;
    failed += pages === null ? 1 : pages.bad;
  }
  return { texts: texts.sort(), inputs, failed };
}

const RUNS = Array.from({ length: 40 }, (_, i) => i + 1);

describe('60 runs: inputs = outputs + what is named', () => {
  it.each(RUNS)('into a folder, seed %i', async (seed) => {
    const random = seededRandom(seed);
    const { args, folder } = await makeInputs(random, join(root, `run-${seed}`));
    const out = join(folder, 'out');
    const asked = ['recognise', ...args, '--out', out, '--summary'];
    const expected = await expectedOf(args);
    const first = makePaperEngine();
    const ran = await run(first, asked);
    const summary = summaryOf(ran);

    expect(await textsIn(out)).toEqual(expected.texts);
    expect(summary.inputs).toBe(expected.inputs);
    expect(summary.failed).toHaveLength(expected.failed);
    expect(summary.outputs).toBe(expected.texts.length);
    expect(summary.inputs).toBe(summary.outputs + summary.failed.length + summary.left.length);
    for (const { file, reason } of [...summary.failed, ...summary.incomplete]) {
      expect(ran.err).toContain(`sverka: ${file}`);
      expect(ran.err).toContain(reason);
    }
    expect(summary.incomplete).toHaveLength(expected.texts.filter((text) => text.startsWith('half')).length);
    expect(ran.code).toBe(summary.failed.length + summary.incomplete.length > 0 ? 2 : 0);
    expect(first.open()).toBe(0);

    // Everything is done now, in whatever order and company it is asked for again.
    const again = makePaperEngine();
    const turned = await run(again, ['recognise', ...[...args].reverse(), '--out', out, '--summary']);
    expect(again.read).toEqual([]);
    expect(await textsIn(out)).toEqual(expected.texts);
    expect(summaryOf(turned)).toMatchObject({ outputs: expected.texts.length, inputs: expected.inputs });
  });

  it.each(RUNS.slice(0, 10))('by four processes at once, seed %i', async (seed) => {
    const random = seededRandom(1_000 + seed);
    const { args, folder } = await makeInputs(random, join(root, `crowd-${seed}`));
    const out = join(folder, 'out');
    const shares = Array.from({ length: 4 }, () => args.filter(() => random.chance(0.6)));
    const summaries = await Promise.all(
      [...shares, args].map(async (share) => {
        if (share.length === 0) return null;
        const ran = await run(makePaperEngine(), ['recognise', ...share, '--out', out, '--summary']);
        // Nothing but bad files is refused without a summary.
        return summaryOf(ran);
      }),
    );
    for (const one of summaries) {
      if (one !== null) expect(one.inputs).toBe(one.outputs + one.failed.length + one.left.length);
    }
    expect(await textsIn(out)).toEqual((await expectedOf(args)).texts);
  });

  it.each(RUNS.slice(0, 10))('to a pipe that closes, and as one JSON value, seed %i', async (seed) => {
    const random = seededRandom(2_000 + seed);
    const { args } = await makeInputs(random, join(root, `pipe-${seed}`));
    const expected = await expectedOf(args);
    const json = await run(makePaperEngine(), ['recognise', ...args, '--format', 'json']);
    const value = JSON.parse(json.out) as { summary: RunSummary; pages?: readonly object[] };
    expect(value.summary).toMatchObject({ inputs: expected.inputs, outputs: expected.texts.length });
    expect(value.pages ?? [value]).toHaveLength(expected.texts.length);

    const engine = makePaperEngine();
    const most = random.below(3);
    let texts = 0;
    const closing = await run(engine, ['recognise', ...args], {
      out: () => void (texts += 1),
      isOutputClosed: () => texts > most,
    });
    const isClosed = texts > most;
    expect(engine.read).toHaveLength(texts);
    expect(texts).toBeLessThanOrEqual(most + 1);
    expect(closing.code).toBe(isClosed ? 141 : expected.failed + expectedHalves(expected) > 0 ? 2 : 0);
  });
});

const expectedHalves = ({ texts }: Expected) => texts.filter((text) => text.startsWith('half')).length;

describe('what is done', () => {
  const scanOf = async (name: string, text: string) => {
    const path = join(root, name);
    await write(path, text);
    return path;
  };

  it('is told by the scan and the options, and not by a file being there', async () => {
    const scan = await scanOf('content/a.png', 'one\ntwo');
    const out = join(root, 'content/out');
    const args = ['recognise', scan, '--out', out];
    await run(makePaperEngine(), args);
    await write(scan, 'one\nthree');
    const changed = makePaperEngine();
    const ran = await run(changed, args);
    expect(ran.err).toContain('a.png 2/2: the scan has changed; it is read again');
    expect(await textsIn(out)).toEqual(['one', 'three']);
    const other = makePaperEngine();
    expect((await run(other, [...args, '--readings', '2'])).err).toContain('read again, with other options');
    expect(other.read).toHaveLength(2);
  });

  it('is not what stood there before, which is left alone', async () => {
    const scan = await scanOf('stranger/a.png', 'mine');
    const out = join(root, 'stranger/out');
    await write(join(out, 'a-0001.txt'), 'of somebody else');
    expect((await run(makePaperEngine(), ['recognise', scan, '--out', out])).code).toBe(0);
    expect(await textsIn(out)).toEqual(['mine', 'of somebody else']);
  });

  it('is done again where an output was lost or cut off, but never over what somebody has changed', async () => {
    const scan = await scanOf('edited/a.png', 'one\ntwo\nthree');
    const out = join(root, 'edited/out');
    const args = ['recognise', scan, '--out', out];
    await run(makePaperEngine(), args);
    await unlink(join(out, 'a-0001.txt'));
    await write(join(out, 'a-0002.txt'), '');
    await write(join(out, 'a-0003.txt'), 'corrected by hand');
    const ran = await run(makePaperEngine(), args);
    expect(ran.err).toContain('a.png 3/3: already done, and changed since');
    expect(await textsIn(out)).toEqual(['corrected by hand', 'one', 'two']);
    await write(scan, 'one\ntwo\nfour');
    const refused = await run(makePaperEngine(), args);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('a-0003.txt: The file was changed after it was written here');
    expect(await textsIn(out)).toEqual(['corrected by hand', 'one', 'two']);
  });

  it('goes with the scans when the folders move', async () => {
    const scan = await scanOf('moving/scans/a.png', 'one');
    await run(makePaperEngine(), ['recognise', scan, '--out', join(root, 'moving/out')]);
    const { rename } = await import('node:fs/promises');
    await rename(join(root, 'moving'), join(root, 'moved'));
    const again = makePaperEngine();
    const out = join(root, 'moved/out');
    await run(again, ['recognise', join(root, 'moved/scans/a.png'), '--out', out]);
    await rename(join(root, 'moved/scans'), join(root, 'moved/elsewhere'));
    await run(again, ['recognise', join(root, 'moved/elsewhere/a.png'), '--out', out]);
    expect(again.read).toEqual([]);
    expect(await textsIn(out)).toEqual(['one']);
  });

  it('two copies of one sheet in two folders are two', async () => {
    const scans = [
      await scanOf('copies/delo1/001.png', 'blank'),
      await scanOf('copies/delo2/001.png', 'blank'),
    ];
    const out = join(root, 'copies/out');
    for (const scan of scans) await run(makePaperEngine(), ['recognise', scan, '--out', out]);
    expect(await textsIn(out)).toEqual(['blank', 'blank']);
  });

  it('is left to the next run where the person stops it, and nothing is left half done', async () => {
    const scan = await scanOf('stopped/a.png', 'one\ntwo\nthree');
    const out = join(root, 'stopped/out');
    const args = ['recognise', scan, '--out', out, '--summary'];
    const stop = new AbortController();
    const engine = makePaperEngine();
    const stopping: PaperEngine = {
      ...engine,
      recognisePage: async (...given) => {
        const read = await engine.recognisePage(...given);
        stop.abort();
        return read;
      },
    };
    const ran = await run(stopping, args, { signal: stop.signal });
    expect(ran.code).toBe(130);
    const { outputs, left } = summaryOf(ran);
    expect(outputs + left.length).toBe(3);
    expect(left.length).toBeGreaterThan(0);
    expect((await readdir(out)).filter((name) => name.endsWith('.claim'))).toEqual([]);
    expect((await run(makePaperEngine(), args)).code).toBe(0);
    expect(await textsIn(out)).toEqual(['one', 'three', 'two']);
  });
});

describe('outputs', () => {
  it('name the scan that there is', async () => {
    await write(join(root, 'named/p1.jpg'), 'one');
    const out = join(root, 'named/out');
    await run(makePaperEngine(), [
      'recognise',
      join(root, 'named/p1.jpg'),
      '--format',
      'page,json',
      '--out',
      out,
    ]);
    expect(await readFile(join(out, 'p1-0001.xml'), 'utf8')).toContain('imageFilename="p1.jpg"');
    const { source } = JSON.parse(await readFile(join(out, 'p1-0001.json'), 'utf8')) as { source: object };
    expect(source).toMatchObject({ file: '../p1.jpg', page: 1, pages: 1 });
  });

  it('that cannot share one output are asked for in a folder', async () => {
    await write(join(root, 'several/p.pdf'), 'one\ntwo');
    const several = await run(makePaperEngine(), [
      'recognise',
      join(root, 'several/p.pdf'),
      '--format',
      'txt,json',
    ]);
    expect(several).toMatchObject({ code: 2, out: '' });
    const pages = await run(makePaperEngine(), [
      'recognise',
      join(root, 'several/p.pdf'),
      '--format',
      'page',
    ]);
    expect(pages).toMatchObject({ code: 2, out: '' });
    expect(pages.err).toContain('--out');
  });

  it('that cannot be written stop the run, and everything is named', async () => {
    const scans = ['full/a.png', 'full/b.png', 'full/c.png'].map((name) => join(root, name));
    for (const scan of scans) await write(scan, `of ${basename(scan)}\nmore`);
    const deps = nodeStoreDeps(pageXmlCodec);
    const full = {
      ...deps,
      disk: {
        ...deps.disk,
        fs: {
          ...deps.disk.fs,
          openWritable: async (path: string, mode: 'create' | 'append') => {
            const file = await deps.disk.fs.openWritable(path, mode);
            const isOutput = basename(path).startsWith('.tmp-') && basename(dirname(path)) === 'out';
            const noSpace = () =>
              Promise.reject(Object.assign(new Error('ENOSPC: full'), { code: 'ENOSPC' }));
            return isOutput ? { ...file, write: noSpace } : file;
          },
        },
      },
    };
    const engine = makePaperEngine();
    const ran = await run(engine, ['recognise', ...scans, '--out', join(root, 'full/out'), '--summary'], {
      deps: full,
    });
    const { failed, left, outputs } = summaryOf(ran);
    expect(ran.code).toBe(2);
    expect(outputs).toBe(0);
    expect(new Set([...failed, ...left].map(({ file }) => file))).toEqual(new Set(scans));
    expect(ran.err).toContain('The disk is full');
    expect(engine.read.length).toBeLessThan(6);
    expect(await textsIn(join(root, 'full/out'))).toEqual([]);
  });
});

describe('review', () => {
  it('makes the project of what can be read, and names the rest', async () => {
    const scans = ['delo1/001.png', 'delo2/001.png', 'cut.jpg', 'kills.pdf'].map((name) =>
      join(root, 'review', name),
    );
    const texts = ['one', 'two\nbad', 'cut', 'three\nkill\nfour'];
    for (const [i, scan] of scans.entries()) await write(scan, texts[i] ?? '');
    const project = join(root, 'review', 'project');
    const ran = await run(makePaperEngine(), ['review', ...scans, '--out', project, '--format', 'json']);
    expect(ran.code).toBe(2);
    const result = JSON.parse(ran.out) as { version: number; summary: RunSummary & { coverage: object } };
    expect(result.version).toBe(1);
    expect(result.summary).toMatchObject({ inputs: 7, outputs: 4, coverage: { reason: 'no-reference' } });
    expect(result.summary.failed.map(({ file, page }) => [basename(file), page ?? null])).toEqual([
      ['cut.jpg', null],
      ['001.png', 2],
      ['kills.pdf', 2],
    ]);
    for (const id of ['0001', '0002', '0004', '0006'])
      expect(await readdir(join(project, 'history', id))).toHaveLength(2);
    const report = await readFile(join(project, 'exports', 'report.html'), 'utf8');
    expect(report).toContain('Sheets without text: 3, 5.');
    expect((await run(makePaperEngine(), ['verify', project])).code).toBe(0);
  });

  it('writes nothing where no scan can be read, and names each', async () => {
    await write(join(root, 'none/a.jpg'), 'cut');
    const scans = [join(root, 'none/a.jpg'), join(root, 'none/b.jpg')];
    const ran = await run(makePaperEngine(), ['review', ...scans, '--out', join(root, 'none/project')]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    for (const scan of scans) expect(ran.err).toContain(`sverka: ${scan}: `);
    expect(await readdir(join(root, 'none'))).toEqual(['a.jpg']);
  });
});
