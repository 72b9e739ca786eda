import { describe, expect, it } from 'vitest';
import { serve, type WorkerScope } from '../../../renderer/workers/serve';

/** The inside of a worker, with what it posts. */
function scope() {
  const posted: unknown[] = [];
  const listeners = new Map<string, (event: { data?: unknown; reason?: unknown }) => void>();
  const inside: WorkerScope = {
    postMessage: (message) => void posted.push(message),
    addEventListener: (type, listener) => void listeners.set(type, listener),
  };
  const ask = async (id: number, request: string) => {
    listeners.get('message')?.({ data: { id, request } });
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  };
  return {
    inside,
    posted,
    ask,
    reject: (reason: unknown) => listeners.get('unhandledrejection')?.({ reason }),
  };
}

describe('the worker’s side', () => {
  it('answers each request by its id, with parts before the reply', async () => {
    const { inside, posted, ask } = scope();
    serve<string, string, string>((request, part) => {
      part(`${request}?`);
      return Promise.resolve(`${request}!`);
    }, inside);
    await ask(7, 'a');
    expect(posted).toEqual([
      { kind: 'part', id: 7, part: 'a?' },
      { kind: 'done', id: 7, reply: 'a!' },
    ]);
  });

  it.each([
    [
      'at once',
      () => {
        throw new TypeError('Секретный текст документа');
      },
    ],
    ['later', () => Promise.reject(new TypeError('Секретный текст документа'))],
  ])('says that answering threw, %s, without the error’s message', async (_, answer) => {
    const { inside, posted, ask } = scope();
    serve<string, string>(answer, inside);
    await ask(1, 'a');
    expect(posted).toMatchObject([{ kind: 'threw', id: 1, fault: { name: 'TypeError' } }]);
    expect(JSON.stringify(posted)).not.toContain('Секретный');
  });

  it('tells of a promise that nobody waited for, and of what was dealt with', () => {
    const { inside, posted, reject } = scope();
    const served = serve<string, string>((request) => request, inside);
    reject(new RangeError('x'));
    served.fault('rule', new Error('x'));
    expect(posted).toMatchObject([
      { kind: 'threw', id: null, fault: { name: 'RangeError' } },
      { kind: 'fault', where: 'rule', fault: { name: 'Error' } },
    ]);
  });

  it('says that a reply cannot be sent', async () => {
    const { inside, posted, ask } = scope();
    serve<string, () => void>(() => () => undefined, {
      ...inside,
      postMessage: (message) => inside.postMessage(structuredClone(message)),
    });
    await ask(2, 'a');
    expect(posted).toMatchObject([{ kind: 'threw', id: 2, fault: { name: 'DataCloneError' } }]);
  });
});
