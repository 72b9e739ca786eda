import type { CheckReply } from '../../app/core/check/check-messages';
import type { CheckThreadReply, CheckThreadRequest } from '../workers/check/messages';
import type { Settled } from '../workers/client';
import type { FactsReply, FactsRequest } from '../workers/facts/messages';
import type { FindReply, FindRequest } from '../workers/find/messages';
import type { ReferenceReply, ReferenceRequest } from '../workers/reference/messages';
import type { SpellingReply, SpellingRequest } from '../workers/spelling/messages';

/** A worker as effects use it. Every request settles; the promise of it never rejects. */
export type Thread<Request, Reply, Part = never> = {
  /** Each request is answered, in the order in which they came. */
  readonly ask: (
    request: Request,
    options?: { readonly onPart?: (part: Part) => void },
  ) => Promise<Settled<Reply>>;
  /** Only the newest is worth an answer; older ones settle as superseded. */
  readonly latest: (request: Request) => Promise<Settled<Reply>>;
};

export type Threads = {
  readonly check: Thread<CheckThreadRequest, CheckThreadReply, CheckReply>;
  readonly facts: Thread<FactsRequest, FactsReply>;
  readonly find: Thread<FindRequest, FindReply>;
  readonly reference: Thread<ReferenceRequest, ReferenceReply>;
  readonly spelling: Thread<SpellingRequest, SpellingReply>;
};
