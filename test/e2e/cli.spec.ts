import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'playwright/test';
import { gifPicture } from '../helpers/small-pictures';
import { makeBadFiles } from './helpers/bad-files';
import { makeHome, type Home } from './helpers/home';
import { makePictures } from './helpers/pictures';
import { SAMPLE } from './helpers/paths';
import { runPackaged, type Ran } from './helpers/run';
import { corpusFile, readSeed } from './helpers/seed';
import { typedSheet, typedSlip } from './helpers/typed-sheet';

/** The packed program's command line. */

let home: Home;
let work: string;
let project: string;
let reviewed: Ran;

const run = (...args: readonly string[]): Promise<Ran> => runPackaged(home, args, work);
const references = ['--reference', SAMPLE.transcription, '--translation', SAMPLE.translation];
const everything = (): string[] =>
  (readdirSync(work, { recursive: true }) as string[]).filter((name) => !name.includes('.claim')).sort();

/** What stands in an output folder, without the records beside it. */
const outputsIn = (folder: string): string[] =>
  readdirSync(join(work, folder))
    .filter((name) => name !== '.sverka')
    .sort();

/** A refusal: exit 2, one line that names the file, nothing on the output and nothing on the disk. */
async function expectRefused(args: readonly string[], named: string): Promise<string> {
  const before = everything();
  const ran = await run(...args);
  expect(ran.stderr, args.join(' ')).toMatch(/^sverka: [^\n]+\n$/);
  expect(ran.stderr).toContain(named);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(everything()).toEqual(before);
  return ran.stderr;
}

test.beforeAll(async () => {
  home = makeHome();
  work = join(home.folder, 'work');
  mkdirSync(work);
  makeBadFiles(join(work, 'bad'));
  project = join(work, 'project');
  reviewed = await run('review', SAMPLE.scan, ...references, '--out', 'project');
});

test.afterAll(() => home.remove());

test('review does the whole job: recognises, checks, saves version 1, reports', () => {
  expect(reviewed.code, reviewed.stderr).toBe(0);
  expect(reviewed.stdout).toMatch(/Document number differs +15608 +15603/);
  expect(reviewed.stdout).toContain(`Project: ${project}`);
  for (const page of ['0001', '0002']) {
    const versions = readdirSync(join(project, 'history', page));
    expect(versions).toHaveLength(2);
    expect(readFileSync(join(project, 'pages', `${page}.xml`), 'utf8')).toContain('<PcGts');
  }
  const report = readFileSync(join(project, 'exports', 'report.html'), 'utf8');
  expect(report).toContain('15608');
  expect(report).toContain('data:image/jpeg;base64,');
  expect(report).not.toMatch(/(?:src|href)="(?!data:|#|https?:\/\/digitalarchive)/);
});

type Rate = { readonly edits: number; readonly truthLength: number };

test('recognise reads the sample, skips what is done, and evaluate prints its error rate', async () => {
  const args = ['recognise', SAMPLE.scan, '--format', 'txt,page,json', '--out', 'read'];
  expect(await run(...args)).toMatchObject({ code: 0, stdout: '' });
  const written = outputsIn('read');
  expect(written).toHaveLength(6);
  const stem = basename(SAMPLE.scan, '.pdf');
  const errors: Rate[] = [];
  for (const [index, truth] of SAMPLE.truths.entries()) {
    const text = join('read', `${stem}-000${index + 1}.txt`);
    const printed = await run('evaluate', text, truth);
    console.log(`Sheet ${index + 1}: ${printed.stdout.trim().replace(/\n/g, '\n         ')}`);
    expect(printed.stdout).toMatch(/^exact +CER 0\.\d{4} .+\nfolded +CER 0\.\d{4} /);
    const { stdout } = await run('evaluate', text, truth, '--format', 'json');
    errors.push((JSON.parse(stdout) as { folded: { cer: Rate } }).folded.cer);
  }
  // Loose on purpose: the bench measures; this shows that real recognition took place.
  const sum = (name: keyof Rate) => errors.reduce((total, rate) => total + rate[name], 0);
  expect(sum('edits') / sum('truthLength')).toBeLessThan(0.15);
  const again = await run(...args);
  expect(again).toMatchObject({ code: 0, stdout: '' });
  expect(again.stderr.match(/already done/g)).toHaveLength(2);
  expect(outputsIn('read')).toEqual(written);
});

test('two columns are read one after the other; what is not of the text stands behind it', async () => {
  const words = ['войска', 'дорога', 'победа', 'работа', 'корпус', 'телеграмма', 'товарищи', 'операция'];
  const column = (from: number, at: number) =>
    Array.from({ length: 12 }, (_, i) => {
      const [a = '', b = '', c = ''] = [i, i + 3, i + 5].map((n) => words[(n + from) % words.length]);
      return { text: `${a} ${b} ${c}`.slice(0, 26).trim(), column: at, row: i * 1.5 };
    });
  const [left, right] = [column(0, 0), column(4, 34)];
  const note = { text: 'к делу', column: -9, row: 6 };
  writeFileSync(join(work, 'columns.jpg'), await typedSheet([...left, ...right, note]));
  expect(await run('recognise', 'columns.jpg', '--format', 'txt,page', '--out', 'columns')).toMatchObject({
    code: 0,
  });
  const read = readFileSync(join(work, 'columns', 'columns-0001.txt'), 'utf8').split('\n');
  const firstWords = [...left, ...right].map(({ text }) => text.split(' ')[0]);
  const found = read.slice(0, firstWords.length).map((line) => line.split(' ')[0]);
  expect(found.filter((word, i) => word === firstWords[i]).length).toBeGreaterThanOrEqual(
    firstWords.length - 3,
  );
  const page = readFileSync(join(work, 'columns', 'columns-0001.xml'), 'utf8');
  expect(page).toMatch(/custom="[^"]*\bstamp \{/);
  expect(page).toMatch(/custom="[^"]*type:marginalia;/);
});

test('recognise reads the first image of a GIF and says that there are more; DjVu says what to do', async () => {
  writeFileSync(join(work, 'moving.gif'), gifPicture(3));
  writeFileSync(join(work, 'book.jpg'), Buffer.from('AT&TFORM\0\0\0\x10DJVMDIRM'));
  const ran = await run('recognise', 'moving.gif', 'book.jpg', '--out', 'moving', '--language', 'en');
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('moving.gif: 2 more images are in the file, of which only the first is taken');
  expect(ran.stderr).toMatch(/book\.jpg: This is a DjVu book.*ddjvu -format=pdf/);
});

test('recognise opens JPEG and PNG, and turns a JPEG as its EXIF says', async () => {
  const pictures = makePictures(join(work, 'pictures'));
  for (const [name, image] of pictures) {
    const ran = await run('recognise', join('pictures', name), '--format', 'json');
    expect(ran.code, `${name}: ${ran.stderr}`).toBe(0);
    expect((JSON.parse(ran.stdout) as { image: unknown }).image, name).toEqual(image);
  }
});

test.describe('inputs are outputs, or are named:', () => {
  const sheet = async (name: string, text: string): Promise<string> => {
    const path = join(work, 'inputs', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await typedSlip([{ text, column: 0, row: 2 }]));
    return join('inputs', name);
  };

  test('two scans of one name, a file that is cut off and one that is not there', async () => {
    const scans = [await sheet('delo1/001.jpg', 'дело первое'), await sheet('delo2/001.jpg', 'дело второе')];
    const bad = [join('bad', 'truncated.pdf'), 'nowhere.jpg'];
    const args = ['recognise', bad[0] ?? '', ...scans, bad[1] ?? '', '--out', 'inputs/out', '--summary'];
    const ran = await run(...args);
    expect(ran.code, ran.stderr).toBe(2);
    for (const file of bad) expect(ran.stderr).toContain(`sverka: ${file}: `);
    expect(JSON.parse(ran.stdout)).toMatchObject({ summary: { inputs: 4, outputs: 2 } });
    expect(outputsIn('inputs/out')).toEqual(['delo1_001-0001.txt', 'delo2_001-0001.txt']);
    for (const name of outputsIn('inputs/out'))
      expect(readFileSync(join(work, 'inputs/out', name), 'utf8')).toMatch(/дело/i);
    writeFileSync(join(work, scans[0] ?? ''), await typedSlip([{ text: 'другой лист', column: 0, row: 2 }]));
    const again = await run(...args);
    expect(again.stderr).toContain('the scan has changed; it is read again');
    expect(again.stderr.match(/already done/g)).toHaveLength(1);
    expect(readFileSync(join(work, 'inputs/out/delo1_001-0001.txt'), 'utf8')).toMatch(/друг/i);
  });

  test('review does what can be done, and names the rest', async () => {
    const good = await sheet('good.jpg', 'дело третье');
    const ran = await run('review', join('bad', 'truncated.pdf'), good, '--out', 'inputs/project');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(join('bad', 'truncated.pdf'));
    expect(ran.stdout).toContain('Nothing was compared.');
    expect(readdirSync(join(work, 'inputs/project/history/0001'))).toHaveLength(2);
    expect(existsSync(join(work, 'inputs/project/exports/report.html'))).toBe(true);
  });

  test('the pages of several scans are one JSON value', async () => {
    const scans = [await sheet('delo1/002.jpg', 'лист один'), await sheet('delo2/002.jpg', 'лист два')];
    const ran = await run('recognise', ...scans, '--format', 'json');
    expect(ran.code, ran.stderr).toBe(0);
    const { pages } = JSON.parse(ran.stdout) as { pages: { source: { file: string } }[] };
    expect(pages.map(({ source }) => source.file)).toEqual(scans);
  });

  test('a reader who goes away is no fault', async () => {
    const scans = [];
    for (const number of [1, 2, 3]) scans.push(await sheet(`many/${number}.jpg`, `лист номер ${number}`));
    for (const args of [
      ['recognise', ...scans],
      ['check', SAMPLE.transcription, ...references],
    ]) {
      const ran = await runPackaged(home, args, work, { closesOutput: true });
      expect(ran.stderr).not.toMatch(/EPIPE|^\s+at /m);
      expect([0, 141]).toContain(ran.code);
    }
  });
});

test('check fails where nothing could be compared', async () => {
  writeFileSync(join(work, 'alone.txt'), 'Прибыло 300 винтовок.\n');
  const ran = await run('check', 'alone.txt', '--fail-on', 'high');
  expect(ran.code).toBe(3);
  expect(ran.stdout).toContain('Nothing was compared.');
  expect((await run('check', 'alone.txt')).code).toBe(0);
});

type CheckJson = {
  readonly version: number;
  readonly discrepancies: readonly {
    readonly kind: string;
    readonly severity: string;
    readonly text: string;
    readonly from: number;
    readonly to: number;
    readonly suggestions: readonly string[];
    readonly reference: { readonly text: string; readonly role: string } | null;
  }[];
};

/** The three the document holds, and with them every pair that must stay quiet. */
function expectTheThree(ran: Ran, text: string): void {
  expect(ran.code).toBe(0);
  const { version, discrepancies } = JSON.parse(ran.stdout) as CheckJson;
  expect(version).toBe(1);
  expect(discrepancies.map(({ kind, severity, text: here }) => [kind, severity, here])).toEqual([
    ['missing-text', 'high', ''],
    ['document-number-differs', 'high', '15608'],
    ['sheet-sequence', 'high', '8'],
  ]);
  for (const { from, to, text: here } of discrepancies) expect(text.slice(from, to)).toBe(here);
  const [missing, number, sheet] = discrepancies;
  expect(missing?.reference?.text).toMatch(/^SECOND MAIN ADMINISTRATION/);
  expect(number?.reference).toMatchObject({ text: '15603', role: 'translation' });
  expect(number?.suggestions).toEqual(['15603']);
  expect(sheet?.reference).toBeNull();
}

test('check finds the three discrepancies of the seed, in two files and in one', async () => {
  const seed = readSeed();
  test.skip(seed === null, 'The shared seed document is not on this machine.');
  if (seed === null) return;
  writeFileSync(join(work, 'seed-russian.txt'), seed.russian);
  writeFileSync(join(work, 'seed-english.txt'), seed.english);
  const halves = ['seed-russian.txt', '--translation', 'seed-english.txt', '--format', 'json'];
  expectTheThree(await run('check', ...halves), seed.russian);
  expectTheThree(await run('check', seed.file, '--format', 'json'), readFileSync(seed.file, 'utf8'));
});

test('check fails on the severity that was asked', async () => {
  writeFileSync(join(work, 'here.txt'), 'Прибыло 300 винтовок.\n');
  writeFileSync(join(work, 'there.txt'), 'Прибыло 800 винтовок.\n');
  const codeOf = async (reference: string, severity: string) =>
    (await run('check', 'here.txt', '--reference', reference, '--fail-on', severity)).code;
  expect(await codeOf('there.txt', 'high')).toBe(1);
  expect(await codeOf('here.txt', 'info')).toBe(0);
});

test('verify finds a clean project clean, and names a damaged file', async () => {
  expect(await run('verify', 'project')).toMatchObject({ code: 0, stderr: '' });
  expect((await run('verify', 'project')).stdout).toMatch(/^\d+ files checked, 0 /);
  cpSync(project, join(work, 'damaged'), { recursive: true });
  const folder = join('history', '0001');
  const [name = ''] = readdirSync(join(project, folder));
  const path = join(work, 'damaged', folder, name);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const ran = await run('verify', 'damaged');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain(`history/0001/${name}: `);
});

test.describe('refuses with one line and writes nothing:', () => {
  const bad: readonly (readonly [name: string, says: RegExp])[] = [
    ['missing.pdf', /no such file/],
    ['empty.pdf', /is empty/],
    ['text.pdf', /not a scan/],
    ['truncated.pdf', /damaged or cut short/],
    ['zero.png', /no width or no height/],
    ['bomb.png', /too large for this program/],
  ];
  for (const [name, says] of bad) {
    test(name, async () => {
      const file = join('bad', name);
      expect(await expectRefused(['review', file, '--out', 'new'], file)).toMatch(says);
      expect(await expectRefused(['recognise', file, '--out', 'new'], file)).toMatch(says);
    });
  }

  test('a folder in which no picture can be read: each is named, and nothing is written', async () => {
    const before = everything();
    const ran = await run('review', 'bad', '--out', 'new');
    expect(ran.code).toBe(2);
    for (const [name, says] of bad.filter(([name]) => name !== 'missing.pdf')) {
      const line = ran.stderr.split('\n').find((one) => one.startsWith(`sverka: bad/${name}: `));
      expect(line).toMatch(says);
    }
    expect(everything()).toEqual(before);
  });

  test('an encrypted PDF without its password', async () => {
    const file = corpusFile('pdf', 'encrypted', 'issue15893_reduced.pdf');
    test.skip(file === null, 'The shared corpus is not on this machine.');
    if (file === null) return;
    expect(await expectRefused(['review', file, '--out', 'new'], file)).toContain('password');
    const wrong = ['recognise', file, '--password', 'wrong', '--out', 'new'];
    expect(await expectRefused(wrong, file)).toContain('password');
    const right = await run('recognise', file, '--password', 'test', '--out', 'unlocked');
    expect(right.code, right.stderr).toBe(0);
  });

  test('a place below a file', async () => {
    const scan = SAMPLE.scan;
    const place = join(work, 'bad', 'text.pdf');
    expect(await expectRefused(['review', scan, '--out', join(place, 'new')], place)).toContain(
      'not a folder',
    );
    expect(await expectRefused(['recognise', scan, '--out', join(place, 'new')], place)).toContain(
      'not a folder',
    );
    await expectRefused(['review', scan, '--out', '/dev/null/x'], '/dev/null');
    await expectRefused(['recognise', scan, '--out', '/dev/null/x'], '/dev/null');
  });

  test('a place that can only be read', async () => {
    const place = readOnlyFolder();
    test.skip(place === null, 'No folder here can be made read-only for this user.');
    if (place === null) return;
    await expectRefused(['review', SAMPLE.scan, '--out', join(place.path, 'new')], place.path);
    await expectRefused(['recognise', SAMPLE.scan, '--out', join(place.path, 'new')], place.path);
    place.release();
  });

  test('an --out that exists', async () => {
    expect(await expectRefused(['review', SAMPLE.scan, '--out', 'project'], 'project')).toContain('exists');
  });

  test('a reference that is no text', async () => {
    const file = join('bad', 'truncated.pdf');
    await expectRefused(['review', SAMPLE.scan, '--reference', file, '--out', 'new'], file);
    await expectRefused(['check', SAMPLE.transcription, '--translation', file], file);
    await expectRefused(['check', file], file);
    await expectRefused(['evaluate', 'nowhere.txt', SAMPLE.transcription], 'nowhere.txt');
  });

  test('a project of a newer format', async () => {
    const newer = join(work, 'newer');
    cpSync(project, newer, { recursive: true });
    const file = join(newer, 'project.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"formatVersion": 1', '"formatVersion": 2'));
    expect(await expectRefused(['verify', 'newer'], 'newer')).toContain('newer version of Sverka');
    expect(await expectRefused(['verify', 'bad'], 'bad')).toContain('project.json');
  });

  test('a verb that there is not, and a verb without its arguments', async () => {
    await expectRefused(['reviw', SAMPLE.scan], 'reviw');
    await expectRefused(['review', SAMPLE.scan], '--out');
    await expectRefused(['check', SAMPLE.transcription, '--format', 'yaml'], 'yaml');
  });
});

/** A folder that this user, who may be root, cannot write to. */
function readOnlyFolder(): { readonly path: string; readonly release: () => void } | null {
  const path = join(home.folder, 'read-only');
  mkdirSync(path, { mode: 0o555 });
  if (process.platform === 'win32') return null;
  if (process.getuid?.() !== 0) return { path, release: () => undefined };
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'none', path]).status === 0;
  if (!mounted || !existsSync(path)) return null;
  return { path, release: () => void spawnSync('umount', [path]) };
}
