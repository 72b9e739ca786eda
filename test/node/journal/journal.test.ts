import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkedLine, readCheckedLines } from '../../../app/node/disk/checked-lines';
import { crc32Hex } from '../../../app/node/disk/hash';
import { openJournal, type Journal } from '../../../app/node/journal/journal';
import { planRecovery, readSegment } from '../../../app/node/journal/journal-record';
import { makeSimDisk, type SimDisk } from '../../helpers/sim-disk';
import { codeOf, pageOf, valueOf } from '../../helpers/store-fixture';

const entryOf = (text: string, pageId = '0001') => ({ pageId, baseHash: null, page: pageOf(pageId, text) });

const segment = Buffer.concat(
  Array.from({ length: 6 }, (_, index) =>
    checkedLine({ sequence: index + 1, ...entryOf(`строка ${index}`) }),
  ),
);
const all = readSegment(segment).records;

describe('a segment', () => {
  it('has the CRC-32 of the standard check string', () => {
    expect(crc32Hex(Buffer.from('123456789'))).toBe('cbf43926');
  });

  it('is valid JSON Lines', () => {
    const lines = segment.toString('utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { entry: { sequence: number } }).entry.sequence)).toEqual(
      [1, 2, 3, 4, 5, 6],
    );
  });

  it('cut at any byte gives every whole record before the cut', () => {
    for (let at = 0; at <= segment.length; at++) {
      const { records, isDamaged } = readSegment(segment.subarray(0, at));
      // A line that lacks only its end is whole: an editor may have taken that away.
      const whole = segment.subarray(0, at + 1).filter((byte) => byte === 0x0a).length;
      expect(records).toEqual(all.slice(0, whole));
      expect(isDamaged).toBe(false);
    }
  });

  it('with zeros where the system had made room gives every record before them', () => {
    const { records, isDamaged } = readSegment(
      Buffer.concat([segment, segment.subarray(0, 40), Buffer.alloc(512)]),
    );
    expect(records).toEqual(all);
    expect(isDamaged).toBe(false);
  });

  it('with any one bit flipped gives every record before the flip and nothing that was not written', () => {
    fc.assert(
      fc.property(fc.nat(segment.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(segment);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        const { records } = readSegment(flipped);
        const before = segment.subarray(0, at).filter((byte) => byte === 0x0a).length;
        expect(records.slice(0, before)).toEqual(all.slice(0, before));
        for (const record of records) expect(all).toContainEqual(record);
        expect(records.length).toBeLessThan(all.length);
      }),
      { numRuns: 1000, seed: 20260116 },
    );
  });

  it('of any bytes whatever does not throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readCheckedLines(bytes).entries).toEqual([]);
      }),
      { numRuns: 500, seed: 20260117 },
    );
  });
});

describe('a journal', () => {
  let disk: SimDisk;
  beforeEach(() => {
    disk = makeSimDisk('/home');
  });
  const open = async (project = 'project-1'): Promise<Journal> =>
    valueOf(await openJournal(disk, '/home/recovery', project));
  const texts = async (journal: Journal, pageId = '0001'): Promise<unknown> =>
    valueOf(await journal.recoverable(pageId)).map(({ page }) => page.lines[0]?.text);
  const names = async (): Promise<readonly string[]> =>
    (await disk.fs.listFolder('/home/recovery/project-1')).map(({ name }) => name);

  it('gives the last record of each page to the next run, and of no other project', async () => {
    const first = await open();
    for (const text of ['a', 'b', 'c']) valueOf(await first.append(entryOf(text)));
    valueOf(await first.append(entryOf('other page', '0002')));
    await first.close();
    const second = await open();
    expect(valueOf(await second.pendingPages())).toEqual(['0001', '0002']);
    expect(await texts(second)).toEqual(['c']);
    expect(await texts(await open('project-2'))).toEqual([]);
  });

  it('is cleared by a save, but not of what was typed during the save', async () => {
    const journal = await open();
    const saved = valueOf(await journal.append(entryOf('saved')));
    valueOf(await journal.append(entryOf('typed during the save')));
    valueOf(await journal.clear('0001', saved));
    expect(await texts(await open())).toEqual(['typed during the save']);
    const last = valueOf(await journal.append(entryOf('later')));
    valueOf(await journal.clear('0001', last));
    expect(await texts(await open())).toEqual([]);
    expect(await names()).toEqual([]);
  });

  it('writes a record while the disk is busy with the one before, and answers each once it is safe', async () => {
    let release = (): void => undefined;
    const busy = new Promise<void>((done) => (release = done));
    const { openWritable } = disk.fs;
    const slow = {
      ...disk,
      fs: {
        ...disk.fs,
        openWritable: async (...of: Parameters<typeof openWritable>) => {
          const opened = await openWritable(...of);
          return { ...opened, sync: async () => (await busy, await opened.sync()) };
        },
      },
    };
    const busyJournal = valueOf(await openJournal(slow, '/home/recovery', 'project-1'));
    const answered: string[] = [];
    const append = async (text: string) => {
      valueOf(await busyJournal.append(entryOf(text)));
      answered.push(text);
    };
    const all = [append('a'), append('b'), append('c')];
    // What a killed program leaves: all that was written, whether or not the disk has confirmed it.
    await expect.poll(async () => await texts(await open())).toEqual(['c']);
    expect(answered).toEqual([]);
    release();
    await Promise.all(all);
    expect(answered).toEqual(['a', 'b', 'c']);
    await busyJournal.close();
  });

  it('keeps what an undecided recovery showed, whatever is typed, saved or crashes meanwhile', async () => {
    const first = await open();
    valueOf(await first.append(entryOf('lost in the first crash')));
    const second = await open();
    const sequence = valueOf(await second.append(entryOf('typed while it was showing')));
    expect(await texts(second)).toEqual(['lost in the first crash']);
    valueOf(await second.clear('0001', sequence));
    valueOf(await second.append(entryOf('lost in the second crash')));
    const third = await open();
    expect(await texts(third)).toEqual(['lost in the first crash', 'lost in the second crash']);
    valueOf(await third.append(entryOf('new')));
    valueOf(await third.settle('0001'));
    expect(await texts(third)).toEqual([]);
    expect(await texts(await open())).toEqual(['new']);
  });

  it('of a run that writes in another window is nobody’s to recover, and no name of it is taken', async () => {
    const live = new Set<number>();
    const openLive = async () => valueOf(await openJournal(disk, '/home/recovery', 'project-1', live));
    const first = await openLive();
    const second = await openLive();
    valueOf(await first.append(entryOf('typed in one window')));
    valueOf(await second.append(entryOf('typed in the other')));
    const third = await openLive();
    expect(await texts(third)).toEqual([]);
    valueOf(await third.settle('0001'));
    expect(await names()).toHaveLength(2);
    await Promise.all([first.close(), second.close(), third.close()]);
    expect(await texts(await openLive())).toEqual(['typed in one window', 'typed in the other']);
  });

  it('stays small: a new segment takes the place of the ones before it', async () => {
    const journal = await open();
    const big = 'ш'.repeat(1 << 20);
    for (let count = 0; count < 9; count++) valueOf(await journal.append(entryOf(`${count}${big}`)));
    expect(await names()).toHaveLength(1);
    const [text] = (await texts(await open())) as string[];
    expect(text?.startsWith('8ш')).toBe(true);
  });

  it('puts a damaged file aside when it is settled', async () => {
    const first = await open();
    for (const text of ['a', 'b']) valueOf(await first.append(entryOf(text)));
    const [name = ''] = await names();
    const path = `/home/recovery/project-1/${name}`;
    const bytes = Buffer.from(await disk.fs.readFile(path));
    bytes[bytes.indexOf('"text"')] = 0x21;
    await disk.fs.unlink(path);
    const file = await disk.fs.openWritable(path, 'create');
    await file.write(bytes, 0);
    const second = await open();
    expect(await texts(second)).toEqual(['b']);
    valueOf(await second.settle('0001'));
    expect(await names()).toEqual([expect.stringMatching(/\.corrupt-/)]);
    expect(await texts(await open())).toEqual([]);
  });

  it('takes no project id that could be a path', async () => {
    expect(codeOf(await openJournal(disk, '/home/recovery', '../../etc-x'))).toBe('invalid');
  });
});

describe('a recovery', () => {
  const info = {
    pageId: '0001',
    sequence: 1,
    parentHash: null,
    reason: 'saved',
    who: '',
    atUtc: '',
    note: '',
  } as const;
  const revision = { hash: 'a'.repeat(64), info, page: pageOf('0001', 'saved') };

  it('is offered on the same base, a conflict on any other, and nothing where the text is already saved', () => {
    const typed = { pageId: '0001', baseHash: revision.hash, page: pageOf('0001', 'typed') };
    expect(planRecovery(typed, revision)).toBe('offer');
    expect(planRecovery({ ...typed, baseHash: null }, null)).toBe('offer');
    expect(planRecovery({ ...typed, baseHash: 'b'.repeat(64) }, revision)).toBe('conflict');
    expect(planRecovery(typed, null)).toBe('conflict');
    expect(planRecovery({ ...typed, baseHash: null, page: pageOf('0001', 'saved') }, revision)).toBe(
      'already-saved',
    );
  });
});
