import type { CheckReply, CheckRequest } from '../../../app/core/check-messages';
import type { SpellingReply, SpellingRequest } from '../../../app/core/spelling';

/** The check and the dictionary share a worker, since the check needs the dictionary, too. */
export type CheckThreadRequest = CheckRequest | SpellingRequest;
/** Null ends a request that a newer one has made pointless. */
export type CheckThreadReply = CheckReply | SpellingReply | null;
