import { faultOf, faultOfMessage, type Fault } from '../../app/core/diagnostics/fault';
import type { Answered, Asked } from './protocol';

/**
 * How a request ended that has no reply. `superseded`: a newer one made it pointless. `lost`: its worker threw or died.
 * `too-slow`: its worker gave no sign of life for too long and was stopped.
 */
export type Unanswered = 'superseded' | 'lost' | 'too-slow';

/** How a request ended; it always ends, and the promise of it never rejects. */
export type Settled<Reply> =
  { readonly ok: true; readonly value: Reply } | { readonly ok: false; readonly why: Unanswered };

/** What a client uses of a Worker. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>;

export type ClientOptions<Request> = {
  readonly start: () => WorkerLike;
  /** How long a worker with work may be silent before it is taken for hung. */
  readonly timeoutMs: number;
  /** What every newly started worker is told first. */
  readonly greeting?: () => readonly Request[];
  /** False where a request means nothing to a worker that did not get the ones before. */
  readonly isRepeatable?: boolean;
  /** A newer `latest` stops a worker that is still busy with an older one. */
  readonly isInterrupted?: boolean;
  /** A request could not be answered although the worker was started anew: a person should know. */
  readonly onLost?: (why: Exclude<Unanswered, 'superseded'>) => void;
  /** For the log: everything that threw or died, also what was made good by a repetition. */
  readonly onFault?: (where: string, fault: Fault) => void;
  /** Runs after so many ms; returns what takes it back. */
  readonly after?: (ms: number, run: () => void) => () => void;
};

export type AskOptions<Part> = {
  readonly onPart?: (part: Part) => void;
  /** Settles the request as superseded when it is aborted. */
  readonly signal?: AbortSignal;
};

type Pending<Request, Reply, Part> = {
  readonly request: Request;
  readonly onPart: ((part: Part) => void) | undefined;
  readonly settle: (end: Settled<Reply>) => void;
  /** Nobody waits for it any more, but the worker may still be at it. */
  isSettled: boolean;
  isRepeated: boolean;
};

/**
 * Talks to one worker, which is started by the first request. When it throws, dies or hangs it is stopped and a new one
 * started: the request that it failed on is tried once more (a hang is not), and whatever else was waiting goes on.
 */
export class WorkerClient<Request, Reply, Part = never> {
  readonly #options: Required<ClientOptions<Request>>;
  #worker: WorkerLike | null = null;
  #nextId = 0;
  #stopWatch: (() => void) | null = null;
  /** By id, the oldest first, since that is the order of their coming. */
  readonly #pending = new Map<number, Pending<Request, Reply, Part>>();
  /** The `latest` that the worker is at, and the one that waits for its end. */
  #newest: { readonly id: number; readonly entry: Pending<Request, Reply, Part> } | null = null;
  #next: Pending<Request, Reply, Part> | null = null;

  constructor(options: ClientOptions<Request>) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** Each request is answered, in the order in which they came. */
  ask(request: Request, { onPart, signal }: AskOptions<Part> = {}): Promise<Settled<Reply>> {
    return new Promise((resolve) => {
      const entry: Pending<Request, Reply, Part> = { ...FRESH, request, onPart, settle: resolve };
      signal?.addEventListener('abort', () => settle(entry, SUPERSEDED), { once: true });
      this.#send(entry);
    });
  }

  /** Only the newest is worth an answer: older ones settle as superseded at once and, if still waiting, are not sent. */
  latest(request: Request): Promise<Settled<Reply>> {
    return new Promise((resolve) => {
      for (const older of [this.#newest?.entry ?? null, this.#next])
        if (older !== null) settle(older, SUPERSEDED);
      this.#next = { ...FRESH, request, onPart: undefined, settle: resolve };
      const isAtOlder = this.#newest !== null && this.#pending.has(this.#newest.id);
      if (isAtOlder && this.#options.isInterrupted) this.#fail('lost', this.#newest?.id ?? null);
      else this.#sendNext();
    });
  }

  /** Whether the worker has something to do. */
  isBusy(): boolean {
    return this.#pending.size > 0;
  }

  /** Stops the worker; whatever waits settles as superseded. A later request starts a new one. */
  stop(): void {
    this.#stopWorker();
    const waiting = [...this.#pending.values(), ...(this.#next === null ? [] : [this.#next])];
    this.#pending.clear();
    [this.#newest, this.#next] = [null, null];
    for (const entry of waiting) settle(entry, SUPERSEDED);
  }

  #send(entry: Pending<Request, Reply, Part>, id = (this.#nextId += 1)): number {
    this.#pending.set(id, entry);
    try {
      this.#running().postMessage({ id, request: entry.request } satisfies Asked<Request>);
      // A worker that is busy is not given more time by more work.
      if (this.#stopWatch === null) this.#watch();
    } catch (error) {
      // It cannot be started, or the request cannot be sent: to try again would end the same way.
      this.#pending.delete(id);
      this.#options.onFault('worker', faultOf(error));
      settle(entry, { ok: false, why: 'lost' });
      this.#options.onLost('lost');
    }
    return id;
  }

  #sendNext(): void {
    if (this.#newest !== null && this.#pending.has(this.#newest.id)) return;
    const entry = this.#next;
    this.#newest = null;
    this.#next = null;
    if (entry !== null) this.#newest = { id: this.#send(entry), entry };
  }

  #running(): WorkerLike {
    if (this.#worker !== null) return this.#worker;
    const started = this.#options.start();
    started.onmessage = ({ data }: MessageEvent<Answered<Reply, Part>>) => this.#receive(data);
    started.onerror = (event) => {
      event.preventDefault();
      const { message, filename, lineno, colno } = event;
      this.#options.onFault('worker', faultOfMessage(message, filename, lineno, colno));
      this.#fail('lost', this.#oldest());
    };
    started.onmessageerror = () => this.#fail('lost', this.#oldest());
    this.#worker = started;
    for (const request of this.#options.greeting()) started.postMessage({ id: GREETING, request });
    return started;
  }

  #receive(message: Answered<Reply, Part>): void {
    this.#watch();
    switch (message.kind) {
      case 'alive':
        return;
      case 'fault':
        return this.#options.onFault(message.where, message.fault);
      case 'threw':
        this.#options.onFault('worker', message.fault);
        return this.#fail('lost', this.#pending.has(message.id ?? GREETING) ? message.id : this.#oldest());
      case 'part': {
        const entry = this.#pending.get(message.id);
        if (entry?.isSettled === false) entry.onPart?.(message.part);
        return;
      }
      case 'done':
        return this.#end(message.id, message.reply);
    }
  }

  #end(id: number, reply: Reply): void {
    const entry = this.#pending.get(id);
    if (entry === undefined) return;
    this.#pending.delete(id);
    this.#watch();
    settle(entry, { ok: true, value: reply });
    this.#sendNext();
  }

  /** The worker is of no use any more; `culprit` is what it was at. */
  #fail(why: 'lost' | 'too-slow', culprit: number | null): void {
    this.#stopWorker();
    const waiting = [...this.#pending];
    this.#pending.clear();
    const again: typeof waiting = [];
    let isReported = !this.#options.isRepeatable;
    for (const [id, entry] of waiting) {
      const isHopeless = id === culprit && (why === 'too-slow' || entry.isRepeated);
      if (this.#options.isRepeatable && !entry.isSettled && !isHopeless) again.push([id, entry]);
      else isReported = settle(entry, { ok: false, why }) || isReported;
    }
    for (const [id, entry] of again) {
      entry.isRepeated ||= id === culprit;
      this.#send(entry, id);
    }
    this.#sendNext();
    if (isReported) this.#options.onLost(why);
  }

  #oldest(): number | null {
    return this.#pending.keys().next().value ?? null;
  }

  /** Begins to wait for a sign of life anew, or stops waiting where nothing is to come. */
  #watch(): void {
    this.#stopWatch?.();
    const { after, timeoutMs } = this.#options;
    this.#stopWatch =
      this.#pending.size === 0 ? null : after(timeoutMs, () => this.#fail('too-slow', this.#oldest()));
  }

  #stopWorker(): void {
    this.#stopWatch?.();
    this.#stopWatch = null;
    if (this.#worker === null) return;
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#worker.onmessageerror = null;
    this.#worker.terminate();
    this.#worker = null;
  }
}

/** No request has this id: what is told with a greeting needs no answer. */
const GREETING = -1;
const SUPERSEDED = { ok: false, why: 'superseded' } as const;
const FRESH = { isSettled: false, isRepeated: false } as const;

const DEFAULTS = {
  greeting: () => [],
  isRepeatable: true,
  isInterrupted: false,
  onLost: () => undefined,
  onFault: () => undefined,
  after: (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Answers whether somebody still waited for it. */
function settle<Request, Reply, Part>(entry: Pending<Request, Reply, Part>, end: Settled<Reply>): boolean {
  if (entry.isSettled) return false;
  entry.isSettled = true;
  entry.settle(end);
  return true;
}
