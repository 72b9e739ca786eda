import { beforeEach, describe, expect, it } from 'vitest';
import { attempt, systemError } from '../../../app/node/disk/disk-error';
import { createExclusive, durableWrite } from '../../../app/node/disk/durable-write';
import { makeSimDisk, type SimDisk } from '../../helpers/sim-disk';
import { failureText } from '../../../app/core/base/failure-text';
import { codeOf, valueOf } from '../../helpers/store-fixture';

const PATH = '/home/page.xml';
const OLD = Buffer.from('the old version');
const NEW = Buffer.from('the new version, which is longer');

let disk: SimDisk;
beforeEach(async () => {
  disk = makeSimDisk('/home');
  valueOf(await durableWrite(disk, PATH, OLD));
});

const content = async (from: SimDisk = disk): Promise<string> =>
  Buffer.from(await from.fs.readFile(PATH)).toString();
const names = async (): Promise<readonly string[]> =>
  (await disk.fs.listFolder('/home')).map(({ name }) => name);

describe('a durable write', () => {
  it('goes on after short writes until all bytes are out', async () => {
    let writes = 0;
    disk.onCall = ({ name }) => (name === 'write' && ++writes < 4 ? 'short' : undefined);
    valueOf(await durableWrite(disk, PATH, NEW));
    expect(writes).toBe(4);
    expect(await content(disk.afterWorstPowerCut())).toBe(NEW.toString());
  });

  it('never takes a second fsync of the same file for success', async () => {
    let syncs = 0;
    disk.onCall = ({ name }) => {
      if (name === 'sync' && ++syncs === 1) throw systemError('EIO', 'injected');
    };
    expect(codeOf(await durableWrite(disk, PATH, NEW))).toBe('io');
    expect(syncs).toBe(1);
    expect(await content()).toBe(OLD.toString());
    valueOf(await durableWrite(disk, PATH, NEW));
    expect(await content(disk.afterWorstPowerCut())).toBe(NEW.toString());
  });

  it('does not publish what does not come back as it was written', async () => {
    const read = disk.fs.readFile;
    const lying = {
      ...disk,
      fs: { ...disk.fs, readFile: async (path: string) => (await read(path)).fill(0, 3, 5) },
    };
    expect(codeOf(await durableWrite(lying, PATH, NEW))).toBe('io');
    expect(await content()).toBe(OLD.toString());
    expect(await names()).toEqual(['page.xml']);
  });

  it('says that it could not confirm when only the folder failed', async () => {
    disk.onCall = ({ name }) => {
      if (name === 'syncFolder') throw systemError('EIO', 'injected');
    };
    expect(codeOf(await durableWrite(disk, PATH, NEW))).toBe('unconfirmed');
    expect(await content()).toBe(NEW.toString());
  });

  it.each([
    ['EPERM', 0],
    ['EACCES', 1],
    ['EBUSY', 6],
    ['EPERM', 7],
    ['EACCES', 20],
  ])(
    'on Windows tries a rename again after %s, %i times over, says then that the file is in use, and never deletes to make room',
    async (errno, failures) => {
      const delays: number[] = [];
      const windows = {
        ...disk,
        retriesRename: true,
        delay: (ms: number) => Promise.resolve(void delays.push(ms)),
      };
      let left = failures;
      const unlinked: string[] = [];
      disk.onCall = ({ name, path }) => {
        if (name === 'unlink') unlinked.push(path);
        if (name === 'rename' && left-- > 0) throw systemError(errno, 'injected');
      };
      const result = await durableWrite(windows, PATH, NEW);
      expect(codeOf(result)).toBe(failures <= 6 ? 'ok' : 'busy');
      expect(await content()).toBe((failures <= 6 ? NEW : OLD).toString());
      expect(delays).toHaveLength(Math.min(failures, 6));
      expect(delays.reduce((sum, each) => sum + each, 0)).toBeLessThan(1_500);
      expect(unlinked.every((path) => path.startsWith('/home/.tmp-'))).toBe(true);
      expect(await names()).toEqual(['page.xml']);
    },
  );

  it('elsewhere takes the first refusal for an answer', async () => {
    let renames = 0;
    disk.onCall = ({ name }) => {
      if (name === 'rename' && ++renames > 0) throw systemError('EPERM', 'injected');
    };
    expect(codeOf(await durableWrite(disk, PATH, NEW))).toBe('no-permission');
    expect(renames).toBe(1);
  });
});

describe('an exclusive file', () => {
  it('is made once; the same bytes again are fine, others are refused and change nothing', async () => {
    expect(codeOf(await createExclusive(disk, PATH, OLD))).toBe('ok');
    expect(codeOf(await createExclusive(disk, PATH, NEW))).toBe('exists');
    expect(await content()).toBe(OLD.toString());
  });

  it('that is there but perhaps not safe is made safe before it is called done', async () => {
    disk.onCall = ({ name }) => {
      if (name === 'syncFolder') throw systemError('EIO', 'injected');
    };
    expect(codeOf(await createExclusive(disk, '/home/b', NEW))).toBe('unconfirmed');
    disk.onCall = () => undefined;
    valueOf(await createExclusive(disk, '/home/b', NEW));
    expect(Buffer.from(await disk.afterWorstPowerCut().fs.readFile('/home/b'))).toEqual(NEW);
  });
});

describe('an error of the system', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['ENOENT', 'vanished'],
    ['ESTALE', 'vanished'],
    ['ENOTCONN', 'vanished'],
    ['ENAMETOOLONG', 'path-too-long'],
    ['EBUSY', 'busy'],
    ['EMFILE', 'busy'],
    ['EIO', 'io'],
    ['EWHATEVER', 'io'],
  ])('%s is %s, with what to do', async (errno, code) => {
    const result = await attempt('/stick/a', () => Promise.reject(systemError(errno, 'x')));
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(!result.ok && failureText(result.error, 'en')).toMatch(/^\/stick\/a: .+\. .+\.$/);
  });

  it('is told from a bug, which is thrown on', async () => {
    await expect(attempt('/a', () => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });
});
