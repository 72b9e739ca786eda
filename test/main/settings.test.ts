import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSettings } from '../../app/main/settings';
import { nodeDisk } from '../../app/node/disk/fs';

const SYSTEM = { language: 'en', who: 'anna' } as const;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

const stored = (settings: object) =>
  writeFile(
    join(folder, 'settings.json'),
    JSON.stringify({ language: 'ru', theme: 'dark', who: 'Анна', recent: [], ...settings }),
  );

it('keeps what an older version called otherwise', async () => {
  await stored({ rungsOff: ['yo'] });
  expect(openSettings(nodeDisk(), folder, SYSTEM).settings()).toMatchObject({
    ...{ language: 'ru', theme: 'dark', who: 'Анна', stepsOff: ['yo'] },
  });
});

it('gives the defaults for a damaged file', async () => {
  await writeFile(join(folder, 'settings.json'), '{"language": "r');
  expect(openSettings(nodeDisk(), folder, SYSTEM).settings()).toMatchObject({
    ...{ language: 'en', who: 'anna', stepsOff: [] },
  });
});
