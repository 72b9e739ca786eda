import type { Answered, Asked } from '../../renderer/workers/protocol';
import type { WorkerLike } from '../../renderer/workers/client';

/** A worker whose answers, faults and silence are in the hands of a test. */
export type FakeWorker<Request, Reply, Part> = WorkerLike & {
  readonly asked: readonly Asked<Request>[];
  readonly isTerminated: () => boolean;
  readonly reply: (id: number, reply: Reply) => void;
  readonly say: (message: Answered<Reply, Part>) => void;
  readonly die: () => void;
};

export function fakeWorker<Request, Reply, Part = never>(): FakeWorker<Request, Reply, Part> {
  const asked: Asked<Request>[] = [];
  let isTerminated = false;
  const say = (message: Answered<Reply, Part>): void => {
    worker.onmessage?.call(worker as unknown as Worker, { data: message } as MessageEvent);
  };
  const worker: FakeWorker<Request, Reply, Part> = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (message: unknown) => void asked.push(message as Asked<Request>),
    terminate: () => void (isTerminated = true),
    asked,
    isTerminated: () => isTerminated,
    say,
    reply: (id, reply) => say({ kind: 'done', id, reply }),
    die: () => {
      const event = { message: 'Uncaught RangeError: x', filename: 'a/b.js', lineno: 1, colno: 2 };
      const preventDefault = () => undefined;
      worker.onerror?.call(worker as unknown as Worker, { ...event, preventDefault } as ErrorEvent);
    },
  };
  return worker;
}
