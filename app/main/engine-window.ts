import { join } from 'node:path';
import { BrowserWindow, ipcMain, type IpcMainEvent } from 'electron';
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
import { SCHEME } from './protocol';
import { windowPreferences } from './security';

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

const START_TIMEOUT_MS = 60_000;

/**
 * Starts the engine when it is first called. If it dies or hangs, its calls fail with `engine-failed` and the
 * next call starts a new one; nothing else notices.
 */
export function makeEngineWindow(
  buildDir: string,
  onFault: (where: string, fault: Fault) => void = () => undefined,
): EngineWindow {
  let window: BrowserWindow | null = null;
  let ready: Promise<void> | null = null;
  let generation = 0;
  let nextId = 0;
  let isClosed = false;
  const pending = new Map<number, Pending>();
  const seconds = engineSeconds();
  const ceilings = watchCeilings(
    () => window,
    seconds,
    (reason, why) => stop(reason, why),
  );

  const stop = (reason: string, why: Failure = failure('engine-failed')) => {
    ceilings.stop();
    if (reason !== 'closed') onFault('engine', { name: reason, frames: [] });
    const dying = window;
    window = null;
    ready = null;
    if (dying !== null) endWindow(dying, reason === 'memory' || reason === 'timeout');
    for (const [id, call] of [...pending]) {
      pending.delete(id);
      call.settle({ ok: false, error: why });
    }
  };

  const onReply = (event: IpcMainEvent, message: unknown) => {
    if (window === null || event.sender !== window.webContents || message === 'ready') return;
    const parsed = v.safeParse(ENGINE_MESSAGE, message);
    if (!parsed.success) return;
    const { output } = parsed;
    if (output.type === 'fault') onFault(`engine: ${output.where}`, output.fault);
    else receive(pending, output);
  };
  ipcMain.on(ENGINE_REPLY_CHANNEL, onReply);

  const start = async () => {
    generation += 1;
    const created = hiddenWindow(buildDir);
    window = created;
    created.webContents.on('render-process-gone', (_, details) => {
      if (window === created) stop(details.reason);
    });
    const started = untilReady(created);
    await created.loadURL(`${SCHEME}://engine/engine/index.html?seconds=${seconds}`);
    await started;
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
      const id = nextId;
      ceilings.start();
      const result = await send(target, pending, id, verb, args, options, () => stop('timeout'));
      if (pending.size === 0) ceilings.stop();
      return result as Result<EngineReplies[typeof verb]>;
    },
  };
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

function hiddenWindow(buildDir: string): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      ...windowPreferences(join(buildDir, 'preload-engine.cjs')),
      backgroundThrottling: false,
    },
  });
}

/** One that is busy would go on until it comes to itself, so it is ended by force. */
function endWindow(window: BrowserWindow, isByForce: boolean): void {
  if (window.isDestroyed()) return;
  if (isByForce) window.webContents.forcefullyCrashRenderer();
  window.destroy();
}

/** Null where there is none. */
function pidOf(window: BrowserWindow | null): number | null {
  return window === null || window.isDestroyed() ? null : window.webContents.getOSProcessId();
}

function untilReady(window: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error('The engine window did not start.'));
    const timer = setTimeout(failed, START_TIMEOUT_MS);
    window.webContents.once('render-process-gone', failed);
    const listener = (event: IpcMainEvent, message: unknown) => {
      if (event.sender !== window.webContents || message !== 'ready') return;
      clearTimeout(timer);
      ipcMain.removeListener(ENGINE_REPLY_CHANNEL, listener);
      resolve();
    };
    ipcMain.on(ENGINE_REPLY_CHANNEL, listener);
  });
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
