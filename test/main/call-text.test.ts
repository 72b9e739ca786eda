import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../app/core/base/result';
import type { ReviewArgs, ReviewResults, ReviewVerb } from '../../app/ipc';
import { answerText, argsIn } from '../../app/ipc/call-text';

type Plain = string | number | boolean | null | undefined;
type Special = Uint8Array | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | Date;
type Json<T> = T extends Plain ? T : T extends Special ? never : { [K in keyof T]: Json<T[K]> };
/** Verbs whose arguments or answers would not be the same after a way as text. */
type NotJson = {
  readonly [V in ReviewVerb]: [ReviewResults[V], ReviewArgs<V>] extends [
    Json<ReviewResults[V]>,
    Json<ReviewArgs<V>>,
  ]
    ? never
    : V;
}[ReviewVerb];

function back(answer: Result<unknown>): unknown {
  const text = answerText(answer);
  return typeof text === 'string' ? (JSON.parse(text) as unknown) : null;
}

describe('a call that travels as text', () => {
  it('carries what any verb carries, but for the bytes of a picture', () => {
    const others: readonly NotJson[] = ['scan.picture'];
    const areAllOthers: [Exclude<NotJson, 'scan.picture'>] extends [never] ? true : false = true;
    expect([others.length, areAllOthers]).toEqual([1, true]);
    const picture = ok(new Uint8Array([1, 2]));
    expect(answerText(picture)).toBe(picture);
    expect(back(ok({ page: null, text: 'ё\uD800' }))).toEqual(ok({ page: null, text: 'ё\uD800' }));
    expect(back(fail('refused'))).toEqual(fail('refused'));
  });

  it('is nothing where it is no JSON, or far larger than its verb may carry', () => {
    expect(argsIn('page.read', '{"pageId":"0001"}')).toEqual({ pageId: '0001' });
    for (const text of ['', '{', '{"pageId":}', '\u0000', '[1,'])
      expect(argsIn('page.read', text)).toBeUndefined();
    expect(argsIn('page.read', `"${'а'.repeat(6_000_001)}"`)).toBeUndefined();
    const own = argsIn('page.read', '{"__proto__":{"pageId":"0001"}}') as { readonly pageId?: string };
    expect(own.pageId).toBeUndefined();
  });
});
