import type { Fault } from '../../app/core/diagnostics/fault';
import type { Action } from '../../app/core/session/actions/actions';
import { WorkerClient } from '../workers/client';
import CheckWorker from '../workers/check/check-worker?worker';
import FactsWorker from '../workers/facts/facts-worker?worker';
import FindWorker from '../workers/find/find-worker?worker';
import ReferenceWorker from '../workers/reference/reference-worker?worker';
import SpellingWorker from '../workers/spelling/spelling-worker?worker';
import type { Faults } from './faults';
import type { Threads } from './threads';

/** No honest piece of work is silent for so long, even over a thousand sheets. */
const TIMEOUT_MS = 60_000;
/** An honest expression takes a small part of this over a thousand sheets. */
const FIND_TIMEOUT_MS = 4_000;

/** The workers of the window; each is started by its first request. Of what stops for good the person is told. */
export function startThreads(
  { log, tell }: Pick<Faults, 'log' | 'tell'>,
  dispatch: (action: Action) => void,
): Threads {
  const logged = (thread: string) => ({
    onFault: (where: string, fault: Fault) => log(`${thread}: ${where}`, fault),
  });
  return {
    // What changed means nothing to a worker that was not sent the text: the check is begun anew instead.
    check: new WorkerClient({
      ...{ start: () => new CheckWorker(), timeoutMs: TIMEOUT_MS, isRepeatable: false },
      ...logged('check'),
      onLost: () => dispatch({ type: 'check-lost' }),
    }),
    facts: new WorkerClient({
      ...{ start: () => new FactsWorker(), timeoutMs: TIMEOUT_MS },
      ...logged('facts'),
      onLost: () => tell('factsStopped'),
    }),
    // The panel itself says what became of a search.
    find: new WorkerClient({
      ...{ start: () => new FindWorker(), timeoutMs: FIND_TIMEOUT_MS },
      ...{ isRepeatable: false, isInterrupted: true },
      ...logged('find'),
    }),
    reference: new WorkerClient({
      ...{ start: () => new ReferenceWorker(), timeoutMs: TIMEOUT_MS, isRepeatable: false },
      ...logged('reference'),
      onLost: () => tell('referenceStopped'),
    }),
    spelling: new WorkerClient({
      ...{ start: () => new SpellingWorker(), timeoutMs: TIMEOUT_MS },
      ...logged('spelling'),
      onLost: () => tell('spellingStopped'),
    }),
  };
}
