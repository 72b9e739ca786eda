import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attempt } from '../../../app/node/disk/disk-error';
import { nodeDisk } from '../../../app/node/disk/fs';
import { codeOf } from '../../helpers/store-fixture';

it('a file over 2 GB is refused by name, and is no fault of the program', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-big-'));
  const path = join(folder, 'statuses.jsonl');
  await writeFile(path, '');
  // It takes no room: nothing is written in it.
  await truncate(path, 3 * 1_024 ** 3);
  expect(codeOf(await attempt(path, () => nodeDisk().fs.readFile(path)))).toBe('too-big');
  await rm(folder, { recursive: true });
});
