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

it('keeps which documents were open and where, and forgets what it cannot read', async () => {
  const place = { x: 1, y: 2, width: 900, height: 700, isMaximized: false };
  const open = [
    { folder: '/documents/b', place },
    { folder: '/documents/a', place: null },
  ];
  const settings = openSettings(nodeDisk(), folder, SYSTEM);
  await settings.keepOpen(open);
  expect(openSettings(nodeDisk(), folder, SYSTEM).open()).toEqual(open);
  await stored({ open: [{ folder: 7 }] });
  const read = openSettings(nodeDisk(), folder, SYSTEM);
  expect([read.open(), read.settings().who]).toEqual([[], 'Анна']);
});

it('writes what was kept last last, however many are under way', async () => {
  const settings = openSettings(nodeDisk(), folder, SYSTEM);
  for (let i = 0; i <= 20; i += 1) void settings.keepOpen([{ folder: `/documents/${i}`, place: null }]);
  await settings.settled();
  expect(openSettings(nodeDisk(), folder, SYSTEM).open()).toEqual([{ folder: '/documents/20', place: null }]);
});

it('gives the defaults for a damaged file', async () => {
  await writeFile(join(folder, 'settings.json'), '{"language": "r');
  expect(openSettings(nodeDisk(), folder, SYSTEM).settings()).toMatchObject({
    ...{ language: 'en', who: 'anna', stepsOff: [] },
  });
});
