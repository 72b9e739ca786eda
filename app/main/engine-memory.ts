import { cpus } from 'node:os';
import { app, type ProcessMetric } from 'electron';
import { failure, type Failure } from '../core/base/result';
import { countWork } from '../process-work';

/** What the engine may hold at once unless the person allows more: A2 at 600 dpi takes 1,310 MB to recognise. */
const DEFAULT_MB = 1_500;
/** A bomb fills up to 1 GB a second. */
const LOOK_EVERY_MS = 100;
const SWITCH = 'engine-memory';

/** How much memory the engine may take, in MB: `--engine-memory=4000` allows more for a file that one trusts. */
export function engineMemoryMb(): number {
  const given = Number(app.commandLine.getSwitchValue(SWITCH));
  return Number.isInteger(given) && given >= DEFAULT_MB ? given : DEFAULT_MB;
}

export function tooMuchMemory(limitMb: number): Failure<'too-much-memory'> {
  return failure('too-much-memory', { limit: limitMb, more: limitMb * 2 });
}

/** What Electron tells of a process of the program; null of one that is gone. */
function metricOf(pid: number | null): ProcessMetric | null {
  return app.getAppMetrics().find((one) => one.pid === pid) ?? null;
}

const mbOf = (metric: ProcessMetric | null) => (metric?.memory.workingSetSize ?? 0) / 1_024;

/** The memory of a process of the program, in MB; 0 of one that is gone. */
export function heldMb(pid: number | null): number {
  return mbOf(metricOf(pid));
}

/** Looks at a process for as long as it works: `onTooMuch` is called once it holds more than it may. */
export function watchMemory(
  pid: () => number | null,
  limitMb: number,
  onTooMuch: () => void,
): { readonly start: () => void; readonly stop: () => void; readonly workedMs: () => number } {
  let percent = 0;
  let worked = 0;
  const work = countWork(() => percent, cpus().length);
  let timer: ReturnType<typeof setInterval> | null = null;
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const look = () => {
    const metric = metricOf(pid());
    percent = metric?.cpu.percentCPUUsage ?? 0;
    worked = work();
    if (mbOf(metric) > limitMb) onTooMuch();
  };
  return { start: () => (timer ??= setInterval(look, LOOK_EVERY_MS)), stop, workedMs: () => worked };
}
