import type { CheckReply, CheckRequest } from '../../app/core/check-messages';
import type { SpellingReply, SpellingRequest } from '../../app/core/spelling';
import CheckWorker from './check-worker?worker';

type Hearers = {
  readonly onCheck: (reply: CheckReply) => void;
  readonly onSpelling: (reply: SpellingReply) => void;
};

const hearers: Partial<Hearers> = {};
let worker: Worker | null = null;

/** Says who takes in what the worker of the check answers. */
export function hearCheckThread(added: Partial<Hearers>): void {
  Object.assign(hearers, added);
}

/** Asks the worker that has the dictionary and the whole text; it is started by the first question. */
export function tellCheckThread(request: CheckRequest | SpellingRequest): void {
  if (worker === null) {
    worker = new CheckWorker();
    worker.onmessage = ({ data }: MessageEvent<CheckReply | SpellingReply>) => {
      if (data.kind === 'spelt' || data.kind === 'suggested') hearers.onSpelling?.(data);
      else hearers.onCheck?.(data);
    };
  }
  worker.postMessage(request);
}
