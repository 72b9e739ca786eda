import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFaultLog } from '../../../app/node/logs/fault-log';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

const logs = () => join(folder, 'logs');
const open = () => openFaultLog(logs(), () => '2026-01-01T00:00:00Z');
const fault = (name: string) => ({ name, frames: ['f a.js:1:1'] });

describe('the log of faults', () => {
  it('has the newest at its end, and begins with the first fault', () => {
    const log = open();
    expect(log.tail(1_000)).toBe('');
    log.write('check', fault('TypeError'));
    log.writeError('main', new RangeError('x'));
    const lines = log.tail(10_000).split('\n');
    expect(lines[0]).toBe('2026-01-01T00:00:00Z | check | TypeError | f a.js:1:1');
    expect(lines[1]).toContain('| main | RangeError |');
    expect(log.tail(5)).toHaveLength(5);
  });

  it('writes what comes again and again at its 1st, 2nd, 4th … time', () => {
    const log = open();
    for (let i = 0; i < 1_000; i += 1) log.write('window', fault('TypeError'));
    expect(log.tail(100_000).trim().split('\n')).toHaveLength(10);
    expect(log.tail(100_000)).toContain('window ×512 |');
  });

  it('stays within its size, with the newest kept', async () => {
    const log = open();
    for (let i = 0; i < 20_000; i += 1) log.write(`part ${i}`, fault('TypeError'));
    const names = await readdir(logs());
    expect(names.sort()).toEqual(['sverka.1.log', 'sverka.log']);
    for (const name of names) expect((await stat(join(logs(), name))).size).toBeLessThanOrEqual(128 * 1024);
    expect(log.tail(1_000)).toContain('part 19999 ');
    expect(log.tail(10_000_000).length).toBeGreaterThan(128 * 1024);
  });

  it('never throws, not even where it cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const log = openFaultLog(join(folder, 'file', 'logs'), () => '');
    expect(() => log.write('x', fault('y'))).not.toThrow();
    expect(log.tail(10)).toBe('');
  });
});
