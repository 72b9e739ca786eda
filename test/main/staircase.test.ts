import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders of pure code and of Node code form a staircase: a folder imports only folders that do not lead back to it. */

const ROOT = join(import.meta.dirname, '../..');

type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Folder → the folders that its files import, both as paths from `base`. */
function arrowsOf(base: string): Arrows {
  const files = sourcesOf(base);
  const known = new Set(files);
  const folderOf = (file: string) => relative(base, dirname(file)) || '(root)';
  const arrows = new Map<string, Set<string>>();
  for (const file of files) {
    const targets = arrows.get(folderOf(file)) ?? new Set<string>();
    arrows.set(folderOf(file), targets);
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s+'(\.[^']+)'/g)) {
      const path = resolve(dirname(file), specifier);
      const target = [path, `${path}.ts`, join(path, 'index.ts')].find((one) => known.has(one));
      if (target !== undefined && folderOf(target) !== folderOf(file)) targets.add(folderOf(target));
    }
  }
  return arrows;
}

/** The folders that lead back to themselves. */
function inCircles(arrows: Arrows): readonly string[] {
  const reaches = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const waiting = [...(arrows.get(from) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (!seen.has(next)) waiting.push(...(arrows.get(next) ?? []));
      seen.add(next);
    }
    return seen;
  };
  return [...arrows.keys()].filter((folder) => reaches(folder).has(folder)).sort();
}

describe.each(['app/core', 'app/node'])('folders of %s', (folder) => {
  it('import in one direction only', () => {
    const arrows = arrowsOf(join(ROOT, folder));
    expect(arrows.size).toBeGreaterThan(5);
    expect(inCircles(arrows)).toEqual([]);
  });

  it('have no loose file above them', () => {
    expect(arrowsOf(join(ROOT, folder)).has('(root)')).toBe(false);
  });
});

it('a circle is found', () => {
  const arrows = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b'])],
  ]);
  expect(inCircles(arrows)).toEqual(['b', 'c']);
});
