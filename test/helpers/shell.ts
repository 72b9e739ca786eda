import type { FailureCode } from '../../app/core/base/failure-table';
import { fail, ok, type Result } from '../../app/core/base/result';
import type { ReviewApi, ReviewVerb } from '../../renderer/api';
import { makeReview, type Review } from '../../renderer/shell/review';
import type { Thread, Threads } from '../../renderer/shell/threads';
import type { Settled } from '../../renderer/workers/client';
import type { ReviewState } from '../../app/core/session/state/state';
import { moment } from './session';

/** Main, as a test has it: what was asked of it, and answers that the test gives. */
export type FakeMain = {
  readonly api: ReviewApi;
  readonly calls: { readonly verb: ReviewVerb; readonly args: unknown }[];
  readonly argsOf: (verb: ReviewVerb) => readonly unknown[];
  readonly send: (event: string, data?: unknown) => void;
};

/** `answer` gives undefined for what is of no interest; that is answered with null. */
export function fakeMain(answer: (verb: ReviewVerb, args: never) => unknown = () => undefined): FakeMain {
  const calls: { readonly verb: ReviewVerb; readonly args: unknown }[] = [];
  const listeners = new Map<string, (data: never) => void>();
  const call = (verb: ReviewVerb, args: unknown): Promise<Result<unknown>> => {
    calls.push({ verb, args });
    const given = answer(verb, args as never);
    if (given instanceof Promise) return given.then((late: unknown) => ok(late ?? null));
    return Promise.resolve(given instanceof Error ? fail(given.name as 'disk-full') : ok(given ?? null));
  };
  const on = (event: string, listener: (data: never) => void) => {
    listeners.set(event, listener);
    return () => listeners.delete(event);
  };
  return {
    api: { call, on } as unknown as ReviewApi,
    calls,
    argsOf: (verb) => calls.filter((one) => one.verb === verb).map(({ args }) => args),
    send: (event, data) => listeners.get(event)?.(data as never),
  };
}

/** What main answers when it refuses. */
export function refusal(code: FailureCode): Error {
  return Object.assign(new Error(code), { name: code });
}

/** A thread that the test answers: request by request, or with a fault. */
export class FakeThread<Request, Reply, Part = never> implements Thread<Request, Reply, Part> {
  readonly requests: Request[] = [];
  #onPart: ((part: Part) => void) | undefined;
  #settle: ((end: Settled<Reply>) => void)[] = [];
  readonly ask = (request: Request, options: { readonly onPart?: (part: Part) => void } = {}) => {
    this.requests.push(request);
    this.#onPart = options.onPart;
    return new Promise<Settled<Reply>>((resolve) => this.#settle.push(resolve));
  };
  readonly latest = (request: Request) => this.ask(request);
  part(part: Part): void {
    this.#onPart?.(part);
  }
  reply(value: Reply): void {
    this.#settle.shift()?.({ ok: true, value });
  }
  lose(why: 'superseded' | 'lost' | 'too-slow'): void {
    this.#settle.shift()?.({ ok: false, why });
  }
}

type ThreadsOfTest = {
  readonly [K in keyof Threads]: Threads[K] extends Thread<infer Req, infer Rep, infer Part>
    ? FakeThread<Req, Rep, Part>
    : never;
};

/** The window's loop with nothing real around it. */
export function openReview(
  main: FakeMain,
  state?: ReviewState,
): { readonly review: Review; readonly threads: ThreadsOfTest; readonly faults: readonly string[] } {
  const threads: ThreadsOfTest = {
    check: new FakeThread(),
    facts: new FakeThread(),
    find: new FakeThread(),
    reference: new FakeThread(),
    spelling: new FakeThread(),
  };
  const at = moment();
  const faults: string[] = [];
  const review = makeReview({
    api: main.api,
    threads,
    momentNow: () => at,
    onFault: (where) => faults.push(where),
  });
  if (state !== undefined) review.store.setState(state, true);
  return { review, threads, faults };
}

/** Lets what was begun end; a timer would need more. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
