import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** What Chromium calls the threads of workers, as Linux shows them. */
const WORKER_THREAD = 'DedicatedWorker';

/**
 * Lets the system prefer everything else to the workers of process `pid`: whoever types while sheets are recognised
 * waits for no core. Alone on the machine they are as fast as before. Linux gives each thread a priority of its own,
 * so only those called `threadName` get a lower one and the process still answers; elsewhere the whole process does.
 */
export function giveWay(pid: number, threadName = WORKER_THREAD): void {
  for (const id of process.platform === 'linux' ? threadsCalled(threadName, pid) : [pid]) lower(id);
}

function lower(id: number): void {
  const wanted = constants.priority.PRIORITY_BELOW_NORMAL;
  try {
    if (getPriority(id) < wanted) setPriority(id, wanted);
  } catch {
    // It has ended, or the system does not let us: then it competes as any other.
  }
}

function threadsCalled(name: string, pid: number): readonly number[] {
  const folder = `/proc/${pid}/task`;
  try {
    return readdirSync(folder)
      .filter((thread) => nameOf(`${folder}/${thread}/comm`) === name)
      .map(Number);
  } catch {
    return [];
  }
}

/** Null for a thread that has ended since it was listed. */
function nameOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
