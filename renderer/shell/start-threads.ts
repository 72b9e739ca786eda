import { WorkerClient } from '../workers/client';
import CheckWorker from '../workers/check/check-worker?worker';
import FactsWorker from '../workers/facts/facts-worker?worker';
import FindWorker from '../workers/find/find-worker?worker';
import ReferenceWorker from '../workers/reference/reference-worker?worker';
import type { Threads } from './threads';

/** No honest piece of work is silent for so long, even over a thousand sheets. */
const TIMEOUT_MS = 60_000;
/** An honest expression takes a small part of this over a thousand sheets. */
const FIND_TIMEOUT_MS = 4_000;

/** The workers of the window; each is started by its first request. */
export function startThreads(): Threads {
  return {
    // What changed means nothing to a worker that was not sent the text: the check is begun anew instead.
    check: new WorkerClient({ start: () => new CheckWorker(), timeoutMs: TIMEOUT_MS, isRepeatable: false }),
    facts: new WorkerClient({ start: () => new FactsWorker(), timeoutMs: TIMEOUT_MS }),
    find: new WorkerClient({
      ...{ start: () => new FindWorker(), timeoutMs: FIND_TIMEOUT_MS },
      ...{ isRepeatable: false, isInterrupted: true },
    }),
    reference: new WorkerClient({
      start: () => new ReferenceWorker(),
      timeoutMs: TIMEOUT_MS,
      isRepeatable: false,
    }),
  };
}
