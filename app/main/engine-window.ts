import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import * as v from 'valibot';
import {
  ENGINE_CALL_CHANNEL,
  ENGINE_MESSAGE,
  ENGINE_REPLIES,
  ENGINE_REPLY_CHANNEL,
  type EngineArgs,
  type EngineReplies,
  type EngineVerb,
} from '../ipc-engine';
import { faultOf, type Fault } from '../core/diagnostics/fault';
import { fail, failure, ok, type Failure, type Result } from '../core/base/result';
import { giveWay } from '../node/scans/give-way';
import { engineMemoryMb, tooMuchMemory, watchMemory } from './engine-memory';
import { engineSeconds, watchPulse } from './engine-pulse';
import { endWindow, hiddenWindow, pidOf, untilReady } from './engine-page';
import { watchRest } from './engine-rest';
import { SCHEME } from './protocol';

export type CallOptions = {
  readonly timeoutMs: number;
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

type Pending = {
  readonly verb: EngineVerb;
  readonly onProgress: (share: number) => void;
  readonly settle: (result: Result<unknown>) => void;
};

/** The hidden window that opens untrusted scans. `generation` changes when it had to be started anew. */
export type EngineWindow = {
  readonly call: <V extends EngineVerb>(
    verb: V,
    args: EngineArgs[V],
    options: CallOptions,
  ) => Promise<Result<EngineReplies[V]>>;
  readonly generation: () => number;
  /** Lets its workers stand back behind whatever else runs; for those that are there now. */
  readonly giveWay: () => void;
  readonly close: () => void;
};

type EngineOptions = {
  readonly onFault?: (where: string, fault: Fault) => void;
  /** Whether an engine that has grown is renewed when it is quiet. Whoever holds a scan open looks at `generation` then. */
  readonly isRenewed: boolean;
};

/**
 * Starts the engine when it is first called. If it dies or hangs, its calls fail with `engine-failed` and the
 * next call starts a new one; nothing else notices.
 */
export function makeEngineWindow(
  buildDir: string,
  { onFault = () => undefined, isRenewed }: EngineOptions,
): EngineWindow {
  let window: BrowserWindow | null = null;
  let ready: Promise<void> | null = null;
  let generation = 0;
  let nextId = 0;
  let isClosed = false;
  const pending = new Map<number, Pending>();
  const seconds = engineSeconds();
  const shown = () => window;
  const pid = () => pidOf(window);
  const ceilings = watchCeilings(shown, seconds, (reason, why) => stop(reason, why));
  const rest = watchRest(pid, () => renew());
  const stop = (reason: string, why: Failure = failure('engine-failed')) => {
    ceilings.stop();
    rest.stop();
    if (reason !== 'closed' && reason !== 'renewed') onFault('engine', { name: reason, frames: [] });
    const dying = window;
    window = null;
    ready = null;
    if (dying !== null) endWindow(dying, reason === 'memory' || reason === 'timeout');
    failAll(pending, why);
  };

  const onReply = listener(shown, pending, onFault);
  ipcMain.on(ENGINE_REPLY_CHANNEL, onReply);

  const start = async () => {
    generation += 1;
    const created = hiddenWindow(buildDir);
    window = created;
    created.webContents.on('render-process-gone', (_, details) => {
      if (window === created) stop(details.reason);
    });
    await load(created, seconds);
  };

  const renew = () => {
    if (pending.size > 0 || isClosed) return;
    stop('renewed');
    ready = start();
    // Told to whoever calls next; nobody may.
    ready.catch(() => undefined);
  };
  const restIfIdle = () => {
    if (pending.size > 0) return;
    ceilings.stop();
    if (isRenewed) rest.start();
  };

  return {
    generation: () => generation,
    giveWay: () => {
      if (window !== null && !window.isDestroyed()) giveWay(window.webContents.getOSProcessId());
    },
    close: () => {
      isClosed = true;
      ipcMain.removeListener(ENGINE_REPLY_CHANNEL, onReply);
      stop('closed');
    },
    call: async (verb, args, options) => {
      if (isClosed) return fail('engine-failed');
      rest.stop();
      ready ??= start();
      const started = ready;
      try {
        await started;
      } catch (error) {
        onFault('engine: start', faultOf(error));
        // By now a later call may have started another engine; that one is left alone.
        if (ready === started) stop('start');
        return fail('engine-failed');
      }
      const target = window;
      if (target === null || target.isDestroyed()) return fail('engine-failed');
      nextId += 1;
      ceilings.start();
      const result = await send(target, pending, nextId, verb, args, options, () => stop('timeout'));
      restIfIdle();
      return result as Result<EngineReplies[typeof verb]>;
    },
  };
}

function failAll(pending: Map<number, Pending>, error: Failure): void {
  for (const [id, call] of [...pending]) {
    pending.delete(id);
    call.settle({ ok: false, error });
  }
}

/** Hears what an engine says; one that has been given up is not listened to. */
function listener(
  window: () => BrowserWindow | null,
  pending: Map<number, Pending>,
  onFault: (where: string, fault: Fault) => void,
) {
  return (event: IpcMainEvent, message: unknown): void => {
    if (event.sender !== window()?.webContents || message === 'ready') return;
    const parsed = v.safeParse(ENGINE_MESSAGE, message);
    if (!parsed.success) return;
    const { output } = parsed;
    if (output.type === 'fault') onFault(`engine: ${output.where}`, output.fault);
    else receive(pending, output);
  };
}

async function load(created: BrowserWindow, seconds: number): Promise<void> {
  const started = untilReady(created);
  await created.loadURL(`${SCHEME}://engine/engine/index.html?seconds=${seconds}`);
  await started;
}

type Ceilings = { readonly start: () => void; readonly stop: () => void };

/** Ends the engine when it takes more memory than it may, or gives no sign of life for `seconds`. */
function watchCeilings(
  window: () => BrowserWindow | null,
  seconds: number,
  stop: (reason: 'memory' | 'timeout', why: Failure) => void,
): Ceilings {
  const limitMb = engineMemoryMb();
  const memory = watchMemory(
    () => pidOf(window()),
    limitMb,
    () => stop('memory', tooMuchMemory(limitMb)),
  );
  const signOfLife = async (): Promise<void> => {
    await window()?.webContents.executeJavaScript('0');
  };
  const limit = { limitMs: seconds * 1_000, workedMs: memory.workedMs };
  const pulse = watchPulse(signOfLife, limit, () => stop('timeout', failure('too-slow')));
  return {
    start: () => {
      memory.start();
      pulse.start();
    },
    stop: () => {
      memory.stop();
      pulse.stop();
    },
  };
}

function send<V extends EngineVerb>(
  window: BrowserWindow,
  pending: Map<number, Pending>,
  id: number,
  verb: V,
  args: EngineArgs[V],
  options: CallOptions,
  onTimeout: () => void,
): Promise<Result<unknown>> {
  return new Promise((resolve) => {
    const timer = setTimeout(onTimeout, options.timeoutMs);
    const cancel = () =>
      window.isDestroyed() ||
      window.webContents.send(ENGINE_CALL_CHANNEL, { id: -id, verb: 'cancel', args: { id } });
    const settle = (result: Result<unknown>) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    pending.set(id, { verb, onProgress: options.onProgress ?? (() => undefined), settle });
    options.signal?.addEventListener('abort', cancel);
    window.webContents.send(ENGINE_CALL_CHANNEL, { id, verb, args });
    if (options.signal?.aborted === true) cancel();
  });
}

type Reply = Exclude<v.InferOutput<typeof ENGINE_MESSAGE>, { readonly type: 'fault' }>;

/** Takes an answer only in the shape that its verb promises: the engine has read hostile bytes. */
function receive(pending: Map<number, Pending>, message: Reply): void {
  const call = pending.get(message.id);
  if (call === undefined) return;
  if (message.type === 'progress') return call.onProgress(Math.min(1, Math.max(0, message.progress)));
  pending.delete(message.id);
  if (message.type === 'error') return call.settle({ ok: false, error: message.error });
  const parsed = v.safeParse(ENGINE_REPLIES[call.verb], message.value);
  call.settle(parsed.success ? ok(parsed.output) : fail('engine-failed'));
}
