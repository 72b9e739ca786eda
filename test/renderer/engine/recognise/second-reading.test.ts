import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SecondReply, SecondRequest } from '../../../../renderer/engine/recognise/second-reading';

/** Stands for the reader's worker: answers each request as `answer` says. */
const worker = vi.hoisted(() => ({ answer: (): unknown => ({ two: null }), ended: 0 }));

vi.mock('../../../../renderer/engine/recognise/second-worker?worker', () => ({
  default: class {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
    postMessage() {
      const reply = worker.answer();
      if (reply instanceof Error) this.onerror?.({ message: reply.message, preventDefault: () => undefined });
      else this.onmessage?.({ data: reply });
    }
    terminate() {
      worker.ended += 1;
    }
  },
}));

const faults: unknown[] = [];
vi.stubGlobal('window', { engineApi: { reply: (fault: unknown) => void faults.push(fault) } });
const { readSecond } = await import('../../../../renderer/engine/recognise/second-reading');

const REQUEST = { page: {}, lines: [] } as unknown as SecondRequest;
const ask = async (reply: SecondReply | Error) => {
  worker.answer = () => reply;
  return await readSecond(REQUEST, new AbortController().signal);
};

afterEach(() => {
  faults.length = 0;
  worker.ended = 0;
});

describe('the second reader', () => {
  it('says nothing of a page that it does not read, and stays', async () => {
    expect(await ask({ two: null })).toBeNull();
    expect([faults.length, worker.ended]).toEqual([0, 0]);
  });

  it('that cannot start, or breaks off, says so; the log gets why, and the worker is ended', async () => {
    for (const reply of [{ failed: 'no net' }, new Error('out of memory')]) {
      expect(await ask(reply)).toBe('failed');
    }
    expect([faults.length, worker.ended]).toEqual([2, 2]);
  });

  it('is not called failed where the person stopped the run', async () => {
    const stopped = new AbortController();
    stopped.abort(new Error('stopped'));
    await expect(readSecond(REQUEST, stopped.signal)).rejects.toThrow('stopped');
    expect(faults).toEqual([]);
  });
});
