// What a running program uses, sampled from /proc: its windows' memory, and processor time. Linux only.
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 150;
const KIB = 1024;

const TICKS_PER_S = 100;

/**
 * Watches the processes under this one. `stop` answers the peak of the largest renderer (the engine), MB, and the
 * processor time of all, s: that of children that have ended is exact, that of the others as last seen.
 */
export function watchChildren() {
  let peakMb = 0;
  const ticks = new Map();
  const endedBefore = endedTicks();
  const look = () => {
    for (const child of descendants(process.pid)) {
      peakMb = Math.max(peakMb, rendererMb(child));
      if (child !== process.pid) ticks.set(child, ownTicks(child) || (ticks.get(child) ?? 0));
    }
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      const seen = [...ticks.values()].reduce((sum, one) => sum + one, 0);
      return { peakMb, cpuS: Math.max(seen, endedTicks() - endedBefore) / TICKS_PER_S };
    },
  };
}

/** Fields of proc(5)'s stat after the program's name, which may hold spaces: utime is the 12th of them. */
function statOf(pid) {
  return read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);
}

function ownTicks(pid) {
  const stat = statOf(pid);
  return (stat[11] ?? 0) + (stat[12] ?? 0);
}

function endedTicks() {
  const stat = statOf(process.pid);
  return (stat[13] ?? 0) + (stat[14] ?? 0);
}

function descendants(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isUnder = (one) => {
    for (let at = one; at !== undefined && at > 1; at = parents.get(at)) if (at === pid) return true;
    return false;
  };
  return [...parents.keys()].filter(isUnder);
}

function rendererMb(pid) {
  if (!read(`/proc/${pid}/cmdline`).includes('--type=renderer')) return 0;
  const resident = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
  return resident === undefined ? 0 : Number(resident) / KIB;
}

/** A process may end while it is looked at. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
