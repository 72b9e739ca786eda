import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveWay } from '../../../app/node/scans/give-way';

describe.runIf(process.platform === 'linux')('giving way to people', () => {
  let child: ChildProcess;
  const pid = () => child.pid ?? 0;

  beforeAll(async () => {
    child = spawn(process.execPath, [
      '-e',
      "process.title = 'counter'; console.log(1); setInterval(() => 0, 1e6)",
    ]);
    if (child.stdout !== null) await once(child.stdout, 'data');
  });
  afterAll(() => child.kill());

  it('leaves threads of other names as they are', () => {
    const before = getPriority(pid());
    giveWay(pid());
    expect(getPriority(pid())).toBe(before);
  });

  it('puts threads of the name behind everything else, and leaves them there', () => {
    giveWay(pid(), 'counter');
    expect(getPriority(pid())).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
    giveWay(pid(), 'counter');
    expect(getPriority(pid())).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  });

  it('says nothing of a process that has ended', () => {
    expect(() => giveWay(2 ** 22 + 1, 'counter')).not.toThrow();
  });
});
