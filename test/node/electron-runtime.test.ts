import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = join(__dirname, '../../scripts/electron-runtime.mjs');
/** As in the script: what a machine without Electron's own download has taken before. */
const FALLBACK = 'electron-22.3.25-80f505ee2e5b';

describe.skipIf(process.platform !== 'linux')('where Electron comes from', () => {
  let folder: string;
  let checkout: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sverka-runtime-'));
    checkout = join(folder, 'checkout');
    mkdirSync(join(checkout, 'scripts/electron-bridge'), { recursive: true });
    copyFileSync(SCRIPT, join(checkout, 'scripts/electron-runtime.mjs'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (path: string, text: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
    return file;
  };
  const env = (more: Readonly<Record<string, string>> = {}) => ({
    ...{ PATH: dirname(process.execPath), HOME: folder, SVERKA_CACHE: join(folder, 'cache') },
    ...more,
  });
  const resolve = (more?: Readonly<Record<string, string>>) => {
    const script = join(checkout, 'scripts/electron-runtime.mjs');
    const { stdout, stderr, status } = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      env: env(more),
    });
    return { taken: stdout.trim(), said: stderr.trim().split('\n').at(-1), status };
  };

  it('is the folder that was named, before all others', () => {
    const named = put('named/electron', '');
    put('named/version', 'v45.4.1\n');
    put('checkout/node_modules/electron/dist/electron', '');
    expect(resolve({ ELECTRON_OVERRIDE_DIST_PATH: dirname(named) })).toEqual({
      ...{ taken: named, status: 0, said: 'Electron 45.4.1 (from ELECTRON_OVERRIDE_DIST_PATH)' },
    });
    const missing = resolve({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') });
    expect(missing).toMatchObject({ taken: '', status: 1 });
    expect(missing.said).toContain('ELECTRON_OVERRIDE_DIST_PATH is set, but');
  });

  it('is Electron’s own download where that works, even beside a fallback of an earlier day', () => {
    put(`cache/${FALLBACK}/electron`, '');
    put(
      'checkout/node_modules/electron/install.js',
      `const fs = require('fs'), dist = require('path').join(__dirname, 'dist');
       fs.mkdirSync(dist); fs.writeFileSync(dist + '/electron', ''); fs.writeFileSync(dist + '/version', '45.4.1');`,
    );
    execFileSync(process.execPath, [join(checkout, 'node_modules/electron/install.js')]);
    expect(resolve()).toEqual({
      taken: join(checkout, 'node_modules/electron/dist/electron'),
      ...{ status: 0, said: "Electron 45.4.1 (Electron's own download)" },
    });
  });

  it('is downloaded when it is not there yet', () => {
    put(
      'checkout/node_modules/electron/install.js',
      `const fs = require('fs'), dist = require('path').join(__dirname, 'dist');
       fs.mkdirSync(dist); fs.writeFileSync(dist + '/electron', ''); fs.writeFileSync(dist + '/version', '45.4.1');`,
    );
    expect(resolve()).toMatchObject({ status: 0, said: "Electron 45.4.1 (Electron's own download)" });
  });

  it.skipIf(process.arch !== 'x64')('is the fallback where a download failed before, and says so', () => {
    const fallback = put(`cache/${FALLBACK}/electron`, '');
    mkdirSync(join(folder, `cache/${FALLBACK}/resources`));
    const found = resolve();
    expect(found).toMatchObject({ taken: fallback, status: 0 });
    expect(found.said).toMatch(/^Electron 22\.3\.25 \(development fallback, .* never shipped\)$/);
  });

  it('is nowhere: every way to get one is named', () => {
    put('checkout/node_modules/electron/install.js', 'process.exit(1)');
    const { status, taken } = resolve({ PYTHON: join(folder, 'no-python') });
    expect(status).toBe(1);
    expect(taken).toBe('');
  });
});
