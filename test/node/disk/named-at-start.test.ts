import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { namedAtStart, namesPlace } from '../../../app/node/disk/named-at-start';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sverka-named-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const named = (...args: readonly string[]) => namedAtStart(args, folder, []);

function makeDocument(name: string): void {
  mkdirSync(at(name));
  writeFileSync(join(at(name), 'project.json'), '{}');
}

describe('what a start names', () => {
  test('a document, by its folder or by its file', async () => {
    makeDocument('a');
    expect(await named('a')).toEqual({ document: at('a'), files: [] });
    expect(await named(join(at('a'), 'project.json'))).toEqual({ document: at('a'), files: [] });
    expect(await namedAtStart(['.'], at('a'), [])).toEqual({ document: at('a'), files: [] });
  });

  test('files, and a folder of scans', async () => {
    writeFileSync(at('x.pdf'), 'x');
    mkdirSync(at('scans'));
    expect(await named('x.pdf', 'scans', '--lang=ru')).toEqual({
      document: null,
      files: [at('x.pdf'), at('scans')],
    });
  });

  test.skipIf(process.platform === 'win32').each<readonly [string, (name: string) => void]>([
    ['is gone', () => undefined],
    ['is gone, by its file', () => undefined],
    ['has a project.json that leads nowhere', linkedTo('nowhere')],
    ['has a project.json that leads to itself', linkedTo('project.json')],
    [
      'has a folder in the place of project.json',
      (name) => mkdirSync(join(at(name), 'project.json'), { recursive: true }),
    ],
    ['is a link to itself', (name) => symlinkSync(name, at(name))],
    ['is a pipe', (name) => execFileSync('mkfifo', [at(name)])],
  ])('a document that %s is still the one that was named', async (what, make) => {
    makeDocument('last');
    make('doc');
    const argument = what.endsWith('by its file') ? join('doc', 'project.json') : 'doc';
    expect(await named(argument)).toEqual({ document: at('doc'), files: [] });
  });

  test('one that is there goes before one that is gone', async () => {
    makeDocument('a');
    expect((await named('gone', 'a')).document).toBe(at('a'));
  });

  test('what is the program’s own names nothing', async () => {
    expect(await namedAtStart(['app'], folder, [at('app')])).toEqual({ document: null, files: [] });
  });
});

function linkedTo(target: string) {
  return (name: string) => {
    mkdirSync(at(name));
    symlinkSync(target, join(at(name), 'project.json'));
  };
}

test('a path is no mistyped verb', () => {
  expect(['/gone/Review', 'gone\\Review', './x', 'project.json'].every(namesPlace)).toBe(true);
  expect(['chekc', 'review', 'x.pdf'].some(namesPlace)).toBe(false);
});
