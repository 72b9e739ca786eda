import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

type Version = {
  readonly releaseOf: (
    packageJson: string,
    changelog: string,
  ) => { readonly version: string; readonly date: string | null; readonly faults: readonly string[] };
  readonly prepared: (
    texts: Readonly<Record<'packageJson' | 'lock' | 'changelog', string>>,
    version: string,
    date: string,
  ) => Readonly<Record<'packageJson' | 'lock' | 'changelog', string>>;
};
type Loaded = {
  readonly neverLoaded: (files: readonly string[], read: (file: string) => string) => readonly string[];
};
type Fpm = {
  readonly readArguments: (args: readonly string[]) => {
    readonly options: ReadonlyMap<string, readonly string[]>;
    readonly files: readonly { readonly from: string; readonly to: string }[];
  };
  readonly controlText: (options: ReadonlyMap<string, readonly string[]>, kib: number) => string;
};
type AppStream = { readonly appStreamXml: (given: Readonly<Record<string, string | null>>) => string };

const load = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(join(import.meta.dirname, '../../scripts/release', name)).href)) as T;
const { releaseOf, prepared } = await load<Version>('version.mjs');
const { neverLoaded } = await load<Loaded>('loaded-files.mjs');
const { readArguments, controlText } = await load<Fpm>('fpm-by-dpkg.mjs');
const { appStreamXml } = await load<AppStream>('appstream.mjs');

describe('the version of a release', () => {
  const packageJson = '{\n  "name": "sverka",\n  "version": "0.1.0",\n  "dependencies": {}\n}\n';
  const lock =
    '{\n  "version": "0.1.0",\n  "lockfileVersion": 3,\n  "packages": { "": { "version": "0.1.0" }, "a": { "version": "9.9.9" } }\n}\n';
  const changelog = '# What is new\n\n## Unreleased\n\n- A\n\n## 0.1.0 (2026-01-02)\n';

  it('stands in package.json, and the newest dated heading of the change list must bear it', () => {
    expect(releaseOf(packageJson, '## 0.1.0 (2026-01-02)\n')).toEqual({
      ...{ version: '0.1.0', date: '2026-01-02', faults: [] },
    });
    for (const list of [changelog, '## 0.1.0\n', '## 0.2.0 (2026-01-02)\n', '']) {
      const { faults, date } = releaseOf(packageJson, list);
      expect(date).toBeNull();
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain('npm run release -- prepare 0.1.0');
    }
  });

  it('is written everywhere at once, with the day', () => {
    const made = prepared({ packageJson, lock, changelog }, '0.2.0', '2026-11-29');
    expect(releaseOf(made.packageJson, made.changelog)).toEqual({
      ...{ version: '0.2.0', date: '2026-11-29', faults: [] },
    });
    expect(made.lock.match(/0\.2\.0/g)).toHaveLength(2);
    expect(made.lock).toContain('"a": { "version": "9.9.9" }');
    expect(made.changelog).toContain('## 0.1.0 (2026-01-02)');
  });

  it('is refused when it is none, or when there is nothing new', () => {
    expect(() => prepared({ packageJson, lock, changelog }, 'v2', '2026-11-29')).toThrow('1.2.3');
    expect(() => prepared({ packageJson, lock, changelog: '## 0.1.0\n' }, '0.2.0', '2026-11-29')).toThrow(
      'Unreleased',
    );
  });
});

describe('files of a package that nothing loads', () => {
  const texts: Readonly<Record<string, string>> = {
    'package.json': '{}',
    'build/main.cjs': 'open("engine.js")',
    'build/renderer/engine.js': "load('picture.wasm'); tell(`words-ru`)",
    'build/renderer/picture.wasm': 'names.txt',
    'build/words-ru.json': '{}',
    'build/orphan.js': 'engine.js',
    'build/names.txt': '',
    'resources/licenses/MIT.txt': '',
  };
  it('are those that no loaded text names, however many unused files name them', () => {
    expect(neverLoaded(Object.keys(texts), (file) => texts[file] ?? '')).toEqual([
      'build/orphan.js',
      'build/names.txt',
    ]);
  });
});

describe('a deb', () => {
  const args = [
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libc6', '-d', 'libgbm1', '--deb-recommends', 'xvfb'],
    ...['--description', 'Checks\n The scan\n stands beside it', '--version', '1.2.3', '--name', 'sverka'],
    ...['--maintainer', 'A & B', '--architecture', 'amd64', '/a b/unpacked/=/opt/Sverka', 'x=/usr/share/x'],
  ];
  it('is made from what the packer asks for', () => {
    const { options, files } = readArguments(args);
    expect(files).toEqual([
      { from: '/a b/unpacked/', to: '/opt/Sverka' },
      { from: 'x', to: '/usr/share/x' },
    ]);
    const control = controlText(options, 7);
    expect(control).toContain('Package: sverka\nVersion: 1.2.3\n');
    expect(control).toContain('Depends: libc6, libgbm1\nRecommends: xvfb\n');
    expect(control).toMatch(/\nDescription: Checks\n The scan\n stands beside it\n$/);
    expect(control).toContain('Installed-Size: 7');
    expect(() => readArguments(['stray'])).toThrow('stray');
  });
});

describe('what software centres show', () => {
  it('is in both languages, with the day of the release', () => {
    const given = { id: 'org.x', name: 'X', version: '1.2.3', date: '2026-11-29', homepage: null };
    const xml = appStreamXml(given);
    expect(xml).toContain('<release version="1.2.3" date="2026-11-29"/>');
    expect(xml).toContain('<launchable type="desktop-id">org.x.desktop</launchable>');
    expect(xml.match(/xml:lang="ru"/g)).toHaveLength(3);
    expect(xml).not.toContain('homepage');
    expect(appStreamXml({ ...given, homepage: 'https://x.example' })).toContain('https://x.example</url>');
  });
});

describe('a document that is handed over in one file', () => {
  const read = (...path: readonly string[]) =>
    readFileSync(join(import.meta.dirname, '../..', ...path), 'utf8');

  it('is a kind of file of its own, which the deb makes known and the program opens', () => {
    const kind = /<mime-type type="([^"]+)">[^]*<glob pattern="\*\.sverka\.zip"\/>/.exec(
      read('scripts/release/mime.xml'),
    );
    const builder = read('electron-builder.yml');
    expect(kind?.[1]).toMatch(/^application\/.+\+zip$/);
    expect(/mimeTypes:\s*\[([^\]]*)\]/.exec(builder)?.[1]).toContain(kind?.[1] ?? '-');
    expect(builder).toMatch(/- build\/linux\/(\S+)\.mime\.xml=\/usr\/share\/mime\/packages\/\1\.xml/);
  });
});
