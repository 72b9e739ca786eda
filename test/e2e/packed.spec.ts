import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { packagedExecutable, ROOT, SAMPLE } from './helpers/paths';
import { makeReview } from './helpers/review';
import { runPackaged } from './helpers/run';

type Fuses = { readonly readFuses: (executable: string) => Promise<Readonly<Record<string, boolean>>> };

/** As they ship, but for the one by which a driver attaches. */
const EXPECTED = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
} as const;

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
