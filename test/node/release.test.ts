import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

type Part = { readonly name: string; readonly licence: string; readonly text: string };
type Notices = {
  readonly partsOf: (folders: readonly string[], licences: string) => readonly Part[];
  readonly noticesText: (parts: readonly Part[]) => string;
  readonly billOfMaterials: (
    parts: readonly Part[],
    product: object,
  ) => {
    readonly components: readonly object[];
  };
};
type Packages = { readonly packageFolder: (id: string) => string | null };
type Support = { readonly supportFault: (range: string, today: Date) => string | null };

const load = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(join(import.meta.dirname, '../../scripts/release', name)).href)) as T;
const { partsOf, noticesText, billOfMaterials } = await load<Notices>('notices.mjs');
const { packageFolder } = await load<Packages>('bundled-packages.mjs');
const { supportFault } = await load<Support>('electron-support.mjs');

const folder = mkdtempSync(join(tmpdir(), 'sverka-release-'));
afterAll(() => rmSync(folder, { recursive: true }));

function makePackage(name: string, license: unknown, files: Readonly<Record<string, string>>): string {
  const made = join(folder, 'node_modules', name);
  mkdirSync(made, { recursive: true });
  writeFileSync(join(made, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(made, file), text);
  return made;
}

const MIT = 'MIT License\n\nCopyright (c) Anna';

describe('notices of what is bundled', () => {
  it('hold each text once, under the names of all that it is for', () => {
    const parts = partsOf(
      [
        makePackage('@scope/b', 'MIT', { LICENSE: MIT }),
        makePackage('a', '(GPL-2.0 OR MIT)', { 'LICENSE.md': `${MIT}\r\n` }),
        makePackage('c', 'Apache-2.0', { LICENSE: 'Apache', NOTICE: 'Made by Boris' }),
      ],
      folder,
    );
    expect(parts.map(({ name, licence }) => [name, licence])).toEqual([
      ['@scope/b', 'MIT'],
      ['a', 'MIT'],
      ['c', 'Apache-2.0'],
    ]);
    const text = noticesText(parts);
    expect(text.match(/Copyright \(c\) Anna/g)).toHaveLength(1);
    expect(text).toContain('@scope/b 1.2.3 (MIT)\na 1.2.3 (MIT)');
    expect(text).toContain('Made by Boris');
    expect(billOfMaterials(parts, { name: 'x', version: '1' }).components[0]).toMatchObject({
      purl: 'pkg:npm/%40scope/b@1.2.3',
      licenses: [{ license: { id: 'MIT' } }],
    });
  });

  it('stop the build where one is missing or not accepted, and name every such package', () => {
    const bare = makePackage('bare', 'MIT', {});
    const other = makePackage('other', 'AGPL-3.0', { LICENSE: 'AGPL' });
    expect(() => partsOf([bare, other], folder)).toThrow(/bare 1\.2\.3.*\n.*other 1\.2\.3.*AGPL-3\.0/);
  });

  it('are found by the module of a package', () => {
    const made = makePackage('@scope/d', 'MIT', { LICENSE: MIT });
    expect(packageFolder(join(made, 'dist/x.js'))).toBe(made);
    expect(packageFolder(`\0${join(made, 'x.css')}?inline`)).toBe(made);
    expect(packageFolder(join(folder, 'app/main.ts'))).toBeNull();
  });
});

describe('the support of Electron', () => {
  it('ends when three newer majors are out', () => {
    expect(supportFault('^45.4.1', new Date('2026-11-29'))).toBeNull();
    expect(supportFault('^45.4.1', new Date('2027-04-06'))).toBeNull();
    expect(supportFault('^45.4.1', new Date('2027-04-08'))).toContain('out of support');
    expect(supportFault('^99.0.0', new Date('2026-11-29'))).toContain('Add the day');
  });
});
