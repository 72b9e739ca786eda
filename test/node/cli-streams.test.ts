import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claim, exclusively, type Claimant } from '../../app/cli/claim-file';
import { outputStream } from '../../app/cli/stdio';
import { nodeDisk } from '../../app/node/fs';

const systemError = (code: string) => Object.assign(new Error(`${code}: as the system says it`), { code });

function failing(code: string): Writable {
  return new Writable({ write: (_, __, done) => done(systemError(code)) });
}

describe('an output of the process', () => {
  it('is no fault where its reader goes away', async () => {
    const out = outputStream(failing('EPIPE'));
    out.write('a line\n');
    expect(await out.drain()).toBeNull();
    expect(out.isClosed()).toBe(true);
    out.write('another\n');
    expect(await out.drain()).toBeNull();
  });

  it('is a fault where it cannot be written', async () => {
    const out = outputStream(failing('ENOSPC'));
    out.write('a line\n');
    expect(await out.drain()).toContain('ENOSPC');
  });

  it('is all out when it is drained', async () => {
    const written: string[] = [];
    const slow = new Writable({
      write: (bytes: Buffer, _, done) => {
        written.push(bytes.toString());
        setImmediate(done);
      },
    });
    const out = outputStream(slow);
    for (const text of ['one', 'two', 'three']) out.write(text);
    expect(await out.drain()).toBeNull();
    expect(written.join('')).toBe('onetwothree');
    expect(out.isClosed()).toBe(false);
  });
});

describe('a claim', () => {
  let folder: string;
  let path: string;
  const claimant = (isAlive: (pid: number) => boolean, pid = 7): Claimant => ({
    disk: { ...nodeDisk(), delay: () => new Promise((resolve) => setImmediate(resolve)) },
    self: { host: 'desk', pid, isAlive },
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sverka-claim-'));
    path = join(folder, '.p-0001.claim');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is respected while its process lives, or belongs to another machine', async () => {
    const alive = claimant(() => true);
    expect(await claim(alive, path)).toMatchObject({
      ok: true,
      value: { release: expect.any(Function) as unknown },
    });
    expect(await claim(alive, path)).toEqual({ ok: true, value: 'taken' });
    await writeFile(path, '7 elsewhere');
    expect(
      await claim(
        claimant(() => false),
        path,
      ),
    ).toEqual({ ok: true, value: 'taken' });
  });

  it('is respected while it is being written', async () => {
    await writeFile(path, '');
    expect(
      await claim(
        claimant(() => false),
        path,
      ),
    ).toEqual({ ok: true, value: 'taken' });
  });

  it('is taken over from a process that died, and released', async () => {
    await writeFile(path, '999 desk');
    const taken = await claim(
      claimant(() => false),
      path,
    );
    expect(await readFile(path, 'utf8')).toBe('7 desk');
    if (taken.ok && taken.value !== 'taken') await taken.value.release();
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });

  it('says why it cannot be made, and is never taken for another’s', async () => {
    const ended = await claim(
      claimant(() => true),
      join(folder, 'nowhere', '.claim'),
    );
    expect(ended).toMatchObject({ ok: false, error: { code: 'vanished' } });
  });

  it('lets one at a time do what must be done alone', async () => {
    let [inside, most, done] = [0, 0, 0];
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      done += 1;
    };
    const all = Array.from({ length: 8 }, (_, i) =>
      exclusively(
        claimant(() => true, i),
        path,
        work,
      ),
    );
    await Promise.all(all);
    expect({ most, done }).toEqual({ most: 1, done: 8 });
  });
});
