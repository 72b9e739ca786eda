import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '../../../app/core/session/actions/actions';
import { startThreads } from '../../../renderer/shell/start-threads';
import type { Threads } from '../../../renderer/shell/threads';
import { fakeWorker, type FakeWorker } from '../../helpers/fake-worker';

type Fake = FakeWorker<unknown, unknown, unknown>;
let workers: { readonly url: string; readonly fake: Fake }[] = [];

beforeEach(() => {
  workers = [];
  vi.stubGlobal(
    'Worker',
    class {
      constructor(url: string) {
        const fake: Fake = fakeWorker();
        workers.push({ url: String(url), fake });
        return fake;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function started() {
  const told: string[] = [];
  const logged: string[] = [];
  const threads = startThreads(
    { tell: (key) => told.push(key), log: (where) => logged.push(where) },
    (action: Action) => told.push(action.type),
  );
  return { threads, told, logged };
}

/** What becomes of one request when every worker that is started for it dies. */
async function loseAll(thread: keyof Threads) {
  const { threads, told, logged } = started();
  const end = (threads[thread].ask as (request: unknown) => Promise<unknown>)({});
  for (let dead = 0; dead < 5 && dead < workers.length; dead += 1) workers[dead]?.fake.die();
  return { end: await end, told, logged };
}

describe('a thread that is lost', () => {
  it.each([
    ['check', ['check-lost']],
    ['facts', ['factsStopped']],
    ['reference', ['referenceStopped']],
    ['spelling', ['spellingStopped']],
    // The panel itself says what became of a search.
    ['find', []],
  ] as const)('%s: settles, is told once and logged', async (thread, expected) => {
    const { end, told, logged } = await loseAll(thread);
    expect(end).toEqual({ ok: false, why: 'lost' });
    expect(told).toEqual(expected);
    expect(new Set(logged)).toEqual(new Set([`${thread}: worker`]));
    expect(new Set(workers.map(({ url }) => /(\w+)-worker/.exec(url)?.[1]))).toEqual(new Set([thread]));
  });

  it('of the check is told once, however many requests were open', async () => {
    const { threads, told } = started();
    const ends = [1, 2, 3].map((serial) =>
      threads.check.ask({ kind: 'change', serial, changes: [], doubts: [] }),
    );
    workers[0]?.fake.die();
    for (const end of await Promise.all(ends)) expect(end).toEqual({ ok: false, why: 'lost' });
    expect(told).toEqual(['check-lost']);
  });
});
