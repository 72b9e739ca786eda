import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { basename, dirname, join, relative } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from 'playwright/test';
import { greyImage, makeTiff } from '../helpers/tiff';
import { launchApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { packagedExecutable, ROOT, SAMPLE } from './helpers/paths';
import { makeReview } from './helpers/review';
import { runPackaged } from './helpers/run';

type Fuses = { readonly readFuses: (executable: string) => Promise<Readonly<Record<string, boolean>>> };

type LoadedFiles = {
  readonly neverLoaded: (files: readonly string[], read: (file: string) => string) => readonly string[];
};

/** As they ship, but for the one by which a driver attaches. */
const EXPECTED = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
} as const;

/** What `scripts/dist.mjs --for-tests` makes beside the package that a driver can attach to. */
function shippingProgram(): string {
  const program = join(ROOT, 'dist/shipping', basename(packagedExecutable()));
  expect(existsSync(program), `${program} is made by scripts/dist.mjs --for-tests`).toBe(true);
  return program;
}

test('the packed app has the fuses that ship, but for the driver’s own, and runs with them', async () => {
  const { readFuses } = (await import(pathToFileURL(join(ROOT, 'scripts/fuses.mjs')).href)) as Fuses;
  expect(await readFuses(packagedExecutable())).toMatchObject(EXPECTED);
  const home = makeHome();
  const { root } = await makeReview(join(home.folder, 'reviews'), ['Первая строка']);
  const running = await launchApp({
    home,
    args: [root],
    // Neither turns the program into something else.
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nowhere.cjs' },
  });
  await expect(running.window.locator('.cm-line').first()).toHaveText('Первая строка', { timeout: 60_000 });
  await running.quit();
  home.remove();
});

test('the program that ships differs in that one fuse alone, and its command line runs', async () => {
  const { readFuses } = (await import(pathToFileURL(join(ROOT, 'scripts/fuses.mjs')).href)) as Fuses;
  const shipping = shippingProgram();
  const [tested, shipped] = [await readFuses(packagedExecutable()), await readFuses(shipping)];
  expect(shipped).toEqual({ ...tested, enableNodeCliInspectArguments: false });
  const home = makeHome();
  const env = { ...home.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nowhere.cjs' };
  const checked = await runPackaged(
    { ...home, env },
    ['check', SAMPLE.transcription, '--reference', SAMPLE.transcription, '--format', 'json'],
    home.folder,
    { program: shipping },
  );
  expect(checked, checked.stderr).toMatchObject({ code: 0 });
  expect(checked.stdout).toContain('"text": "15608"');
  home.remove();
});

test('the notices of all that is bundled are beside the program, and the list for machines names the same', () => {
  const folder = join(dirname(packagedExecutable()), 'resources');
  const notices = readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  const bill = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as {
    readonly bomFormat: string;
    readonly components: readonly { readonly name: string; readonly version?: string }[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  for (const { name, version } of bill.components)
    expect(notices, name).toContain(version === undefined ? `${name}, in ` : `${name} ${version} (`);
  for (const holder of [
    'Meta Platforms',
    'Mozilla',
    'Marijn Haverbeke',
    'Leptonica',
    'Independent JPEG Group',
  ])
    expect(notices).toContain(holder);
});

test('nothing is packed that nothing loads', async () => {
  const { neverLoaded } = (await import(
    pathToFileURL(join(ROOT, 'scripts/release/loaded-files.mjs')).href
  )) as LoadedFiles;
  const folder = join(dirname(packagedExecutable()), 'resources');
  const inArchive = listPackage(join(folder, 'app.asar'), { isPack: false })
    .map((path) => path.slice(1).replaceAll('\\', '/'))
    .filter((path) => /\.\w+$|LICENSE$|NOTICE$/.test(path) && !path.startsWith('scripts/'));
  const beside = readdirSync(join(folder, 'resources'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const read = (file: string) =>
    (beside.includes(file)
      ? readFileSync(join(folder, file))
      : extractFile(join(folder, 'app.asar'), file)
    ).toString('utf8');
  expect(inArchive.length).toBeGreaterThan(100);
  expect(beside.length).toBeGreaterThan(20);
  expect(neverLoaded([...inArchive, ...beside], read)).toEqual([]);
});

test('a library under the LGPL lies beside the archive and can be exchanged', async () => {
  // The copy that no other test runs.
  const program = shippingProgram();
  const library = join(
    dirname(program),
    'resources/app.asar.unpacked/build/renderer/engine-assets/imagemagick/magick.wasm',
  );
  const shipped = readFileSync(library);
  const home = makeHome();
  const scan = join(home.folder, 'scan.tif');
  writeFileSync(scan, makeTiff([greyImage(400, 300)]));
  const recognise = (out: string) =>
    runPackaged(home, ['recognise', scan, '--out', out], home.folder, { program });
  try {
    // A section that says nothing: another file, and the same library.
    appendFileSync(library, Buffer.from([0, 5, 4, 0x6e, 0x6f, 0x74, 0x65]));
    const read = await recognise('read');
    expect(read, read.stderr).toMatchObject({ code: 0 });
    writeFileSync(library, 'no library');
    expect((await recognise('unread')).code).not.toBe(0);
  } finally {
    writeFileSync(library, shipped);
    home.remove();
  }
});

test.describe('without a display', () => {
  test.skip(process.platform !== 'linux', 'Only Linux has machines without one.');
  let home: Home;
  test.beforeAll(() => {
    const { folder, documents, env, remove } = makeHome();
    home = { folder, documents, env: { ...env, DISPLAY: '', WAYLAND_DISPLAY: '' }, remove };
  });
  test.afterAll(() => home.remove());

  test('the packed program answers, checks and refuses', async () => {
    for (const asked of ['--version', '-V']) {
      const told = await runPackaged(home, [asked]);
      expect(told).toMatchObject({ code: 0, stderr: '' });
      expect(told.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    }
    expect((await runPackaged(home, ['--help'])).stdout).toContain('Usage: sverka');
    expect(await runPackaged(home, ['--nonsense'])).toMatchObject({ code: 2, stdout: '' });
    const checked = await runPackaged(home, [
      ...['check', SAMPLE.transcription, '--reference', SAMPLE.transcription, '--format', 'json'],
    ]);
    expect(checked, checked.stderr).toMatchObject({ code: 0 });
    expect(checked.stdout).toContain('"text": "15608"');
    expect(
      await runPackaged(home, ['check', SAMPLE.transcription], home.folder, { closesOutput: true }),
    ).toMatchObject({ stderr: '' });
  });

  test('files of other programs are read, and what a verb loads for itself is found in the package', async () => {
    const made = await runPackaged(home, ['convert', SAMPLE.transcription, 'text.docx']);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    const back = await runPackaged(home, ['convert', 'text.docx', '-', '--format', 'txt']);
    expect(back, back.stderr).toMatchObject({ code: 0 });
    expect(back.stdout).toContain('15608');
  });

  test('a window is refused in one line, and recognition finds a screen in memory', async () => {
    const refused = await runPackaged(home, []);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^sverka: [^\n]*xvfb[^\n]*\n$/);
    const read = await runPackaged(home, ['recognise', SAMPLE.scan, '--out', 'read']);
    expect(read).toMatchObject({ code: 0 });
    const nowhere = { ...home, env: { ...home.env, PATH: '/nowhere' } };
    const unread = await runPackaged(nowhere, ['recognise', SAMPLE.scan, '--out', 'unread']);
    expect(unread.code).toBe(2);
    expect(unread.stderr).toContain('xvfb');
  });
});
