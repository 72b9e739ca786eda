import type { CheckReply, CheckRequest } from '../../../app/core/check/check-messages';

/**
 * What the thread of the check is asked. Looking words up is asked here too, since the dictionary is open here: a second
 * one would cost some 40 MiB.
 */
export type CheckThreadRequest = CheckRequest | LookUp;
export type LookUp = { readonly kind: 'look-up'; readonly forms: readonly string[] };

/** `looked-up` has the forms that the dictionary lacks. Null ends a check that a newer one has made pointless. */
export type CheckThreadReply = CheckReply | LookedUp | null;
export type LookedUp = { readonly kind: 'looked-up'; readonly unknown: readonly string[] };
