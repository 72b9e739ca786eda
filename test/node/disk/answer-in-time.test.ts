import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answeringDisk } from '../../../app/node/disk/answer-in-time';
import { attempt } from '../../../app/node/disk/disk-error';
import { nodeDisk, nodeFs, type WritableFile } from '../../../app/node/disk/fs';
import { codeOf } from '../../helpers/store-fixture';

const LIMITS = { callMs: 1_000, bytesMs: 3_000, overdueMs: 100, atOnce: 2 };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A disk whose `stat` and `openWritable` answer when the test says so. */
function heldDisk() {
  const answers: (() => void)[] = [];
  const closed: string[] = [];
  const held = <T>(value: T) => new Promise<T>((resolve) => answers.push(() => resolve(value)));
  const file: WritableFile = {
    write: () => held(1),
    sync: () => held(undefined),
    sizeBytes: () => held(0),
    close: () => Promise.resolve(void closed.push('file')),
  };
  const fs = {
    ...nodeFs,
    stat: () => held({ isFolder: false, sizeBytes: 1 }),
    openWritable: () => held(file),
  };
  return { disk: answeringDisk({ ...nodeDisk(), fs }, LIMITS), answers, closed };
}

const statOf = (disk: ReturnType<typeof heldDisk>['disk'], path: string) =>
  attempt(path, () => disk.fs.stat(path)).then((result) =>
    result.ok ? 'ok' : `${result.error.code} ${String(result.error.params['file'])}`,
  );

describe('a call to a disk', () => {
  it('ends by its answer', async () => {
    const { disk, answers } = heldDisk();
    const stat = statOf(disk, '/share/a');
    answers[0]?.();
    expect(await stat).toBe('ok');
  });

  it('ends after its time where the place does not answer, and names the file', async () => {
    const { disk } = heldDisk();
    const stat = statOf(disk, '/share/a');
    await vi.advanceTimersByTimeAsync(LIMITS.callMs);
    expect(await stat).toBe('no-answer /share/a');
  });

  it('holds no more than its share of the threads, and what comes after is refused at once', async () => {
    const { disk, answers } = heldDisk();
    const at = disk.at?.('/share') ?? disk;
    const asked = ['a', 'b/c', 'd', 'e/f/g'].map((name) => statOf(at, `/share/${name}`));
    expect(answers).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(LIMITS.callMs);
    expect(await Promise.all(asked)).toEqual([
      'no-answer /share/a',
      'no-answer /share/b/c',
      'no-answer /share/d',
      'no-answer /share/e/f/g',
    ]);
    expect(await statOf(at, '/share/h')).toBe('no-answer /share/h');
    expect(answers).toHaveLength(2);
  });

  it('waits less where another of the same place is overdue', async () => {
    const { disk } = heldDisk();
    const at = disk.at?.('/share') ?? disk;
    const first = statOf(at, '/share/a');
    await vi.advanceTimersByTimeAsync(LIMITS.callMs);
    await first;
    const second = statOf(at, '/share/b');
    await vi.advanceTimersByTimeAsync(LIMITS.overdueMs);
    expect(await second).toBe('no-answer /share/b');
  });

  it('of another place is not held up', async () => {
    const { disk, answers } = heldDisk();
    const at = disk.at?.('/share') ?? disk;
    void statOf(at, '/share/a');
    void statOf(at, '/share/b');
    const here = statOf(disk, '/home/journal/a');
    answers[2]?.();
    expect(await here).toBe('ok');
  });

  it('is asked again once the place has answered', async () => {
    const { disk, answers } = heldDisk();
    const at = disk.at?.('/share') ?? disk;
    const lost = [statOf(at, '/share/a'), statOf(at, '/share/b')];
    await vi.advanceTimersByTimeAsync(LIMITS.callMs);
    await Promise.all(lost);
    answers.splice(0).forEach((answer) => answer());
    await vi.advanceTimersByTimeAsync(0);
    const again = statOf(at, '/share/c');
    answers[0]?.();
    expect(await again).toBe('ok');
  });

  it('waits no longer than the patience of who asks', async () => {
    const { disk } = heldDisk();
    const stat = statOf(disk.at?.('/share', 200) ?? disk, '/share/a');
    await vi.advanceTimersByTimeAsync(200);
    expect(await stat).toBe('no-answer /share/a');
  });

  it('that opens a file after nobody waits for it any more closes it', async () => {
    const { disk, answers, closed } = heldDisk();
    const opened = attempt('/share/a', () => disk.fs.openWritable('/share/a', 'create'));
    await vi.advanceTimersByTimeAsync(LIMITS.callMs);
    expect(codeOf(await opened)).toBe('no-answer');
    answers[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(closed).toEqual(['file']);
  });

  it('that brings much to the medium gets more time', async () => {
    const { disk, answers } = heldDisk();
    const opening = disk.fs.openWritable('/stick/a', 'create');
    answers[0]?.();
    const file = await opening;
    const writing = file.write(new Uint8Array(1), 0);
    answers[1]?.();
    await writing;
    const sync = attempt('/stick/a', () => file.sync());
    await vi.advanceTimersByTimeAsync(LIMITS.bytesMs + 1);
    expect(codeOf(await sync)).toBe('no-answer');
  });
});
