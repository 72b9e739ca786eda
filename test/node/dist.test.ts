import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

type Runtime = { readonly source: string; readonly version: string };
type ElectronRuntimes = {
  readonly needsBridge: (runtime: Runtime) => boolean;
  readonly buildAge: (runtime: Runtime) => string;
};
type Fuses = { readonly TEST_FUSES: Readonly<Record<string, boolean>> };

const root = join(__dirname, '../..');
const load = async <T>(name: string) => (await import(pathToFileURL(join(root, 'scripts', name)).href)) as T;

/** The switches as `electron-builder.yml` has them: lines `  name: true`. */
function shippedFuses(): Readonly<Record<string, boolean>> {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const [, block = ''] = /^electronFuses:\n((?: {2}\w+: (?:true|false)\n)+)/m.exec(text) ?? [];
  return Object.fromEntries(
    [...block.matchAll(/(\w+): (true|false)/g)].map(([, name = '', isOn]) => [name, isOn === 'true']),
  );
}

describe('the package for tests', () => {
  it('differs from the one that ships in the fuse by which a driver attaches, and in no other', async () => {
    const { TEST_FUSES } = await load<Fuses>('fuses.mjs');
    const shipped = shippedFuses();
    const changed = Object.entries(TEST_FUSES).filter(([name, isOn]) => shipped[name] !== isOn);
    expect(changed).toEqual([['enableNodeCliInspectArguments', true]]);
    expect(shipped).toMatchObject({ runAsNode: false, enableNodeCliInspectArguments: false });
  });

  it('holds the bridge where Electron is too old to ship, wherever it came from', async () => {
    const { needsBridge } = await load<ElectronRuntimes>('electron-runtime.mjs');
    const needs = (source: string, version: string) => needsBridge({ source, version });
    expect(needs('fallback', '22.3.25')).toBe(true);
    expect(needs('override', '22.3.25')).toBe(true);
    expect(needs('download', '45.4.1')).toBe(false);
    expect(needs('override', '45.0.0-beta.1')).toBe(false);
    expect(needs('override', 'of unknown version')).toBe(false);
  });

  it('brings core-js along only where the runtime may lack what it adds', async () => {
    const { buildAge } = await load<ElectronRuntimes>('electron-runtime.mjs');
    const age = (version: string) => buildAge({ source: 'override', version });
    expect(age('22.3.25')).toBe('old');
    expect(age('44.9.9')).toBe('old');
    expect(age('45.4.1')).toBe('current');
    expect(age('of unknown version')).toBe('old');
  });
});
