import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolders } from '../../../app/node/disk/folders';
import { nodeDisk } from '../../../app/node/disk/fs';
import { codeOf, valueOf } from '../../helpers/store-fixture';

const folder = mkdtempSync(join(tmpdir(), 'sverka-folders-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('folders below a root', () => {
  it.each(['', '/', '//', '/.'])('are made whatever the root ends with: “%s”', async (end) => {
    const made = valueOf(await makeFolders(nodeDisk(), `${folder}${end}`).ensure(`a${end.length}`, 'b'));
    expect(made).toBe(join(folder, `a${end.length}`, 'b'));
    expect(statSync(made).isDirectory()).toBe(true);
  });

  it('are made below the root of a volume, and end there', async () => {
    const { root } = parse(folder);
    expect(valueOf(await makeFolders(nodeDisk(), root).ensure())).toBe(root);
    expect(valueOf(await makeFolders(nodeDisk(), join(folder, 'c')).ensure())).toBe(join(folder, 'c'));
  });

  it('are not made where the root is gone', async () => {
    expect(codeOf(await makeFolders(nodeDisk(), join(folder, 'gone')).ensure('a'))).toBe('vanished');
  });
});
