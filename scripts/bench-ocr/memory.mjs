// The memory of a running program's windows, sampled from /proc. Linux only.
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 150;
const KIB = 1024;

/** Watches the renderer processes under `pid` (one of them is the engine); `stop` answers the peak of the largest, MB. */
export function watchEngineMemory(pid) {
  let peakMb = 0;
  const look = () => {
    for (const child of descendants(pid)) peakMb = Math.max(peakMb, rendererMb(child));
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peakMb;
    },
  };
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
