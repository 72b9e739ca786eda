import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkerClient, type ClientOptions, type Settled } from '../../../renderer/workers/client';
import { fakeWorker, type FakeWorker } from '../../helpers/fake-worker';

type Fake = FakeWorker<string, string, number>;

/** A client whose workers and clock the test holds in its hand. */
function made(options: Partial<ClientOptions<string>> = {}) {
  const workers: Fake[] = [];
  const lost: string[] = [];
  const faults: string[] = [];
  let expire: (() => void) | null = null;
  const client = new WorkerClient<string, string, number>({
    start: () => {
      const worker = fakeWorker<string, string, number>();
      workers.push(worker);
      return worker;
    },
    timeoutMs: 1_000,
    onLost: (why) => lost.push(why),
    onFault: (where, { name }) => faults.push(`${where} ${name}`),
    after: (_ms, run) => {
      expire = run;
      return () => {
        if (expire === run) expire = null;
      };
    },
    ...options,
  });
  const worker = (index = workers.length - 1): Fake => workers[index]!;
  const asked = (index?: number) => worker(index).asked.map(({ request }) => request);
  return {
    client,
    workers,
    worker,
    asked,
    lost,
    faults,
    expire: () => expire?.(),
    isWatched: () => expire !== null,
  };
}

const FAULT = { name: 'TypeError', frames: [] };
const answered = (value: string): Settled<string> => ({ ok: true, value });

describe('a worker’s client', () => {
  it('starts no worker before the first question, and gives each its own answer', async () => {
    const { client, workers, worker } = made();
    expect(workers).toHaveLength(0);
    const [a, b] = [client.ask('a'), client.ask('b')];
    const [first, second] = worker().asked;
    worker().reply(second!.id, 'B');
    worker().reply(first!.id, 'A');
    expect(await Promise.all([a, b])).toEqual([answered('A'), answered('B')]);
    expect(workers).toHaveLength(1);
  });

  it('hands on what is known before the answer, until the question is settled', async () => {
    const { client, worker } = made();
    const parts: number[] = [];
    const controller = new AbortController();
    const a = client.ask('a', { onPart: (part) => parts.push(part), signal: controller.signal });
    const { id } = worker().asked[0]!;
    worker().say({ kind: 'part', id, part: 1 });
    controller.abort();
    worker().say({ kind: 'part', id, part: 2 });
    worker().reply(id, 'A');
    expect(await a).toEqual({ ok: false, why: 'superseded' });
    expect(parts).toEqual([1]);
  });

  it('answers the newest only, and sends no question that nobody waits for', async () => {
    const { client, worker, asked } = made();
    const answers = [client.latest('a'), client.latest('b'), client.latest('c')];
    expect(asked()).toEqual(['a']);
    expect(await Promise.all(answers.slice(0, 2))).toEqual([
      { ok: false, why: 'superseded' },
      { ok: false, why: 'superseded' },
    ]);
    worker().reply(worker().asked[0]!.id, 'A');
    expect(asked()).toEqual(['a', 'c']);
    worker().reply(worker().asked[1]!.id, 'C');
    expect(await answers[2]).toEqual(answered('C'));
  });

  it('stops what is at an older question where that may never end', async () => {
    const { client, worker, asked, lost } = made({ isInterrupted: true });
    const [a, b] = [client.latest('a'), client.latest('b')];
    expect(worker(0).isTerminated()).toBe(true);
    expect(asked()).toEqual(['b']);
    worker().reply(worker().asked[0]!.id, 'B');
    expect(await Promise.all([a, b])).toEqual([{ ok: false, why: 'superseded' }, answered('B')]);
    expect(lost).toEqual([]);
  });
});

describe('a worker that throws or dies', () => {
  const ways: readonly (readonly [name: string, fault: (worker: Fake) => void])[] = [
    ['throws', (worker) => worker.say({ kind: 'threw', id: worker.asked[0]!.id, fault: FAULT })],
    ['throws where no question waits', (worker) => worker.say({ kind: 'threw', id: null, fault: FAULT })],
    ['dies', (worker) => worker.die()],
    [
      'says what cannot be read',
      (worker) => void worker.onmessageerror?.call(worker as never, {} as MessageEvent),
    ],
  ];

  it.each(ways)('%s: is started anew, tries again, and nobody is bothered', async (_, fault) => {
    const { client, workers, worker, asked, lost } = made();
    const [a, b] = [client.ask('a'), client.ask('b')];
    fault(worker());
    expect(worker(0).isTerminated()).toBe(true);
    expect(asked()).toEqual(['a', 'b']);
    worker().reply(worker().asked[0]!.id, 'A');
    worker().reply(worker().asked[1]!.id, 'B');
    expect(await Promise.all([a, b])).toEqual([answered('A'), answered('B')]);
    expect(workers).toHaveLength(2);
    expect(lost).toEqual([]);
  });

  it.each(ways)(
    '%s twice: the question is lost, the person is told once, and the rest goes on',
    async (_, fault) => {
      const { client, workers, worker, asked, lost } = made();
      const [a, b] = [client.ask('a'), client.ask('b')];
      fault(worker());
      fault(worker());
      expect(await a).toEqual({ ok: false, why: 'lost' });
      expect(asked()).toEqual(['b']);
      worker().reply(worker().asked[0]!.id, 'B');
      expect(await b).toEqual(answered('B'));
      expect(workers).toHaveLength(3);
      expect(lost).toEqual(['lost']);
      const c = client.ask('c');
      worker().reply(worker().asked[1]!.id, 'C');
      expect(await c).toEqual(answered('C'));
    },
  );

  it('is told again what it has to know', () => {
    const { client, worker, asked } = made({ greeting: () => ['greeting'] });
    void client.ask('a');
    expect(asked()).toEqual(['greeting', 'a']);
    worker().die();
    expect(asked()).toEqual(['greeting', 'a']);
  });

  it('that throws at what it has to know ends as well', async () => {
    const { client, workers, worker, lost } = made({ greeting: () => ['greeting'] });
    const a = client.ask('a');
    for (let i = 0; i < 2; i += 1) worker().say({ kind: 'threw', id: -1, fault: FAULT });
    expect(await a).toEqual({ ok: false, why: 'lost' });
    expect([workers.length, lost]).toEqual([2, ['lost']]);
  });

  it('is not asked again what only the old one understood', async () => {
    const { client, workers, worker, lost } = made({ isRepeatable: false });
    const [a, b] = [client.ask('a'), client.ask('b')];
    worker().die();
    expect(await Promise.all([a, b])).toEqual([
      { ok: false, why: 'lost' },
      { ok: false, why: 'lost' },
    ]);
    expect([workers.length, lost]).toEqual([1, ['lost']]);
  });

  it('without a question in hand is told of where a new one would not know what it knew', () => {
    const { client, worker, lost } = made({ isRepeatable: false });
    void client.ask('a');
    worker().reply(worker().asked[0]!.id, 'A');
    worker().die();
    expect(lost).toEqual(['lost']);
  });

  it('that cannot be started, or a question that cannot be sent, is lost at once', async () => {
    const none = made({
      start: () => {
        throw new Error('no worker');
      },
    });
    expect(await none.client.ask('a')).toEqual({ ok: false, why: 'lost' });
    const deaf = made({
      start: () => {
        const worker = fakeWorker();
        worker.postMessage = () => {
          throw new DOMException('cannot be cloned', 'DataCloneError');
        };
        return worker;
      },
    });
    expect(await deaf.client.latest('a')).toEqual({ ok: false, why: 'lost' });
    expect(deaf.client.isBusy()).toBe(false);
  });

  it('writes every fault down, also what the worker has dealt with', () => {
    const { client, worker, faults } = made();
    void client.ask('a');
    worker().say({ kind: 'fault', where: 'repeated-line', fault: FAULT });
    worker().die();
    expect(faults).toEqual(['repeated-line TypeError', 'worker RangeError']);
  });
});

describe('a worker that hangs', () => {
  it('is stopped; its question is too slow, the others go on in a new one', async () => {
    const { client, worker, asked, lost, expire } = made();
    const [a, b] = [client.ask('a'), client.ask('b')];
    expire();
    expect(await a).toEqual({ ok: false, why: 'too-slow' });
    expect(worker(0).isTerminated()).toBe(true);
    expect(asked()).toEqual(['b']);
    worker().reply(worker().asked[0]!.id, 'B');
    expect(await b).toEqual(answered('B'));
    expect(lost).toEqual(['too-slow']);
  });

  it('is known by its silence, not by how much it is asked', () => {
    let waits = 0;
    const { client, worker, isWatched } = made({
      after: () => {
        waits += 1;
        return () => undefined;
      },
    });
    void client.ask('a');
    void client.ask('b');
    expect(waits).toBe(1);
    worker().say({ kind: 'alive' });
    expect(waits).toBe(2);
    expect(isWatched()).toBe(false);
  });

  it('is not waited for when it has nothing to do', () => {
    const { client, worker, isWatched } = made();
    void client.ask('a');
    expect(isWatched()).toBe(true);
    worker().reply(worker().asked[0]!.id, 'A');
    expect(isWatched()).toBe(false);
  });
});

describe('every question', () => {
  type Step = 'ask' | 'latest' | 'answer' | 'throw' | 'die' | 'hang' | 'alive' | 'stop';
  const step = fc.constantFrom<Step>('ask', 'latest', 'answer', 'throw', 'die', 'hang', 'alive', 'stop');

  it.each([
    [true, false],
    [true, true],
    [false, false],
  ])(
    'settles, whatever the worker does (repeatable %s, interrupted %s)',
    async (isRepeatable, isInterrupted) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const { client, workers, worker, expire } = made({ isRepeatable, isInterrupted });
          const ends: Promise<Settled<string>>[] = [];
          const act: Readonly<Record<Step, () => void>> = {
            ask: () => void ends.push(client.ask('x')),
            latest: () => void ends.push(client.latest('y')),
            answer: () => worker().asked.forEach(({ id }) => worker().reply(id, 'A')),
            throw: () => worker().say({ kind: 'threw', id: worker().asked[0]?.id ?? null, fault: FAULT }),
            die: () => worker().die(),
            hang: expire,
            alive: () => worker().say({ kind: 'alive' }),
            stop: () => client.stop(),
          };
          for (const each of steps)
            if (workers.length > 0 || each === 'ask' || each === 'latest') act[each]();
          // Whoever is left is answered, or the worker is given up.
          for (let i = 0; client.isBusy() && i < 1_000; i += 1) act[i % 2 === 0 ? 'answer' : 'hang']();
          expect(client.isBusy()).toBe(false);
          for (const end of await Promise.all(ends))
            expect(['A', 'superseded', 'lost', 'too-slow']).toContain(end.ok ? end.value : end.why);
          expect(workers.filter((each) => !each.isTerminated()).length).toBeLessThanOrEqual(1);
        }),
        { numRuns: 100 },
      );
    },
  );
});
