import { faultOf } from '../../app/core/diagnostics/fault';
import type { Answered, Asked } from './protocol';

/** The side of a worker that its window talks to; tests give their own. */
export type WorkerScope = {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: (
    type: 'message' | 'unhandledrejection',
    listener: (event: { readonly data?: unknown; readonly reason?: unknown }) => void,
  ) => void;
};

export type Served = {
  /** Tells the log of something that threw and was dealt with. */
  readonly fault: (where: string, error: unknown) => void;
  /** Says that the request in hand goes on; to be called now and then in one that may take long. */
  readonly alive: () => void;
};

/** How often a sign of life is worth a message. */
const ALIVE_EVERY_MS = 1_000;

/**
 * Answers the requests of a `workerClient`. Every request gets an answer: the reply, or that answering threw. `part`
 * sends what is known before the reply.
 */
export function serve<Request, Reply, Part = never>(
  answer: (request: Request, part: (part: Part) => void) => Reply | Promise<Reply>,
  scope: WorkerScope = self,
): Served {
  const post = (message: Answered<Reply, Part>): void => scope.postMessage(message);
  const reply = async ({ id, request }: Asked<Request>): Promise<void> => {
    try {
      post({ kind: 'done', id, reply: await answer(request, (part) => post({ kind: 'part', id, part })) });
    } catch (error) {
      post({ kind: 'threw', id, fault: faultOf(error) });
    }
  };
  scope.addEventListener('message', ({ data }) => void reply(data as Asked<Request>));
  scope.addEventListener('unhandledrejection', ({ reason }) =>
    post({ kind: 'threw', id: null, fault: faultOf(reason) }),
  );
  let toldAtMs = 0;
  return {
    fault: (where, error) => post({ kind: 'fault', where, fault: faultOf(error) }),
    alive: () => {
      const nowMs = performance.now();
      if (nowMs - toldAtMs < ALIVE_EVERY_MS) return;
      toldAtMs = nowMs;
      post({ kind: 'alive' });
    },
  };
}
