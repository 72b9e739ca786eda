import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { isCliVerb } from '../../app/cli/verbs';
import { RULES } from '../../app/core/discrepancy/rules/index';
import type { OpenScan } from '../../app/core/recognise/engine';
import { fail, ok } from '../../app/core/base/result';
import { nodeDisk } from '../../app/node/disk/fs';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import type { ScanEngine } from '../../app/node/scans/scan-engine';
import { makeProject, openStore, pageOf } from '../helpers/store-fixture';

let folder: string;
let out = '';
let err = '';
const io: CliIo = {
  engine: null,
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
const run = (args: readonly string[], overrides: Partial<CliIo> = {}) =>
  runCli(args, { ...io, ...overrides });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-cli-'));
  const texts: Readonly<Record<string, string>> = {
    'here.txt': 'Телеграмма № 15608.\nПрибыло 300 винтовок.\n',
    'there.txt': 'Телеграмма № 15608.\nПрибыло 800 винтовок.\n',
    'scan.pdf': 'any bytes; the engine here reads none',
    'names.txt': '# псевдонимы\nГорный = Baranov\n',
    'bad-names.txt': 'Горный, Baranov\n',
    'unsure.txt': 'войска отощли на север\n',
    'words.txt': '# так у машинистки\nотощли\n',
    'bad-words.txt': 'отощли\nдва слова\n',
    'empty.txt': '',
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(path(name), text);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  out = '';
  err = '';
});

/** What stands in an output folder, without the records beside it. */
const outputsIn = async (place: string) => (await readdir(place)).filter((name) => name !== '.sverka').sort();

/** An engine that reads a page of two Lines from any file, or fails as it is told. */
function fakeEngine(overrides: Partial<ScanEngine> = {}): Pick<CliIo, 'engine'> {
  const { image, lines } = pageOf('0001', 'Лист 8', 'МАО ЦЗЕ-ДУН');
  const scan: OpenScan = { handle: 'scan-1', pages: [image, image] };
  const engine: ScanEngine = {
    openScan: () => Promise.resolve(ok(scan)),
    renderPage: () => Promise.resolve(ok({ image, jpeg: new Uint8Array([0xff, 0xd8]) })),
    cutTiles: () => Promise.resolve(fail('unsupported')),
    recognisePage: (_, __, options) => {
      options?.onProgress?.(0.5);
      return Promise.resolve(ok({ image, lines, readings: [{ preparation: 'soft', lines }] }));
    },
    recogniseRegion: () => Promise.resolve(ok({ image, lines, readings: [] })),
    readGrowth: () => Promise.resolve(ok({ kind: 'no-pdf' as const })),
    readTextLayer: () => Promise.resolve(ok({ image, lines: [], readings: [] })),
    generation: () => 1,
    crop: (_, __, boxes) =>
      Promise.resolve(ok(boxes.map(() => ({ jpeg: new Uint8Array([1]), widthPx: 2, heightPx: 3 })))),
    closeScan: () => Promise.resolve(),
    ...overrides,
  };
  return { engine: () => engine };
}

describe('check', () => {
  it('prints JSON with offsets into the file as given', async () => {
    const code = await run(['check', path('here.txt'), '--reference', path('there.txt'), '--format', 'json']);
    expect(code).toBe(0);
    const { version, discrepancies } = JSON.parse(out) as {
      version: number;
      discrepancies: { kind: string; from: number; to: number; line: number; column: number; text: string }[];
    };
    expect(version).toBe(1);
    expect(discrepancies).toMatchObject([
      { kind: 'number-differs', from: 28, to: 31, line: 2, column: 9, text: '300' },
    ]);
    expect(err).toBe('');
  });

  it('takes a reference in both languages apart, paragraph by paragraph', async () => {
    const pairs = [
      [
        'На станцию прибыло 800 винтовок и 14 ящиков патронов.',
        'The station has received 800 rifles and 14 boxes of cartridges.',
      ],
      [
        'Охрану несут 25 человек, они просят смены до 3 мая.',
        'It is guarded by 25 men, who ask for relief by May 3.',
      ],
      [
        'Следующий поезд придет через 6 дней, 9 мая вечером.',
        'The next train will come in 6 days, on the evening of May 9.',
      ],
    ] as const;
    await writeFile(path('both.txt'), pairs.map((pair) => pair.join('\n\n')).join('\n\n'));
    await writeFile(
      path('alone.txt'),
      pairs
        .map(([ru]) => ru)
        .join('\n\n')
        .replace('800', '300'),
    );
    expect(await run(['check', path('alone.txt'), '--reference', path('both.txt'), '--format', 'json'])).toBe(
      0,
    );
    const { discrepancies, summary } = JSON.parse(out) as {
      discrepancies: { kind: string; text: string }[];
      summary: { coverage: { references: { role: string; reason: string | null }[] } };
    };
    expect(new Set(discrepancies.map(({ kind, text }) => `${kind} ${text}`))).toEqual(
      new Set(['number-differs 300']),
    );
    expect(summary.coverage.references).toMatchObject([
      { role: 'transcription', reason: null },
      { role: 'translation', reason: null },
    ]);
    expect(err).toContain('both.txt: holds both languages');
  });

  it('prints a table, CSV and HTML, in the language that is asked for', async () => {
    const args = ['check', path('here.txt'), '--reference', path('there.txt')];
    expect(await run(args)).toBe(0);
    expect(out).toMatch(/^2:9 +High +Number differs +300 +800/m);
    out = '';
    await run([...args, '--language', 'ru', '--format', 'csv']);
    expect(out).toMatch(/300.*800/);
    out = '';
    await run([...args, '--format', 'html']);
    expect(out).toMatch(/^<!doctype html>/i);
    expect(out).toContain('Sverka 9.9.9');
  });

  it('names a rule that threw beside what the others found, and does not pass on it', async () => {
    const rule = RULES.find(({ id }) => id === 'name-differs');
    vi.spyOn(rule!, 'find').mockImplementation(() => {
      throw new Error('a fault');
    });
    const args = ['check', path('here.txt'), '--reference', path('there.txt')];
    expect(await run([...args, '--format', 'json'])).toBe(0);
    expect(err).toBe(
      'here.txt: Not everything was checked. A fault in the program left out: “Name differs”. The rest was checked.\n',
    );
    expect(JSON.parse(out)).toMatchObject({
      discrepancies: [{ kind: 'number-differs' }],
      summary: { failedRules: ['name-differs'], failedReferences: [] },
    });
    for (const format of ['html', 'csv']) {
      out = '';
      await run([...args, '--language', 'ru', '--format', format]);
      expect(out, format).toContain('пропущено: «Имя отличается»');
    }
    err = '';
    const same = ['check', path('here.txt'), '--reference', path('here.txt'), '--fail-on', 'high'];
    expect(await run([...same, '--language', 'ru'])).toBe(1);
    expect(err).toContain('Проверено не всё');
    vi.restoreAllMocks();
    expect(await run(same)).toBe(0);
  });

  it('fails on the severity that is asked for and on worse, and not on milder', async () => {
    const args = ['check', path('here.txt'), '--reference', path('there.txt'), '--fail-on'];
    expect(await run([...args, 'high'])).toBe(1);
    expect(await run([...args, 'low'])).toBe(1);
    expect(await run(['check', path('here.txt'), '--reference', path('here.txt'), '--fail-on', 'info'])).toBe(
      0,
    );
  });
});

describe('evaluate', () => {
  it('gives both rates, with what was folded away', async () => {
    expect(await run(['evaluate', path('here.txt'), path('there.txt'), '--format', 'json'])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      exact: { cer: { edits: 1, truthLength: 41 }, wer: { edits: 1, truthLength: 5 } },
    });
    out = '';
    await run(['evaluate', path('here.txt'), path('there.txt')]);
    expect(out).toMatch(/^exact +CER 0\.0244 \(1\/41\) .*\nfolded +CER 0\.0244/);
    expect(out).toContain('3 → 8 1');
  });

  it('takes folders of pages, the worst first', async () => {
    for (const [name, text] of Object.entries({ 'text/1.txt': 'вода', 'text/2.txt': 'вoда дом' })) {
      await mkdir(path('text'), { recursive: true });
      await mkdir(path('truth'), { recursive: true });
      await writeFile(path(name), text);
      await writeFile(path(name.replace('text', 'truth')), text.replace('o', 'о'));
    }
    expect(await run(['evaluate', path('text'), path('truth'), '--format', 'json'])).toBe(0);
    const { pages, exact } = JSON.parse(out) as { pages: { name: string }[]; exact: unknown };
    expect(pages.map(({ name }) => name)).toEqual(['2.txt', '1.txt']);
    expect(exact).toMatchObject({ cer: { edits: 1, truthLength: 12 } });
    expect(await run(['evaluate', path('text'), path('here.txt')])).toBe(2);
  });
});

describe('recognise', () => {
  it('writes each page in each format, and skips what is done', async () => {
    const args = ['recognise', path('scan.pdf'), '--format', 'txt, page,json', '--out', path('read/deep')];
    expect(await run(args, fakeEngine())).toBe(0);
    const names = await outputsIn(path('read/deep'));
    expect(names).toEqual(['1', '2'].flatMap((n) => ['json', 'txt', 'xml'].map((e) => `scan-000${n}.${e}`)));
    expect(await readFile(path('read/deep/scan-0001.txt'), 'utf8')).toBe('Лист 8\nМАО ЦЗЕ-ДУН\n');
    // Sheets are read side by side, and the one that ends first is told first.
    expect(err.split('\n').sort()).toEqual(['', 'scan.pdf 1/2', 'scan.pdf 2/2']);
    err = '';
    const never = fakeEngine({ recognisePage: () => Promise.reject(new Error('must not be asked')) });
    expect(await run(args, never)).toBe(0);
    expect(err.split('\n').sort()).toEqual(['', 'scan.pdf 1/2: already done', 'scan.pdf 2/2: already done']);
  });

  it('leaves a page to the process that has it, and takes over from one that died', async () => {
    const place = path('claimed');
    await mkdir(place);
    await writeFile(join(place, '.scan-0001.claim'), String(process.pid));
    await writeFile(join(place, '.scan-0002.claim'), '999999999');
    expect(await run(['recognise', path('scan.pdf'), '--out', place], fakeEngine())).toBe(0);
    expect(err).toBe('scan.pdf 1/2: another process has it\nscan.pdf 2/2\n');
    expect(await outputsIn(place)).toEqual(['.scan-0001.claim', 'scan-0002.txt']);
  });

  it('prints to the output without --out, and shows shares to a terminal only', async () => {
    expect(await run(['recognise', path('scan.pdf')], { ...fakeEngine(), isTerminal: true })).toBe(0);
    expect(out).toBe('Лист 8\nМАО ЦЗЕ-ДУН\nЛист 8\nМАО ЦЗЕ-ДУН\n');
    expect(err).toContain('\rscan.pdf 1/2: 50 %');
  });
});

describe('review', () => {
  it('makes a project with version 1 of every page and a report, and will not do so twice', async () => {
    const args = ['review', path('scan.pdf'), '--out', path('new/project'), '--reference', path('here.txt')];
    expect(await run(args, fakeEngine())).toBe(0);
    expect(await readdir(path('new/project/history/0002'))).toHaveLength(2);
    expect(await readFile(path('new/project/exports/report.html'), 'utf8')).toContain('data:image/jpeg');
    expect(out).toContain(`Project: ${path('new/project')}`);
    out = '';
    err = '';
    expect(await run(args, fakeEngine())).toBe(2);
    expect(err).toMatch(/^sverka: .*already exists.*\n$/);
    expect(await run(['verify', path('new/project')])).toBe(0);
  });

  it('writes nothing when a scan cannot be used', async () => {
    const broken = fakeEngine({ openScan: () => Promise.resolve(fail('scan-damaged')) });
    expect(await run(['review', path('scan.pdf'), '--out', path('broken/project')], broken)).toBe(2);
    expect(err).toBe(
      `sverka: ${path('scan.pdf')}: The file is damaged or cut short. Copy it again from where it came from.\n`,
    );
    expect(await readdir(folder)).not.toContain('broken');
  });
});

describe('what cannot be done', () => {
  const cases: readonly (readonly [name: string, args: readonly string[], says: string])[] = [
    ['a missing text', ['check', 'nowhere.txt'], 'nowhere.txt: There is no such file'],
    ['a verb without its arguments', ['evaluate', 'one.txt'], "missing required argument 'truth'"],
    ['an unknown verb', ['reviw'], "unknown command 'reviw' (Did you mean review?)"],
    ['an unknown option', ['check', 'a', '--nonsense'], "unknown option '--nonsense'"],
    ['an unknown format', ['recognise', 'a', '--format', 'txt,doc'], 'Unknown format “doc”'],
    ['a verb for the app, without the app', ['recognise', 'a.pdf'], 'needs the app itself'],
    ['a folder that is no project', ['verify', tmpdir()], 'project.json'],
  ];
  it.each(cases)('%s is said in one line, with exit 2', async (_, args, says) => {
    expect(await run(args)).toBe(2);
    expect(err).toMatch(/^sverka: [^\n]+\n$/);
    expect(err).toContain(says);
    expect(out).toBe('');
  });

  it('an empty text', async () => {
    expect(await run(['check', path('empty.txt')])).toBe(2);
    expect(err).toBe(`sverka: ${path('empty.txt')}: The file is empty. Give a file with text in it.\n`);
  });
});

describe('the command line', () => {
  it('says its version and its verbs', async () => {
    expect(await run(['--version'])).toBe(0);
    expect(out).toBe('9.9.9\n');
    out = '';
    expect(await run(['--help'])).toBe(0);
    for (const verb of ['review', 'recognise', 'check', 'evaluate', 'verify']) expect(out).toContain(verb);
  });

  it('tells a verb from something to open', () => {
    expect(['review', 'check', '--help', '--version'].every(isCliVerb)).toBe(true);
    expect([undefined, '', 'Project', '/home/x/review', '--inspect'].some(isCliVerb)).toBe(false);
  });
});

describe('check --names', () => {
  it('takes names in both languages, and says which line is none', async () => {
    const args = ['check', path('here.txt'), '--reference', path('there.txt'), '--names'];
    expect(await run([...args, path('names.txt')])).toBe(0);
    expect(await run([...args, path('bad-names.txt')])).toBe(2);
    expect(err).toContain('line 1');
  });
});

describe('check --words', () => {
  const flagged = async (...args: readonly string[]) => {
    out = '';
    const dictionary = { knows: (word: string) => /^(?:войска|север|отошли)$/.test(word) };
    const code = await run(['check', path('unsure.txt'), '--format', 'json', ...args], {
      dictionary: () => Promise.resolve(dictionary),
    });
    if (code !== 0) return code;
    const { discrepancies } = JSON.parse(out) as { discrepancies: readonly { text: string }[] };
    return discrepancies.map(({ text }) => text);
  };

  it('takes words that are right, out of a file or a project, and says which line is none', async () => {
    expect(await flagged()).toEqual(['отощли']);
    expect(await flagged('--words', path('words.txt'))).toEqual([]);
    expect(await flagged('--words', path('bad-words.txt'))).toBe(2);
    expect(err).toContain('line 2');
    const disk = nodeDisk();
    const root = await makeProject(disk, folder);
    expect(await flagged('--words', root)).toEqual(['отощли']);
    const store = await openStore(disk, root);
    await store.addWord({ word: 'отощли', isKnown: true, who: '' });
    await store.close();
    expect(await flagged('--words', root)).toEqual([]);
  });
});
