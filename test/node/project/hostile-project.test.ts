import { describe, expect, it } from 'vitest';
import type { Project } from '../../../app/core/project/project';
import { nodeDisk } from '../../../app/node/disk/fs';
import { encodeProject, loadProject, parseProject } from '../../../app/node/project/project-file';
import { codeOf, valueOf } from '../../helpers/store-fixture';

/** project.json out of a folder that somebody else made. */
const SHA256 = '0'.repeat(64);
const SHEET = {
  ...({ id: '0001', scanSha256: SHA256, scanIndex: 0, status: 'untouched' } as const),
  image: { widthPx: 10, heightPx: 10, dpi: null },
} as const;
const PLAIN: Project = {
  ...{ formatVersion: 1, id: '00000000-0000-4000-8000-000000000001', title: 'Дело' },
  ...{ createdUtc: '2026-01-01T00:00:00Z', archival: null, sourceNote: '' },
  scans: [{ file: 'scan/a.tif', sha256: SHA256, bytes: 1 }],
  ...{ pages: [SHEET], references: [] },
};

const sheets = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ ...SHEET, id: String(i + 1).padStart(4, '0') }));
const parse = (project: object) => parseProject(Buffer.from(JSON.stringify(project)));

describe('a project.json made by somebody else', () => {
  it.each([
    ['200,000 sheets', { ...PLAIN, pages: sheets(200_000) }],
    ['a title of a million characters', { ...PLAIN, title: 'т'.repeat(1_000_000) }],
    ['a note that is no text', { ...PLAIN, sourceNote: { toString: 1 } }],
    ['a sheet twice', { ...PLAIN, pages: [SHEET, SHEET] }],
    ['a sheet of no scan', { ...PLAIN, scans: [] }],
    ['a scan outside the folder', { ...PLAIN, scans: [{ file: 'scan/../../a', sha256: SHA256, bytes: 1 }] }],
    ['a sheet whose number is a path', { ...PLAIN, pages: [{ ...SHEET, id: '../1' }] }],
  ])('with %s is refused', (_, project) => {
    expect(codeOf(parse(project))).toBe('project-damaged');
  });

  it('with ten thousand sheets is read', () => {
    expect(valueOf(parse({ ...PLAIN, pages: sheets(9_999) })).pages).toHaveLength(9_999);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'with a member %s changes nothing of the program',
    (name) => {
      const text = JSON.stringify(PLAIN).replace('{', `{"${name}":{"polluted":true},`);
      const project = valueOf(parseProject(Buffer.from(text)));
      expect(Object.getPrototypeOf(project)).toBe(Object.prototype);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(parseProject(encodeProject(project)).ok).toBe(true);
    },
  );

  it('of a size that no project has is not even read', async () => {
    const disk = nodeDisk();
    let read = 0;
    const fs = {
      ...disk.fs,
      stat: () => Promise.resolve({ isFolder: false, sizeBytes: 2_000_000_000 }),
      readFile: () => {
        read += 1;
        return Promise.resolve(new Uint8Array());
      },
    };
    expect(codeOf(await loadProject({ ...disk, fs }, '/nowhere'))).toBe('project-damaged');
    expect(read).toBe(0);
  });
});
